import { addDays } from '@baraza/domain';
import { evidenceOf, planEvidenceOfOutcome } from './evidence.pure.ts';
import { PARTS } from './parts.pure.ts';
import { board, command, representativeOf, rootOf, secretariat } from './sample-world.pure.ts';
import { type Steps, type StockOuts, THEMES } from './stock-outs.pure.ts';

const PRINCIPLES = ['participation', 'accountability', 'non-discrimination', 'empowerment', 'legality'] as const;
const panel = (shown: string) =>
  PRINCIPLES.map((principle) => ({
    principle,
    met: true,
    links: [`https://example.org/medicines/${shown}/${principle}`],
  }));
const CHANGE = 'Post the stock lists of every health centre each month';
const INDICATOR = 'months-in-stock';
const SCORED = [
  { from: '2025-01-01', until: '2025-03-31', on: '2025-04-24', scores: [1, 2] },
  { from: '2026-01-01', until: '2026-03-31', on: '2026-04-23', scores: [4, 3] },
] as const;
const came = { women: 14, men: 9, youth: 6, personsWithDisabilities: 2, total: 23 };

/** What the coalition fights for: a demand that is ignored, then promised, broken, promised again and kept. */
export function planMedicinesCampaign(story: StockOuts): void {
  planGoal(story);
  planCampaign(story);
  planDemand(story);
  planReportCard(story);
  planOutcome(story);
  planEvidenceOfOutcome(story);
}

/** A goal of the change agenda, adopted by the first assembly, with where it stood each year. */
function planGoal({ world, goal }: StockOuts): void {
  const measure = { title: 'Months in which no essential medicine ran out', measuredIn: 'months of twelve' };
  world.on('2022-11-25', () => [
    command(secretariat, '/members/agenda-goals', {
      ...{
        id: goal,
        convening: world.id('convening', 0),
        code: 'medicines',
        title: 'Medicines in every health centre',
      },
      ...{ themes: THEMES, horizon: '2030-12-31' },
      indicators: [{ code: INDICATOR, ...measure, baseline: '4', target: '12' }],
    }),
  ]);
  ['4', '5', '4'].forEach((actual, nth) => {
    const period = String(2022 + nth);
    world.on(`${2023 + nth}-01-20`, () => [
      command(board, `/members/agenda-goals/${goal}/report-actual`, { indicator: INDICATOR, period, actual }),
    ]);
  });
}

function planCampaign({ world, coalition, struggles, campaign, goal, dutyBearer, participants }: StockOuts): void {
  const path = (verb: string): string => `/campaigns/campaigns/${campaign}/${verb}`;
  const office = 'District Health Officer';
  const lead = () => participants()[1]!;
  world.on('2025-04-14', () => [
    command(secretariat, '/campaigns/campaigns', {
      ...{ id: campaign, title: 'Medicines on the shelf', coalition, lead: lead().id, themes: THEMES },
      ...{ cause: 'Health centres of two districts stand without medicines', unit: rootOf(world) },
      grewFrom: [{ kind: 'struggle', id: struggles[0] }],
    }),
    command(secretariat, path('name-struggles'), { struggles: [struggles[0]] }),
    command(secretariat, path('name-goals'), { goals: [goal] }),
    command(secretariat, '/campaigns/duty-bearers', {
      ...{ id: dutyBearer, office, level: 'district', unit: world.districts[0]!.code, duties: ['fulfil'] },
    }),
  ]);
  world.on('2025-04-28', () => [
    command(representativeOf(lead().id), path('plan'), {
      rights: [{ right: 'health', source: 'icescr-art-12' }],
      rightsHolders: ['women', 'farmers'],
      dutyBearers: [{ office, duties: ['fulfil'], influence: 4, stance: 'undecided' }],
      panel: PRINCIPLES.map((principle) => ({ principle, met: principle !== 'empowerment' })),
      launchOn: '2025-05-19',
    }),
  ]);
  world.on('2025-05-19', () => [command(secretariat, path('launch'), { panel: panel('launch') })]);
  const held = world.id('action', 0);
  world.on('2025-05-20', () => [
    command(representativeOf(lead().id), '/campaigns/actions', {
      id: held,
      campaign,
      kind: 'citizens-parliament',
      on: '2025-06-14',
    }),
  ]);
  const people = { women: 120, men: 74, youth: 61, personsWithDisabilities: 9, total: 194 };
  world.on('2025-06-14', () => [
    command(representativeOf(lead().id), `/campaigns/actions/${held}/hold`, { people, reach: 3_000 }),
  ]);
  world.on('2026-09-14', () => [
    command(secretariat, path('conclude'), {
      ...{ result: 'partly-won', lesson: 'Sample text: what was learned on the way.', panel: panel('close') },
    }),
  ]);
}

/** The first promise is broken, the second kept. */
function planDemand({ world, campaign, dutyBearer, participants }: StockOuts): void {
  const demand = world.id('demand', 0);
  const path = (verb: string): string => `/campaigns/demands/${demand}/${verb}`;
  const shown = (what: string): object => ({ links: [`https://example.org/medicines/${what}`] });
  const ofPromise = (nth: number, verb: string, body: object): Steps[number] => ({
    ...command(secretariat, `/coalitions/commitments/:commitment/${verb}`, body, true),
    takes: {
      ...{ into: ':commitment', field: 'promise.commitment', answered: false, nth },
      ...{ events: path('events'), type: 'campaigns.DemandAnswered' },
    },
  });
  world.on('2025-05-21', () => [
    command(representativeOf(participants()[1]!.id), '/campaigns/demands', {
      ...{ id: demand, campaign, dutyBearer, change: CHANGE, answerBy: '2025-07-15', changeBy: '2025-12-31' },
    }),
  ]);
  world.on('2025-06-16', () => [
    command(secretariat, path('deliver'), { change: CHANGE, channel: 'petition', ...shown('received') }),
  ]);
  world.on('2025-08-04', () => [command(secretariat, path('remind'), { channel: 'letter', answerBy: '2025-09-05' })]);
  const accepted = (promisedBy: string) => ({ answer: 'accepted', promisedBy, ...shown('answer') });
  world.on('2025-09-01', () => [command(secretariat, path('answer'), accepted('2025-10-31'), true)]);
  world.on('2025-11-10', () => [ofPromise(0, 'break', { ground: 'not-done-yet' })]);
  world.on('2025-12-01', () => [command(secretariat, path('answer'), accepted('2026-02-27'), true)]);
  world.on('2026-02-25', () => [ofPromise(1, 'keep', shown('lists'))]);
}

function planReportCard({ world, campaign, participants }: StockOuts): void {
  const card = world.id('report-card', 0);
  const path = (verb: string): string => `/campaigns/report-cards/${card}/${verb}`;
  const indicator = 'medicines-in-stock';
  SCORED.forEach(({ from, until, on, scores }, nth) => {
    world.on(addDays(on, -7), () => {
      const { id: organisation } = participants()[1]!;
      const own = representativeOf(organisation);
      const drawnUp = {
        ...{ id: card, title: 'Health centres of two districts', service: 'health-centres', unit: rootOf(world) },
        ...{ organisation, campaign, themes: THEMES, everyMonths: 12 },
        indicators: [{ indicator, title: 'The medicines on the list are in stock' }],
      };
      return [
        ...(nth === 0 ? [command(own, '/campaigns/report-cards', drawnUp)] : []),
        command(own, path('open-round'), { scored: { from, until }, holdBy: on }),
      ];
    });
    world.on(on, (): Steps => {
      const own = representativeOf(participants()[1]!.id);
      return [
        ...scores.map((score, at) =>
          command(own, path('score'), {
            ...{ community: world.districts[at]!.code, scores: [{ indicator, score }], people: came },
          }),
        ),
        command(own, path('hold-round')),
        {
          ...command(secretariat, path('publish')),
          takes: { into: 'round', answered: false, events: path('events'), type: 'campaigns.ReportCardRoundHeld' },
        },
      ];
    });
  });
}

/** What the office does otherwise since, as a member says who had no part in it. */
function planOutcome({ world, coalition, campaign, goal, dutyBearer, participants }: StockOuts): void {
  const outcome = world.id('outcome', 0);
  const path = (verb: string): string => `/campaigns/outcomes/${outcome}/${verb}`;
  const lead = () => participants()[1]!.id;
  const substantiator = world.id('organisation', PARTS.payer);
  world.on('2026-05-04', () => [
    command(representativeOf(lead()), '/campaigns/outcomes', {
      ...{ id: outcome, unit: rootOf(world), organisation: lead(), themes: THEMES },
      note: 'Sample text: what seems to have changed.',
    }),
  ]);
  world.on('2026-05-18', () => [
    command(representativeOf(lead()), path('formulate'), {
      changed: { kind: 'duty-bearer', name: 'District Health Officer', id: dutyBearer },
      ...{ change: 'practice', on: '2026-02-25', at: world.districts[0]!.code, positive: true, intended: true },
      contributions: [
        { kind: 'campaign', id: campaign },
        { kind: 'coalition', id: coalition },
      ],
      evidence: [evidenceOf(world).shelves, evidenceOf(world).list],
      ...{ goals: [goal], measured: { goal, indicator: INDICATOR, period: '2025', actual: '7' } },
      description: 'Sample text: who changed what.',
      significance: 'Sample text: why it matters.',
      sources: { organisations: [lead()] },
    }),
    command(representativeOf(lead()), path('send'), { substantiator, answerBy: '2026-06-30' }),
  ]);
  world.on('2026-06-15', () => [
    command(representativeOf(substantiator), path('substantiate'), { verdict: 'substantiated' }, true),
  ]);
}
