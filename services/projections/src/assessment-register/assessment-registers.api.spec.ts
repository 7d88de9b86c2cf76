import {
  assessmentCompleted,
  assessmentPlanned,
  assessmentRatingsClosed,
  assessmentScored,
  assessmentScoreAgreed,
  derivedId,
  type EventContract,
  improvementActionPlanned,
  improvementPlanClosed,
  improvementPlanMade,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
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

const [first, second, plan] = ['first', 'second', 'plan'].map((name) => derivedId('assessments', name)) as [
  string,
  string,
  string,
];
const step = (contract: EventContract, id: string, on: string, organisation: string = small.hostile) =>
  happened(contract, id, { ...(contract.example as object), organisation, unit: 'UG-402' } as never, {
    effectiveOn: on,
    tags: [`org:${organisation}`, 'unit:UG-402'],
  });

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [
    step(assessmentPlanned, first, '2026-01-10'),
    step(assessmentRatingsClosed, first, '2026-01-20'),
    step(assessmentScoreAgreed, first, '2026-01-21'),
    step(assessmentCompleted, first, '2026-01-22'),
    step(assessmentScored, first, '2026-01-22'),
    step(assessmentPlanned, second, '2026-02-01', small.league),
    step(assessmentRatingsClosed, second, '2026-02-02', small.league),
    step(improvementPlanMade, plan, '2026-01-25'),
    step(improvementActionPlanned, plan, '2026-01-25'),
    step(improvementPlanClosed, plan, '2026-02-20'),
  ]);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (register: string, query = '', as = secretariat): Promise<readonly Row[]> =>
  (await app.ask(`/views/registers/${register}${query}`, as)).body.rows;

describe('the register of assessments', () => {
  it('tells whose, by what, in which round, and how far it was on any date', async () => {
    const [one] = await rows('assessments', '?status=completed');
    expect(one).toMatchObject({
      ...{
        id: first,
        name: 'organisational capacity, baseline',
        round: 'baseline',
        instrument: 'organisational-capacity',
      },
      ...{ plannedOn: '2026-01-10', completedOn: '2026-01-22', dueOn: '2026-04-30' },
    });
    expect(await rows('assessments', '?asOf=2026-01-20&status=agreeing')).toMatchObject([{ id: first }]);
    expect((await rows('assessments', '?round=endline')).length).toBe(0);
  });

  it('holds no score, whoever asks', async () => {
    for (const as of [secretariat, representativeOf(small.hostile), auditor]) {
      const { text } = await app.ask('/views/registers/assessments', as);
      for (const told of ['"sum"', '"levels"', 'finance-and-controls']) expect(text).not.toContain(told);
    }
  });

  it('shows a member its own, an officer those of the unit, and nobody from outside anything', async () => {
    const ids = async (as: typeof secretariat) => (await rows('assessments', '', as)).map(({ id }) => id).sort();
    expect(await ids(representativeOf(small.hostile))).toEqual([first]);
    expect(await ids(officerOf('UG-402'))).toEqual([first, second].sort());
    expect(await ids(officerOf('UG-411'))).toEqual([]);
    for (const as of [integrator, undefined]) {
      expect([401, 403]).toContain((await app.ask('/views/registers/assessments', as)).status);
    }
  });

  it('is a page and a CSV as well', async () => {
    const page = await app.ask('/views/registers/assessments?format=html', secretariat);
    expect([page.status, page.text.includes('first round')]).toEqual([200, true]);
    const csv = await app.ask('/views/registers/improvement-plans.csv', auditor);
    expect([csv.status, csv.text.includes('2026-02-20')]).toEqual([200, true]);
  });
});

describe('the register of improvement plans', () => {
  it('tells that there is one, and how much was done, and not what', async () => {
    expect(await rows('improvement-plans')).toMatchObject([
      { id: plan, status: 'closed', madeOn: '2026-01-25', closedOn: '2026-02-20', done: 4, dropped: 1 },
    ]);
    expect((await app.ask('/views/registers/improvement-plans', secretariat)).text).not.toContain('treasurer');
  });
});
