import {
  actionBanned,
  actionCountCorrected,
  actionHeld,
  actionPlanned,
  derivedId,
  outcomeDrafted,
  outcomeFormulated,
  outcomeSentToSubstantiator,
  outcomeSourcesNamed,
  outcomeSubstantiated,
  reportCardDrawnUp,
  reportCardRoundHeld,
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

const id = (name: string): string => derivedId('outcome registers', name);
const [noted, confirmed, held, banned, planned, card] = (
  ['noted', 'confirmed', 'held', 'banned', 'planned', 'card'] as const
).map(id) as [string, string, string, string, string, string];
const [harvester, asked, told] = [small.hostile, small.league, id('who told of it')];
const of = { unit: 'UG-402', organisation: harvester, themes: ['social-justice'] };
const on = (effectiveOn: string) => ({
  effectiveOn,
  time: `${effectiveOn}T09:00:00.000Z`,
  tags: [`org:${harvester}`, 'unit:UG-402'],
});
const { note } = outcomeDrafted.example;
const { campaign, people } = actionHeld.example;
const action = { campaign, unit: 'UG-402', lead: harvester, themes: ['social-justice'], kind: 'march' as const };
const round = { ...reportCardRoundHeld.example, ...of };
const scored = (...counts: readonly number[][]) =>
  counts.map((given, index) => ({ indicator: ['medicines-in-stock', 'staff-present'][index]!, counts: given }));

const history = [
  happened(outcomeDrafted, noted, { ...of, note }, on('2026-01-10')),
  happened(outcomeDrafted, confirmed, { ...of, note }, on('2026-01-11')),
  happened(outcomeFormulated, confirmed, { ...outcomeFormulated.example, ...of }, on('2026-01-12')),
  happened(outcomeSourcesNamed, confirmed, { version: 1, organisations: [told] }, on('2026-01-12')),
  happened(
    outcomeSentToSubstantiator,
    confirmed,
    { ...of, version: 1, substantiator: asked, answerBy: '2026-03-31' },
    on('2026-01-20'),
  ),
  happened(
    outcomeSubstantiated,
    confirmed,
    { ...outcomeSubstantiated.example, ...of, substantiator: asked, verdict: 'partly' as const },
    on('2026-02-10'),
  ),
  happened(actionPlanned, planned, { ...action, on: '2026-06-01', answersFor: harvester }, on('2026-01-15')),
  happened(actionHeld, held, { ...action, people, reach: 900, inSpiteOfBan: false }, on('2026-01-20')),
  happened(
    actionCountCorrected,
    held,
    { campaign, people: { ...people, total: 150 }, ground: 'counted-twice' },
    on('2026-01-25'),
  ),
  happened(
    actionBanned,
    banned,
    { ...action, by: 'District Police Commander', ground: 'public-order' },
    on('2026-01-26'),
  ),
  happened(reportCardDrawnUp, card, { ...reportCardDrawnUp.example, ...of }, on('2026-01-05')),
  happened(
    reportCardRoundHeld,
    card,
    { ...round, scores: scored([2, 1, 0, 0, 0], [0, 0, 3, 0, 0]), nextRoundBy: '2026-07-20' },
    on('2026-01-20'),
  ),
  happened(
    reportCardRoundHeld,
    card,
    { ...round, number: 2, scores: scored([0, 0, 0, 3, 0], [0, 3, 0, 0, 0]), nextRoundBy: '2026-08-20' },
    on('2026-02-20'),
  ),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, history);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (register: string, as = secretariat, query = ''): Promise<readonly Row[]> =>
  (await app.ask(`/views/registers/${register}?sort=name${query}`, as)).body.rows;
const ids = async (register: string, as = secretariat, query = '') =>
  (await rows(register, as, query)).map((row) => row['id']).sort();

describe('the register of outcomes', () => {
  it('tells who changed what, and what others found of it', async () => {
    const found = await rows('outcomes');
    expect(found).toHaveLength(2);
    expect(found.find((row) => row['id'] === confirmed)).toMatchObject({
      ...{ status: 'substantiated', verdict: 'partly', change: 'practice', direction: 'positive', version: 1 },
      ...{ substantiator: asked, answerBy: null, answeredOn: '2026-02-10' },
      changedOffice: 'District Health Office, Bushenyi',
    });
    expect(await ids('outcomes', secretariat, '&verdict=partly')).toEqual([confirmed]);
    expect(await rows('outcomes', secretariat, '&asOf=2026-01-31&status=sent')).toMatchObject([
      { id: confirmed, answerBy: '2026-03-31' },
    ]);
  });

  it('shows an auditor nothing that was only noted, the one who was asked what they were asked, and nobody who told of it', async () => {
    expect(await ids('outcomes', auditor)).toEqual([confirmed]);
    expect(await ids('outcomes', representativeOf(asked))).toEqual([confirmed]);
    expect(await ids('outcomes', representativeOf(harvester))).toEqual([noted, confirmed].sort());
    expect(await ids('outcomes', officerOf('UG-411'))).toEqual([]);
    expect((await app.ask('/views/registers/outcomes', integrator)).status).toBe(403);
    expect((await app.ask('/views/registers/outcomes')).status).toBe(401);
    const csv = (await app.ask('/views/registers/outcomes.csv', secretariat)).text;
    expect(csv).toContain('practice');
    expect(csv).not.toContain(told);
    expect((await app.page('/views/registers/outcomes', secretariat)).text).toContain('confirmed in part');
  });
});

describe('the register of actions', () => {
  it('has what was held or forbidden, with how many people, and nothing that is only planned', async () => {
    expect(await ids('actions')).toEqual([held, banned].sort());
    const found = await rows('actions');
    expect(found.find((row) => row['id'] === held)).toMatchObject({
      status: 'held',
      total: 150,
      reach: null,
      kind: 'march',
    });
    expect(found.find((row) => row['id'] === banned)).toMatchObject({
      ...{ status: 'banned', bannedBy: 'District Police Commander', total: null },
    });
    expect((await app.ask('/views/registers/actions.csv', auditor)).text).not.toContain(planned);
    expect((await app.page('/views/registers/actions', secretariat)).status).toBe(200);
  });
});

describe('the register of report cards', () => {
  it('tells how many indicators stand better and worse since the round before', async () => {
    expect(await rows('report-cards')).toMatchObject([
      { id: card, status: 'kept', rounds: 2, communities: 3, improved: 1, worsened: 1, nextRoundBy: '2026-08-20' },
    ]);
    expect(await rows('report-cards', secretariat, '&asOf=2026-02-01')).toMatchObject([{ rounds: 1, improved: null }]);
    expect((await app.page('/views/registers/report-cards', secretariat)).status).toBe(200);
  });
});
