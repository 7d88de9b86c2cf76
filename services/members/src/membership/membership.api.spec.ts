import { everyItemMet, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
let first: string;
let second: string;

beforeAll(async () => {
  forum = await SmallForum.open();
  [first, second] = forum.founders as [string, string];
});
afterAll(() => forum.close());

const path = (membership: string, verb: string): string => `/members/memberships/${membership}/${verb}`;

describe('the life of one membership over HTTP', () => {
  it('goes from asked to admitted to resigned, and its document says so', async () => {
    const organisation = await forum.organisation();
    const applied = await forum.post(
      '/members/memberships',
      { organisation, category: 'full', statement: 'We farm together.' },
      representativeOf(organisation),
      'applicant',
    );
    expect(applied).toMatchObject({ status: 201, headers: { etag: '"0"' } });
    expect(applied.body.events.map((event: { type: string }) => event.type)).toEqual([
      'members.MembershipApplied',
      'members.OpenMembershipClaimed',
    ]);
    const membership = applied.body.id as string;
    expect(applied.headers.location).toBe(`/members/memberships/${membership}`);

    await forum.done(path(membership, 'screen'), { items: everyItemMet }, officerOf('UG-402'), 'officer');
    await forum.done(path(membership, 'endorse'), { endorser: first }, representativeOf(first), 'first');
    await forum.done(path(membership, 'endorse'), { endorser: second }, representativeOf(second), 'second');
    const endorsed = await forum.get(`/members/memberships/${membership}`, officerOf('UG-402'));
    expect(endorsed).toMatchObject({
      status: 200,
      headers: { etag: '"3"' },
      body: {
        id: membership,
        status: 'endorsed',
        organisation,
        endorsersRequired: 2,
        statement: { value: 'We farm together.' },
        endorsements: [{ endorser: first }, { endorser: second }],
      },
    });
    expect(endorsed.body.involved).toBeUndefined();

    const admitted = await forum.post(path(membership, 'admit'), {}, secretariat, 'board', { 'if-match': '"3"' });
    expect(admitted).toMatchObject({ status: 200, headers: { etag: '"4"' } });
    const resigned = await forum.post(path(membership, 'resign'), {}, representativeOf(organisation), 'applicant');
    expect(resigned.body.events.map((event: { type: string }) => event.type)).toEqual([
      'members.MembershipResigned',
      'members.OpenMembershipFreed',
    ]);
    expect(await forum.application(organisation)).not.toBe(membership);
  });

  it('takes an application back, and frees the place for another', async () => {
    const organisation = await forum.organisation();
    const membership = await forum.application(organisation);
    const again = await forum.post('/members/memberships', { organisation, category: 'associate' });
    expect(again).toMatchObject({ status: 409, body: { code: 'open-membership.taken' } });
    await forum.done(path(membership, 'withdraw'), {}, representativeOf(organisation));
    await forum.application(organisation, 'associate');
  });

  it('is turned down with grounds, and the reasons are for those who work with it', async () => {
    const membership = await forum.application(await forum.organisation());
    const rejected = await forum.post(path(membership, 'reject'), {
      grounds: 'checklist-not-met',
      narrative: 'The papers were not complete.',
    });
    expect(rejected).toMatchObject({ status: 200 });
    const { body } = await forum.get(`/members/memberships/${membership}`);
    expect(body).toMatchObject({
      status: 'rejected',
      grounds: 'checklist-not-met',
      narrative: { value: expect.any(String) },
    });
    const audited = await forum.get(`/members/memberships/${membership}`, [{ role: 'auditor' }]);
    expect(audited.text).not.toContain('papers');
    expect(audited.body.narrative).toMatchObject({ masked: true });
  });
});

describe('the years of a membership over HTTP', () => {
  const on = (effectiveOn: string, more: object = {}) => ({ effectiveOn, ...more });
  const decided = { ground: 'board-decision' };

  /** Admitted on 2024-02-01, by the founders. */
  async function aMemberOf2024(): Promise<{ organisation: string; membership: string }> {
    const organisation = await forum.organisation({ effectiveOn: '2024-01-02' });
    const { id: membership } = await forum.done(
      '/members/memberships',
      on('2024-01-10', { organisation, category: 'full' }),
      secretariat,
      'clerk',
    );
    const items = { items: everyItemMet };
    await forum.done(path(membership, 'screen'), on('2024-01-20', items), secretariat, 'screener');
    await forum.done(path(membership, 'admit'), on('2024-02-01'), secretariat, 'board');
    return { organisation, membership };
  }
  const statusOf = async (membership: string) => (await forum.get(`/members/memberships/${membership}`)).body.status;
  const typesOf = async (membership: string) =>
    (await forum.get(`/members/memberships/${membership}/events`)).body.events.map(
      ({ type }: { type: string }) => type,
    );

  it('it runs out by the calendar, the place is free, and it is reinstated into the same place', async () => {
    const { organisation, membership } = await aMemberOf2024();
    const late = await forum.post(path(membership, 'renew'), on('2025-06-01', decided));
    expect(late).toMatchObject({ status: 409, body: { code: 'membership.lapsed' } });
    expect((await typesOf(membership)).slice(-3)).toEqual([
      'members.MembershipBecameCurrent',
      'members.MembershipGraceBegan',
      'members.MembershipLapsed',
    ]);
    const back = await forum.done(path(membership, 'reinstate'), on('2025-06-02', decided));
    expect(back.events.map(({ type }: { type: string }) => type)).toEqual([
      'members.MembershipReinstated',
      'members.OpenMembershipClaimed',
    ]);
    const again = await forum.post('/members/memberships', { organisation, category: 'associate' });
    expect(again).toMatchObject({ status: 409, body: { code: 'open-membership.taken' } });
  });

  it('who lapsed may apply anew, and is then not reinstated beside it', async () => {
    const { organisation, membership } = await aMemberOf2024();
    await forum.post(path(membership, 'renew'), on('2025-06-01', decided));
    await forum.application(organisation);
    expect(await forum.post(path(membership, 'reinstate'), on('2025-06-02', decided))).toMatchObject({
      status: 409,
      body: { code: 'open-membership.taken' },
    });
  });

  it('it is renewed in time, changes its category, and stops to run out where that pays no dues', async () => {
    const { membership } = await aMemberOf2024();
    await forum.done(path(membership, 'renew'), on('2025-03-01', decided));
    expect(await statusOf(membership)).toBe('current');
    await forum.done(path(membership, 'change-category'), on('2025-03-02', { category: 'observer' }));
    const { body } = await forum.get(`/members/memberships/${membership}`);
    expect(body).toMatchObject({ status: 'current', category: 'observer' });
    expect(body.termUntil).toBeUndefined();
    expect(await forum.post(path(membership, 'renew'), on('2025-03-03', decided))).toMatchObject({
      status: 409,
      body: { code: 'membership.no-term' },
    });
  });

  it('a decision is put off until something is supplied, and goes on when it is screened again', async () => {
    const membership = await forum.application(await forum.organisation());
    await forum.screened(membership);
    for (const endorser of forum.founders) {
      await forum.done(path(membership, 'endorse'), { endorser }, secretariat, 'witness');
    }
    await forum.done(path(membership, 'defer'), { missing: ['legal-standing'] }, secretariat, 'board');
    expect(await statusOf(membership)).toBe('deferred');
    expect(await forum.post(path(membership, 'admit'), {}, secretariat, 'board')).toMatchObject({
      status: 409,
      body: { code: 'membership.deferred' },
    });
    await forum.screened(membership);
    await forum.done(path(membership, 'admit'), {}, secretariat, 'board');
    expect(await statusOf(membership)).toBe('new');
  });

  it('only a suspension that holds is lifted', async () => {
    const { membership } = await forum.member();
    const lifting = { suspension: membership, ground: 'remedied' };
    expect(await forum.post(path(membership, 'lift-suspension'), lifting)).toMatchObject({
      status: 409,
      body: { code: 'membership.not-suspended' },
    });
  });

  it('it ends with an organisation that is dissolved, in the same append', async () => {
    const { organisation, membership } = await forum.member();
    const closed = await forum.done(`/members/organisations/${organisation}/close`, { ground: 'dissolved' });
    expect(closed.events.map(({ type }: { type: string }) => type)).toContain('members.MembershipDissolved');
    expect(await statusOf(membership)).toBe('dissolved');
  });
});

describe('refusals over HTTP', () => {
  it('wrong orders are refused by named rules, as 409', async () => {
    const membership = await forum.application(await forum.organisation());
    expect(await forum.post(path(membership, 'admit'), {}, secretariat, 'board')).toMatchObject({
      status: 409,
      body: { code: 'membership.not-screened', rule: expect.any(String) },
    });
    await forum.screened(membership);
    expect(await forum.post(path(membership, 'admit'), {}, secretariat, 'board')).toMatchObject({
      status: 409,
      body: { code: 'membership.not-endorsed' },
    });
    expect(await forum.post(path(membership, 'resign'), {}, secretariat, 'board')).toMatchObject({
      status: 409,
      body: { code: 'membership.not-a-member' },
    });
  });

  it('whoever screened does not decide: 403', async () => {
    const membership = await forum.application(await forum.organisation());
    await forum.screened(membership);
    for (const endorser of [first, second]) {
      await forum.done(path(membership, 'endorse'), { endorser }, secretariat, 'witness');
    }
    for (const person of ['clerk', 'screener', 'witness']) {
      expect(await forum.post(path(membership, 'admit'), {}, secretariat, person)).toMatchObject({
        status: 403,
        body: { code: 'membership.decided-by-involved' },
      });
    }
    expect(await forum.post(path(membership, 'admit'), {}, secretariat, 'board')).toMatchObject({ status: 200 });
  });

  it('nobody endorses themselves, nor who is no full member, nor for another', async () => {
    const organisation = await forum.organisation();
    const membership = await forum.application(organisation);
    await forum.screened(membership);
    const stranger = await forum.organisation();
    const endorse = (endorser: string, as = secretariat) => forum.post(path(membership, 'endorse'), { endorser }, as);
    expect(await endorse(organisation)).toMatchObject({ status: 403, body: { code: 'membership.endorses-itself' } });
    expect(await endorse(stranger)).toMatchObject({
      status: 422,
      body: { code: 'membership.endorser-not-full-member' },
    });
    expect(await endorse(first, representativeOf(organisation))).toMatchObject({
      status: 403,
      body: { code: 'membership.endorses-for-another' },
    });
    expect(await endorse(first, representativeOf(second))).toMatchObject({ status: 404 });
  });

  it('a body that is not what is documented is refused by pointer', async () => {
    const membership = await forum.application(await forum.organisation());
    const screened = await forum.post(path(membership, 'screen'), {
      items: [{ item: 'legal-standing', finding: 'maybe' }],
      hue: 1,
    });
    expect(screened.status).toBe(400);
    const pointers = screened.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toContain('/hue');
    const rejected = await forum.post(path(membership, 'reject'), { grounds: 'not-endorsed' });
    expect(rejected).toMatchObject({ status: 400, body: { errors: [{ pointer: '/narrative' }] } });
  });

  it('the same command twice is one event, and two officers at once get one decision', async () => {
    const membership = await forum.application(await forum.organisation());
    await forum.screened(membership);
    for (const endorser of [first, second]) await forum.done(path(membership, 'endorse'), { endorser });
    const key = { 'idempotency-key': 'admit-once' };
    const once = await forum.post(path(membership, 'admit'), {}, secretariat, 'board', key);
    const twice = await forum.post(path(membership, 'admit'), {}, secretariat, 'board', key);
    expect(twice.body).toEqual(once.body);

    const other = await forum.application(await forum.organisation());
    const decisions = await Promise.all([
      forum.post(path(other, 'reject'), { grounds: 'not-endorsed', narrative: 'One.' }, secretariat, 'one'),
      forum.post(path(other, 'reject'), { grounds: 'not-endorsed', narrative: 'Two.' }, secretariat, 'two'),
    ]);
    expect(decisions.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('an old ETag is refused with 412', async () => {
    const membership = await forum.application(await forum.organisation());
    await forum.screened(membership);
    const late = await forum.post(path(membership, 'withdraw'), {}, secretariat, undefined, { 'if-match': '"0"' });
    expect(late.status).toBe(412);
  });
});

describe('rights', () => {
  it('a district officer cannot see or touch another district', async () => {
    const membership = await forum.application(await forum.organisation());
    const elsewhere = officerOf('UG-411');
    expect(await forum.get(`/members/memberships/${membership}`, elsewhere)).toMatchObject({ status: 404 });
    expect(await forum.get(`/members/memberships/${membership}/events`, elsewhere)).toMatchObject({ status: 404 });
    expect(await forum.post(path(membership, 'screen'), { items: everyItemMet }, elsewhere)).toMatchObject({
      status: 404,
    });
    const unknown = await forum.get('/members/memberships/00000000-0000-4000-8000-00000000ffff', elsewhere);
    const hidden = await forum.get(`/members/memberships/${membership}`, elsewhere);
    expect({ ...unknown.body, instance: '' }).toEqual({ ...hidden.body, instance: '' });
  });

  it("a member's representative sees and moves only their own organisation", async () => {
    const mine = await forum.organisation();
    const theirs = await forum.organisation();
    const membership = await forum.application(theirs);
    expect(
      await forum.post('/members/memberships', { organisation: theirs, category: 'full' }, representativeOf(mine)),
    ).toMatchObject({ status: 403 });
    expect(await forum.get(`/members/memberships/${membership}`, representativeOf(mine))).toMatchObject({
      status: 404,
    });
    expect(await forum.post(path(membership, 'withdraw'), {}, representativeOf(mine))).toMatchObject({ status: 404 });
    expect(await forum.post(path(membership, 'admit'), {}, representativeOf(theirs))).toMatchObject({ status: 403 });
    expect(await forum.get(`/members/memberships/${membership}`, representativeOf(theirs))).toMatchObject({
      status: 200,
    });
  });

  it('nobody applies for an organisation that is not there, and only who acts for all is told so', async () => {
    const organisation = '00000000-0000-4000-8000-00000000ffff';
    const asked = { organisation, category: 'full' };
    expect(await forum.post('/members/memberships', asked)).toMatchObject({
      status: 422,
      body: { code: 'membership.organisation-unknown' },
    });
    expect(await forum.post('/members/memberships', asked, officerOf('UG-402'))).toMatchObject({ status: 403 });
  });

  it('without a token there is nothing, and an integrator reads admissions but no applications', async () => {
    const { membership } = await forum.member();
    expect(await forum.app.http('GET', `/members/memberships/${membership}`)).toMatchObject({ status: 401 });
    const heard = await forum.get(`/members/memberships/${membership}/events`, [{ role: 'integrator' }]);
    expect(heard.body.events.map((event: { type: string }) => event.type)).toEqual(['members.MembershipAdmitted']);
  });
});
