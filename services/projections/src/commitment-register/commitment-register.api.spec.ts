import {
  commitmentAccepted,
  commitmentBroken,
  commitmentFellDue,
  commitmentKept,
  commitmentMade,
  commitmentRenegotiated,
  commitmentReportedDone,
  commitmentTakenOver,
  commitmentWordsPublished,
  type DataOf,
  derivedId,
  eventId,
  organisationRegistered,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { aRegistration } from '../testing/forum-histories.ts';
import { type GivenEvent, happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import {
  auditor,
  integrator,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('commitment register', name);
const stranger = id('an organisation that is no member');
const [toAll, toLeague, between, dutyBearers] = ['to all', 'to the league', 'between', 'of a duty-bearer'].map(id) as [
  string,
  string,
  string,
  string,
];
const text = { subject: id('text'), commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc' };
const on = (effectiveOn: string, ...tags: readonly string[]) => ({
  effectiveOn,
  tags,
  time: `${effectiveOn}T09:00:00.000Z`,
});

const made = (commitment: string, more: Partial<DataOf<typeof commitmentMade>>): GivenEvent =>
  happened(
    commitmentMade,
    commitment,
    {
      unit: 'UG-402',
      themes: ['governance'],
      direction: 'forum-to-members',
      promisor: { kind: 'forum' },
      promisee: { kind: 'members' },
      dueOn: '2026-02-20',
      arisingFrom: { kind: 'own-accord' },
      ...more,
    },
    on('2026-02-01', `unit:${more.unit ?? 'UG-402'}`),
  );
const evidence = { files: [], links: [] };
const agreed = { proposal: id('proposal'), ground: 'funds-late', formerDueOn: '2026-02-20', dueOn: '2026-06-30' };
const { text: words, ...published } = commitmentWordsPublished.example;

const history = (promise: typeof text): readonly GivenEvent[] => [
  happened(
    organisationRegistered,
    stranger,
    aRegistration(stranger, { unit: 'UG-402' }),
    on('2026-01-25', `org:${stranger}`, 'unit:UG-402'),
  ),
  made(toAll, { promise, unit: 'WAN' }),
  made(toLeague, { unit: 'UG-411', promisee: { kind: 'organisation', id: small.league } }),
  made(between, {
    direction: 'member-to-member',
    promisor: { kind: 'organisation', id: small.hostile },
    promisee: { kind: 'organisation', id: small.league },
    arisingFrom: { kind: 'linkage', id: id('a linkage') },
  }),
  made(dutyBearers, {
    direction: 'duty-bearer-to-citizens',
    promisor: { kind: 'duty-bearer', name: 'Bushenyi District Water Office' },
    promisee: { kind: 'citizens' },
    words: 'A borehole in every parish.',
    arisingFrom: { kind: 'demand', id: id('a demand') },
  }),
  happened(commitmentAccepted, toLeague, {}, on('2026-02-03', 'unit:UG-411')),
  happened(commitmentReportedDone, toLeague, { doneOn: '2026-02-10', evidence }, on('2026-02-12', 'unit:UG-411')),
  happened(commitmentKept, toLeague, { doneOn: '2026-02-10', onTime: true, evidence }, on('2026-02-15', 'unit:UG-411')),
  happened(commitmentWordsPublished, toLeague, { ...published, text: words }, on('2026-02-16', 'unit:UG-411')),
  happened(commitmentFellDue, between, { dueOn: '2026-02-20' }, on('2026-02-21', 'unit:UG-402')),
  happened(commitmentFellDue, dutyBearers, { dueOn: '2026-02-20' }, on('2026-02-21', 'unit:UG-402')),
  happened(commitmentBroken, dutyBearers, { ground: 'nothing-done' }, on('2026-02-22', 'unit:UG-402')),
  happened(commitmentRenegotiated, between, agreed, on('2026-02-23', 'unit:UG-402')),
  happened(commitmentAccepted, between, {}, on('2026-02-24', 'unit:UG-402')),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  const made = id('the command that made it');
  const [commitment] = await app.runtime.vault.seal([
    {
      ...{ subject: text.subject, about: [], kind: 'document', field: '/promise', audience: 'auditor' },
      eventId: eventId(made, 0),
      commandId: made,
      value: 'A helpdesk for all.',
      deadline: Date.now() + 60_000,
    },
  ]);
  await record(app, history({ ...text, commitment: commitment! }));
  await app.runtime.vault.confirm([eventId(made, 0)]);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (query = '', as = secretariat): Promise<readonly Row[]> =>
  (await app.ask(`/views/commitments?sort=dueBy${query}`, as)).body.rows;
const ids = async (query = '', as = secretariat) => (await rows(query, as)).map((row) => row['id']).sort();
const one = async (which: string, query = '', as = secretariat) =>
  (await rows(query, as)).find((row) => row['id'] === which);

describe('the register of promises', () => {
  it('has all three directions, each with what became of it', async () => {
    expect(await ids()).toEqual([toAll, toLeague, between, dutyBearers].sort());
    expect(await one(toLeague)).toMatchObject({
      ...{ name: words, direction: 'forum-to-members', status: 'kept', timeliness: 'in-time', doneOn: '2026-02-10' },
      ...{ promisor: null, promisee: small.league, unit: 'UG-411', acceptedOn: '2026-02-03' },
      trail: `/views/audit/entities/${toLeague}`,
    });
    expect(await one(between)).toMatchObject({
      ...{ status: 'accepted', dueBy: '2026-06-30', firstDueBy: '2026-02-20', arisingFrom: 'linkage' },
      ...{ promisor: small.hostile, promisee: small.league },
    });
    expect(await one(dutyBearers)).toMatchObject({
      name: 'A borehole in every parish.',
      ...{ status: 'broken', ground: 'nothing-done', dutyBearer: 'Bushenyi District Water Office' },
    });
  });

  it('is asked by direction, by what they arise from, by state and in words', async () => {
    expect(await ids('&direction=member-to-member')).toEqual([between]);
    expect(await ids('&arisingFrom=demand')).toEqual([dutyBearers]);
    expect(await ids('&status=kept,broken')).toEqual([toLeague, dutyBearers].sort());
    expect(await ids('&q=water')).toEqual([dutyBearers]);
    expect(await ids('&unit=UG-411')).toEqual([toLeague]);
    expect((await app.ask('/views/commitments?direction=upwards', secretariat)).status).toBe(400);
  });

  it('is as of a date, and as known at a moment', async () => {
    expect(await one(toLeague, '&asOf=2026-02-10')).toMatchObject({ status: 'accepted', doneOn: null });
    expect(await one(between, '&asOf=2026-02-22')).toMatchObject({ status: 'fell-due', dueBy: '2026-02-20' });
    expect(await one(between, '&asOf=2026-03-01&asKnownAt=2026-02-22')).toMatchObject({ status: 'fell-due' });
    expect(await ids('&asOf=2026-01-31')).toEqual([]);
  });

  it('shows an officer their district, an organisation its own, and each member what is for all of its unit', async () => {
    expect(await ids('', officerOf('UG-402'))).toEqual([between, dutyBearers].sort());
    expect(await ids('', representativeOf(small.hostile))).toEqual([toAll, between].sort());
    // It resigned at the end of 2025: what is for members is not for it.
    expect(await ids('', representativeOf(small.league))).toEqual([toLeague, between].sort());
    expect(await ids('', representativeOf(stranger))).toEqual([]);
    expect((await app.ask('/views/commitments', integrator)).status).toBe(403);
    expect((await app.ask('/views/commitments')).status).toBe(401);
  });

  it('opens what is not published to its sides and to staff, shows an auditor that there is something, exports neither', async () => {
    expect(await one(toAll)).toMatchObject({ promise: 'A helpdesk for all.' });
    expect(await one(toAll, '', representativeOf(small.hostile))).toMatchObject({ promise: 'A helpdesk for all.' });
    expect((await one(toAll, '', auditor))?.['promise']).toBe('(withheld)');
    const { text: csv } = await app.ask('/views/commitments.csv', secretariat);
    expect(csv).toContain('A borehole in every parish.');
    expect(csv).not.toMatch(/helpdesk for all|promise,/);
    await app.runtime.vault.erase(text.subject);
    expect((await one(toAll))?.['promise']).toBe('a person (erased)');
  });

  it('is a page, each row of which leads to its trail', async () => {
    const { text: page } = await app.page('/views/commitments?direction=duty-bearer-to-citizens', secretariat);
    expect(page).toContain('<h1>Promises</h1>');
    expect(page).toContain(`href="/views/audit/entities/${dutyBearers}"`);
    expect(page).toContain('A borehole in every parish.');
  });

  it('leads to trails that those may read who see the promise', async () => {
    const trail = async (which: string, as = secretariat) => {
      const { status, body } = await app.ask(`/views/audit/entities/${which}`, as);
      return status === 200
        ? body.events.map(({ type }: { type: string }) => type.slice('coalitions.Commitment'.length))
        : status;
    };
    expect(await trail(between)).toEqual(['Made', 'FellDue', 'Renegotiated', 'Accepted']);
    expect(await trail(toAll, representativeOf(small.hostile))).toEqual(['Made']);
    expect(await trail(toAll, representativeOf(stranger))).toBe(404);
    expect(await trail(between, representativeOf(stranger))).toBe(404);
  });

  it('one that was taken over is its new promisor’s, and no more the former’s', async () => {
    const promisor = { kind: 'organisation' as const, id: stranger };
    const over = { promisor, ground: 'coalition-wound-down' };
    await record(app, [happened(commitmentTakenOver, between, over, on('2026-02-26', 'unit:UG-402'))]);
    expect(await one(between)).toMatchObject({ promisor: stranger, promisee: small.league, status: 'accepted' });
    expect(await one(between, '&asOf=2026-02-25')).toMatchObject({ promisor: small.hostile });
    expect(await ids('', representativeOf(stranger))).toContain(between);
    expect(await ids('', representativeOf(small.hostile))).not.toContain(between);
  });
});
