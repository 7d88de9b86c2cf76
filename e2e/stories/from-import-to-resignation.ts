import { FeedReader } from '../product/feed-reader.ts';
import type { RunningProduct } from '../product/running-product.ts';
import type { Answer } from '../product/running-forum.ts';
import { LAUNCH, MAPPING, PLAN, REGISTER } from './brought-in.ts';
import { auditor, CHECKLIST, expectStatus, ForumOfTwoDistricts, secretariat } from './a-forum-of-two-districts.ts';

/** Before the third member is admitted, while it is one, after it has left. */
const DATES = ['2024-03-31', '2024-06-30', '2025-01-31'] as const;

const SUSPENDED = 'coalitions.SeatSuspended';

interface Acted {
  readonly id: string;
  readonly position: string;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

/** From a register to a member that leaves, step by step; each step looked for wherever it has to show. */
export function tellFromImportToResignation(running: () => RunningProduct): void {
  let forum: ForumOfTwoDistricts;
  let feed: FeedReader;
  const ids: Record<'beekeepers' | 'voice' | 'union' | 'membership' | 'coalition' | 'programme' | 'campaign', string> =
    {
      ...{ beekeepers: '', voice: '', union: '', membership: '', coalition: '', programme: '', campaign: '' },
    };
  let position = '';
  let sequenceBeforeResignation = 0;

  beforeAll(async () => {
    forum = new ForumOfTwoDistricts(running().client);
    await forum.found();
    feed = await FeedReader.listen(running().client, secretariat);
  });
  afterAll(() => feed.close());

  /** Does it, and looks for it in its trail, in the replay and in the feed. */
  async function act(path: string, body: object = {}, status = 200, person?: string): Promise<Acted> {
    const acted = (await forum.done(path, body, status, secretariat, person)) as Acted;
    position = acted.position;
    const recorded = await heard(acted.events.map(({ id }) => id));
    // What the same command reserved (a number, the one open membership) stands in a stream of its own.
    const own = recorded.filter(({ stream }) => stream.endsWith(acted.id));
    expect(own).not.toEqual([]);
    await inTrail(acted.id, ...own.map(({ id }) => id));
    return acted;
  }

  async function inTrail(entity: string, ...events: readonly string[]): Promise<Answer['body']> {
    const trail = await forum.view(`/views/audit/entities/${entity}?limit=500`, position);
    expect(trail.events.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([...events]));
    return trail;
  }

  /** In the replay at once, and soon in the feed. */
  async function heard(
    events: readonly string[],
  ): Promise<readonly { readonly id: string; readonly stream: string }[]> {
    const recorded = [];
    for (const id of events) {
      const { body } = expectStatus(await forum.client.get(`/ledger/events/${id}`, secretariat), 200);
      expect(body.event.id).toBe(id);
      recorded.push(body.event);
    }
    await forum.eventually(
      () => Promise.resolve(feed.ids()),
      (all) => events.every((id) => all.includes(id)),
    );
    return recorded;
  }

  /** Members, applications under way, and organisations, on each of the three dates. */
  async function figures(more = ''): Promise<readonly (readonly number[])[]> {
    const dashboards = await Promise.all(
      DATES.map((date) => forum.view(`/views/dashboards/network?asOf=${date}${more}`, position)),
    );
    return dashboards.map(({ headline }) => [
      headline.members.value,
      headline.pending.value,
      headline.organisations.value,
    ]);
  }

  const statusInRegister = async (asOf: string): Promise<string | undefined> => {
    const { rows } = await forum.view(`/views/registers/memberships?asOf=${asOf}&limit=500`, position);
    return rows.find((row: { name: string }) => row.name === 'Kyeizooba Farmers’ Union')?.status;
  };

  it('brings a register in, and says what became of every line', async () => {
    const { id } = (await forum.done('/members/imports', { csv: REGISTER, mapping: MAPPING }, 201)) as Acted;
    const report = await forum.eventually(
      async () => (await forum.client.get(`/members/imports/${id}`, secretariat)).body,
      ({ status }) => status === 'done',
    );
    expect(report).toMatchObject({ rows: 3, items: 3, outcomes: { made: 3 } });
    const made = (name: string): string =>
      report.page.entries.find((entry: { kind: string; legalName: string }) => entry.legalName === name).id;
    ids.beekeepers = made('Igara Beekeepers');
    ids.voice = made('Ntungamo Women’s Voice');
    expect(report.page.entries).toContainEqual(expect.objectContaining({ line: 4, code: 'place-unknown' }));
    const again = (await forum.done('/members/imports', { csv: REGISTER, mapping: MAPPING }, 201)) as Acted;
    position = again.position;
    expect((await forum.client.get(`/members/imports/${again.id}`, secretariat)).body).toMatchObject({
      outcomes: { 'already-there': 3 },
    });
    expect(await figures()).toEqual([
      [0, 0, 3],
      [0, 0, 3],
      [0, 0, 3],
    ]);
  });

  it('admits the first members as far as there are others to endorse them', async () => {
    for (const [organisation, endorsers] of [
      [ids.beekeepers, []],
      [ids.voice, [ids.beekeepers]],
    ] as const) {
      const membership = await forum.application(organisation, '2024-02-01');
      await forum.screened(membership, '2024-02-01');
      for (const endorser of endorsers) await forum.endorsed(membership, endorser, '2024-02-01');
      ({ position } = await forum.admitted(membership, '2024-02-01'));
    }
    expect(await figures()).toEqual([
      [2, 0, 3],
      [2, 0, 3],
      [2, 0, 3],
    ]);
  });

  it('registers an organisation that applies', async () => {
    const body = {
      kind: 'cbo',
      legalName: 'Kyeizooba Farmers’ Union',
      unit: 'UG-402-KYEIZOOBA',
      themes: ['education'],
    };
    ({ id: ids.union } = await act('/members/organisations', { ...body, effectiveOn: '2024-03-01' }, 201));
    const found = await forum.view('/views/search?q=kyeizooba%20farmers', position);
    expect(found.found).toMatchObject([{ id: ids.union, register: 'organisations', unit: 'UG-402-KYEIZOOBA' }]);
    const applied = { organisation: ids.union, category: 'full', effectiveOn: '2024-03-05' };
    ({ id: ids.membership } = await act('/members/memberships', applied, 201, 'clerk'));
    expect(await figures()).toEqual([
      [2, 1, 4],
      [2, 1, 4],
      [2, 1, 4],
    ]);
    expect(await statusInRegister('2024-03-04')).toBeUndefined();
    expect(await statusInRegister('2024-03-31')).toBe('applied');
  });

  it('refuses what comes out of order, by the name of the rule', async () => {
    const of = `/members/memberships/${ids.membership}`;
    await forum.refused('membership.not-screened', `${of}/admit`, {}, secretariat, 'board');
    await forum.refused('membership.not-screened', `${of}/endorse`, { endorser: ids.voice });
    await forum.refused('membership.not-a-member', `${of}/resign`);
    await forum.refused('open-membership.taken', '/members/memberships', {
      ...{ organisation: ids.union, category: 'full' },
    });
    const items = CHECKLIST.map((item) => ({ item, finding: 'met' }));
    await forum.refused('membership.dated-before-last-step', `${of}/screen`, { items, effectiveOn: '2024-03-04' });
  });

  it('screens, endorses and admits it', async () => {
    const of = `/members/memberships/${ids.membership}`;
    const items = CHECKLIST.map((item) => ({ item, finding: 'met' }));
    await act(`${of}/screen`, { items, effectiveOn: '2024-03-10' }, 200, 'screener');
    expect(await statusInRegister('2024-03-31')).toBe('screened');
    await act(`${of}/endorse`, { endorser: ids.beekeepers, effectiveOn: '2024-03-12' }, 200, 'witness');
    await forum.refused('membership.not-endorsed', `${of}/admit`, {}, secretariat, 'board');
    await forum.refused('membership.endorsed-already', `${of}/endorse`, { endorser: ids.beekeepers });
    await act(`${of}/endorse`, { endorser: ids.voice, effectiveOn: '2024-03-13' }, 200, 'witness');
    await forum.refused('membership.decided-by-involved', `${of}/admit`, {}, secretariat, 'screener');
    await act(`${of}/admit`, { effectiveOn: '2024-04-02' }, 200, 'board');
    await forum.refused('membership.already-decided', `${of}/withdraw`);
    expect(await figures()).toEqual([
      [2, 1, 4],
      [3, 0, 4],
      [3, 0, 4],
    ]);
    expect(await figures('&unit=UG-402')).toEqual([
      [1, 1, 2],
      [2, 0, 2],
      [2, 0, 2],
    ]);
    expect(await statusInRegister('2024-06-30')).toBe('new');
  });

  it('forms a coalition with seats', async () => {
    const body = {
      kind: 'coalition',
      name: 'Igara Water Coalition',
      unit: 'UG-402',
      purpose: 'Water that was promised',
    };
    const formed = { ...body, themes: ['social-justice'], convenor: ids.beekeepers, effectiveOn: '2024-05-01' };
    ({ id: ids.coalition } = await act('/coalitions/coalitions', formed, 201));
    const of = `/coalitions/coalitions/${ids.coalition}`;
    const seat = { organisation: ids.union, effectiveOn: '2024-05-06' };
    await forum.refused('coalition.not-invited', `${of}/accept`, seat);
    await act(`${of}/invite`, { ...seat, role: 'participant' });
    await act(`${of}/accept`, seat);
    await forum.refused('coalition.seat-taken', `${of}/invite`, { ...seat, role: 'observer' });
    await forum.refused('coalition.last-convenor', `${of}/leave`, { organisation: ids.beekeepers });
    // Nothing was done in it since 2024: once the clock has looked, it is dormant.
    const status = expect.stringMatching(/^(active|dormant)$/) as unknown;
    expect((await forum.view('/views/registers/coalitions', position)).rows).toMatchObject([
      { id: ids.coalition, status, seats: 2, suspended: 0 },
    ]);
  });

  it('completes a programme, whose assignment becomes the draft of a campaign by the forum’s own rule', async () => {
    const planned = {
      ...{ title: 'From complaint to campaign', track: 'campaign-launch', aims: ['Campaigns that begin prepared'] },
      ...{ unit: 'UG-402', themes: ['governance'], languages: ['en'], effectiveOn: '2024-05-10' },
      modules: [{ code: 'panel', title: 'The PANEL check', outcomes: ['Tells the five principles apart'] }],
      period: { from: '2024-06-01', until: '2024-08-31' },
    };
    ({ id: ids.programme } = await act('/capacity/programmes', planned, 201));
    const of = `/capacity/programmes/${ids.programme}`;
    await forum.refused('programme.not-open', `${of}/start`);
    await act(`${of}/open`, { effectiveOn: '2024-05-20' });
    await act(`${of}/start`, { effectiveOn: '2024-06-01' });
    const assignment = { organisation: ids.union, title: 'Clean water for Kyeizooba', cause: 'Boreholes stand dry' };
    const completed = await act(`${of}/complete`, {
      assignments: [{ ...assignment, unit: 'UG-402', themes: ['social-justice'] }],
      effectiveOn: '2024-09-01',
    });
    await forum.refused('programme.not-running', `${of}/complete`);
    const drafted = await forum.eventually(
      async () => (await forum.client.get('/views/registers/campaigns', secretariat)).body.rows,
      (rows) => rows.length === 1,
    );
    expect(drafted).toMatchObject([{ name: 'Clean water for Kyeizooba', status: 'draft', lead: ids.union }]);
    ids.campaign = drafted[0].id;
    // The trail is another view than the register, and may come a moment later.
    const events = await forum.eventually(
      async () =>
        (await forum.client.get(`/views/audit/entities/${ids.campaign}?limit=500`, secretariat)).body.events ?? [],
      (told) => told.length > 0,
    );
    expect(events).toMatchObject([
      { policy: 'campaigns.draft-campaign-when-launch-programme-completed', cause: { entity: ids.programme } },
    ]);
    expect(completed.events.map(({ id }) => id)).toContain(events[0].cause.id);
  });

  it('plans and launches the campaign', async () => {
    const of = `/campaigns/campaigns/${ids.campaign}`;
    await forum.refused('campaign.not-planned', `${of}/launch`, LAUNCH);
    await forum.done(`${of}/plan`, { ...PLAN, effectiveOn: '2024-09-15' });
    await act(`${of}/launch`, { ...LAUNCH, effectiveOn: '2024-10-01' });
    await forum.refused('campaign.launched-already', `${of}/plan`, PLAN);
    expect((await forum.view('/views/registers/campaigns', position)).rows).toMatchObject([
      { id: ids.campaign, status: 'launched', launchedOn: '2024-10-01' },
    ]);
  });

  it('lets the member resign, and its seat is suspended by the forum’s own rule', async () => {
    const { head } = (await forum.client.get('/ledger/feed/pages?limit=1', secretariat)).body;
    sequenceBeforeResignation = head;
    const of = `/members/memberships/${ids.membership}`;
    const resigned = await act(`${of}/resign`, { effectiveOn: '2024-12-31' });
    // To resign again says nothing new, and records nothing.
    expect(await forum.done(`${of}/resign`)).toMatchObject({ events: [] });
    const row = await forum.eventually(
      async () => (await forum.client.get('/views/registers/coalitions', secretariat)).body.rows[0],
      ({ suspended }) => suspended === 1,
    );
    expect(row.seats).toBe(1);
    const suspended = await forum.eventually(
      async () => (await inTrail(ids.coalition)).events.find((one: { type: string }) => one.type === SUSPENDED),
      (found) => found !== undefined,
    );
    expect(suspended).toMatchObject({
      policy: 'coalitions.suspend-seats-when-membership-ends',
      cause: { id: resigned.events[0]!.id },
    });
    await heard([suspended.id]);
    expect((await forum.client.get(`/coalitions/coalitions/${ids.coalition}`, secretariat)).body.seats).toContainEqual(
      expect.objectContaining({ organisation: ids.union, status: 'suspended' }),
    );
  });

  it('shows each date as it was, and as it was known before', async () => {
    expect(await figures()).toEqual([
      [2, 1, 4],
      [3, 0, 4],
      [2, 0, 4],
    ]);
    expect(await figures(`&asKnownAt=${sequenceBeforeResignation}`)).toEqual([
      [2, 1, 4],
      [3, 0, 4],
      [3, 0, 4],
    ]);
    expect(await statusInRegister('2025-01-31')).toBe('resigned');
    expect(await statusInRegister('2024-06-30')).toBe('new');
  });

  it('tells the organisation’s whole story in one trail, and every figure by its events', async () => {
    const typesIn = (trail: Answer['body']): readonly string[] =>
      trail.events.map(({ type }: { type: string }) => type);
    // The forum's own rule acted after the command whose position is asked by.
    const trail = await forum.eventually(
      () => forum.view(`/views/audit/organisations/${ids.union}?limit=500`, position, auditor),
      (told) => typesIn(told).includes(SUSPENDED),
    );
    const expected = ['members.OrganisationRegistered', 'members.MembershipAdmitted', SUSPENDED];
    expect(typesIn(trail)).toEqual(expect.arrayContaining(expected));
    for (const { sentence } of trail.events) expect(sentence).toMatch(/^\p{Lu}.{8,}/u);
    const { headline } = await forum.view('/views/dashboards/network?asOf=2024-06-30', position);
    const told = await forum.view(headline.members.events, position);
    expect(told.value).toBe(3);
    expect(told.events.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(3);
  });
}
