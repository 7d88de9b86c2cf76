import {
  activityRecorded,
  activityStruck,
  cohortPlaceFreed,
  cohortPlaceTaken,
  cohortPlanned,
  cohortWaitingJoined,
  type DataOf,
  derivedId,
  type EventContract,
  grantAllocated,
  grantAllocationReleased,
  grantAwarded,
  grantReportSubmitted,
  grantSpent,
  programmePlanned,
  roleGranted,
  roleRevoked,
  sessionAttendanceCorrected,
  sessionHeld,
  sessionPlanned,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import {
  auditor,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('money and courses', name);
const [grant, activity, struck, cohort, session, held] = [
  'grant',
  'activity',
  'struck',
  'cohort',
  'session',
  'held',
].map(id) as [string, string, string, string, string, string];
const programme = cohortPlanned.example.programme;
const unit = 'UG-402';
const at = <C extends EventContract>(contract: C, entity: string, on: string, more: Partial<DataOf<C>> = {}) =>
  happened(
    contract,
    entity,
    { ...(contract.example as DataOf<C>), ...more },
    {
      effectiveOn: on,
      time: `${on}T09:00:00.000Z`,
      tags: [`unit:${unit}`],
    },
  );
const whose = { programme, cohort, unit };
const attendance = { present: 20, excused: 3, unexcused: 1 };
const role = { role: 'unit-officer' as const, unit };

const history = [
  at(programmePlanned, programme, '2026-01-02', { unit }),
  at(grantAwarded, grant, '2026-01-05', { funder: small.league, unit }),
  at(grantAllocated, grant, '2026-01-10'),
  at(grantSpent, grant, '2026-01-20'),
  at(grantAllocationReleased, grant, '2026-02-01'),
  at(grantReportSubmitted, grant, '2026-02-20'),
  at(activityRecorded, activity, '2026-01-20', {
    unit,
    organisations: [small.hostile],
    paidFrom: { grant, line: 'training' },
  }),
  at(activityRecorded, struck, '2026-01-21', { unit, organisations: [] }),
  at(activityStruck, struck, '2026-01-25', { unit }),
  at(cohortPlanned, cohort, '2026-01-06', { unit }),
  at(cohortPlaceTaken, cohort, '2026-01-12', { unit }),
  at(cohortPlaceTaken, cohort, '2026-01-12', { unit, enrolment: id('second') }),
  at(cohortWaitingJoined, cohort, '2026-01-13', { unit, enrolment: id('third') }),
  at(cohortPlaceFreed, cohort, '2026-02-10', { unit, enrolment: id('second') }),
  at(sessionPlanned, session, '2026-01-08', { ...whose, on: '2026-02-15' }),
  at(sessionHeld, session, '2026-02-15', { ...whose, attendance }),
  at(sessionAttendanceCorrected, session, '2026-02-18', { ...whose, attendance: { ...attendance, present: 21 } }),
  at(roleGranted, held, '2026-01-03', { ...role, until: '2026-12-31' }),
  at(roleRevoked, held, '2026-02-25', role),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, history);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (register: string, query = '', as = secretariat) =>
  (await app.ask(`/views/registers/${register}${query}`, as)).body.rows as readonly Row[];
const ids = async (register: string, as: typeof secretariat) => (await rows(register, '', as)).map((row) => row['id']);
const statusOf = async (register: string, as?: typeof secretariat) =>
  (await app.ask(`/views/registers/${register}`, as)).status;

describe('the register of grants', () => {
  it('tells what is set aside and spent of each, and which reports are owed, as of any date', async () => {
    const of = (minor: number) => ({ minor, currency: 'UGX' });
    expect(await rows('grants')).toMatchObject([
      {
        ...{ id: grant, funder: small.league, status: 'awarded', amount: of(5_200_000_000) },
        ...{ allocated: of(0), spent: of(42_000_000), reportsOwed: 0, nextReportBy: null },
      },
    ]);
    expect(await rows('grants', '?asOf=2026-01-31')).toMatchObject([
      { allocated: of(1_850_000_000), reportsOwed: 1, nextReportBy: '2027-01-31' },
    ]);
  });

  it('is for those who look after capacity, and for the funder', async () => {
    expect(await ids('grants', representativeOf(small.league))).toEqual([grant]);
    expect(await ids('grants', representativeOf(small.hostile))).toEqual([]);
    expect(await ids('grants', officerOf('UG-411'))).toEqual([]);
    expect(await statusOf('grants')).toBe(401);
    expect((await app.ask('/views/registers/grants.csv', auditor)).text).toContain('UGX 42000000');
  });
});

describe('the register of activities', () => {
  it('tells with whom, with how many and at what cost, and not what was struck unless it is asked for', async () => {
    expect(await rows('activities')).toMatchObject([
      { id: activity, kind: 'training', people: 24, youth: 9, organisations: [small.hostile], grant },
    ]);
    expect(await rows('activities', '?status=struck')).toMatchObject([{ id: struck, ground: 'recorded-in-error' }]);
    expect(await ids('activities', representativeOf(small.hostile))).toEqual([activity]);
    const page = (await app.page('/views/registers/activities', secretariat)).text;
    expect(page).toContain('Minutes that can be followed up');
  });
});

describe('the register of cohorts', () => {
  it('tells how many places are taken, and for how many one waits', async () => {
    expect(await rows('cohorts')).toMatchObject([{ id: cohort, places: 12, taken: 1, waiting: 1, programme }]);
    expect(await rows('cohorts', '?asOf=2026-02-09')).toMatchObject([{ taken: 2 }]);
    expect((await app.page('/views/registers/cohorts', secretariat)).text).toContain(programmePlanned.example.title);
  });

  it('tells the public which cohort there is, and not how many have a place', async () => {
    const { body } = await app.ask('/views/registers/cohorts', undefined);
    expect(body.rows).toMatchObject([{ id: cohort, places: 12, taken: null, waiting: null }]);
  });
});

describe('the register of sessions', () => {
  it('tells when each was, and how many came, as it was put right', async () => {
    expect(await rows('sessions')).toMatchObject([
      { id: session, cohort, status: 'held', on: '2026-02-15', people: 24, present: 21, excused: 3, unexcused: 1 },
    ]);
    expect(await rows('sessions', '?asOf=2026-01-31')).toMatchObject([{ status: 'planned', people: null }]);
    expect(await statusOf('sessions', representativeOf(small.hostile))).toBe(403);
  });
});

describe('the register of roles', () => {
  it('tells who held which role where, and until when; names are for the secretariat', async () => {
    const [row] = await rows('role-grants', '?role=unit-officer&status=revoked');
    expect(row).toMatchObject({
      id: held,
      unit,
      since: '2026-01-03',
      endedOn: '2026-02-25',
      ground: 'left-the-office',
    });
    const [then] = await rows('role-grants', '?role=unit-officer&status=granted&asOf=2026-02-24');
    expect(then).toMatchObject({ id: held, until: '2026-12-31' });
    const [masked] = await rows('role-grants', '?role=unit-officer&status=revoked', auditor);
    expect(masked!['person']).toBe('a person (masked)');
    expect(await statusOf('role-grants', officerOf(unit))).toBe(403);
    const { text } = await app.ask('/views/registers/role-grants.csv', secretariat);
    expect([text.includes('unit-officer'), text.includes(roleGranted.example.person)]).toEqual([true, false]);
  });
});
