import {
  derivedId,
  type EventContract,
  surveyClosed,
  surveyCounted,
  surveyFindingPublished,
  surveyOpened,
  surveyPlanned,
  surveyResponseTaken,
  surveyResultsPublished,
  trustResultsPublished,
  trustRoundPlanned,
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

const [told, open, round] = ['told', 'open', 'round'].map((name) => derivedId('surveys', name)) as [
  string,
  string,
  string,
];
const step = (contract: EventContract, id: string, effectiveOn: string, more: object = {}) =>
  happened(contract, id, { ...(contract.example as object), ...more } as never, { effectiveOn, tags: ['unit:WAN'] });

const { promise: _, ...finding } = surveyFindingPublished.example;
const unpromised = { ...finding, finding: derivedId('surveys', 'another') };

const REGISTER = '/views/registers/surveys';
let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [
    step(surveyPlanned, told, '2026-02-01'),
    step(surveyOpened, told, '2026-02-02'),
    step(surveyResponseTaken, told, '2026-02-03'),
    step(surveyClosed, told, '2026-02-20', { taken: 46 }),
    step(surveyCounted, told, '2026-02-20'),
    step(surveyResultsPublished, told, '2026-02-22'),
    step(surveyFindingPublished, told, '2026-02-24'),
    happened(surveyFindingPublished, told, unpromised, { effectiveOn: '2026-02-25', tags: ['unit:WAN'] }),
    step(surveyPlanned, open, '2026-02-01', { title: 'What do you need?', unit: 'UG-411' }),
    step(surveyOpened, open, '2026-02-10'),
    step(trustRoundPlanned, round, '2026-02-01'),
  ]);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (query = '', as: typeof secretariat | 'nobody' = secretariat): Promise<readonly Row[]> =>
  (await app.ask(`${REGISTER}${query}`, as === 'nobody' ? undefined : as)).body.rows;
const ids = async (query = '', as: typeof secretariat | 'nobody' = secretariat) =>
  (await rows(query, as)).map(({ id }) => id).sort();

describe('the register of surveys', () => {
  it('tells how far each is, how many took part in fives, and what came of it', async () => {
    expect(await rows('?status=published')).toMatchObject([
      {
        ...{ id: told, kind: 'survey', status: 'published', unit: 'WAN', taken: 45 },
        ...{ publishedOn: '2026-02-22', findings: 2, promises: 1 },
      },
    ]);
    expect(await rows('?status=open')).toMatchObject([{ id: open, name: 'What do you need?', taken: null }]);
    expect(await rows('?asOf=2026-02-20&kind=survey&status=counted')).toMatchObject([
      { id: told, taken: 45, findings: 0 },
    ]);
    expect(await ids('?kind=trust-round')).toEqual([round]);
  });

  it('is open to members that are asked and to officers of the unit, and to everybody once it is published', async () => {
    expect(await ids('', auditor)).toEqual([told, open, round].sort());
    expect(await ids('', officerOf('UG-411'))).toContain(open);
    expect(await ids('', representativeOf(small.hostile))).toContain(told);
    expect(await ids('', 'nobody')).toEqual([told]);
    await record(app, [step(trustResultsPublished, round, '2026-03-01')]);
    expect(await ids('', 'nobody')).toEqual([told, round].sort());
    expect(await rows('?kind=trust-round', 'nobody')).toMatchObject([
      { name: 'Trust round 2026', taken: 120, opensOn: null },
    ]);
  });

  it('goes out as CSV, and is read as a page', async () => {
    const csv = await app.ask(`${REGISTER}.csv`, secretariat);
    expect(csv.text).toContain(`${told},`);
    const { text } = await app.page(REGISTER, secretariat);
    expect(text).toContain('What do you need?');
    expect(text).not.toMatch(/undefined|\{[a-z]+\}/);
  });
});
