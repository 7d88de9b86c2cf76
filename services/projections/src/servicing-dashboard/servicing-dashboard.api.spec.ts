import {
  commitmentKept,
  commitmentMade,
  derivedId,
  type EventContract,
  organisationRegistered,
  serviceRequestAcknowledged,
  serviceRequestAssigned,
  serviceRequestClosed,
  serviceRequestConfirmed,
  serviceRequestDelivered,
  serviceRequestDeliveryMissed,
  serviceRequested,
  surveyFindingPublished,
  surveyResultsPublished,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
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
import { assertWellFormed } from '../testing/well-formed.ts';

const id = (...names: string[]): string => derivedId('servicing', ...names);
const service = id('legal support');

/** Eighteen members: six in Bushenyi are of women, as are six in Ntungamo. */
const members = Array.from({ length: 18 }, (_, nth) => ({
  organisation: id('member', String(nth)),
  unit: nth < 9 ? 'UG-402' : 'UG-411',
  constituencies: nth % 3 === 0 ? ['youth'] : ['women'],
}));
type Member = (typeof members)[number];

const on = (day: string, { organisation, unit }: Member, enteredOn = day) => ({
  effectiveOn: day,
  time: `${enteredOn}T12:00:00.000Z`,
  tags: [`org:${organisation}`, `unit:${unit}`],
});
function step(contract: EventContract, member: Member, day: string, more: object = {}, enteredOn = day): GivenEvent {
  const { organisation, unit } = member;
  const whose = { service, code: 'legal-support', organisation, unit };
  const data = { ...(contract.example as object), ...whose, ...more } as never;
  return happened(contract, id('request', organisation), data, on(day, member, enteredOn));
}
const asked = (member: Member, day: string): GivenEvent =>
  step(serviceRequested, member, day, { acknowledgeBy: addDays(day, 3), deliverBy: addDays(day, 21) });

/** Each asked in March and was answered; all but the last rated it, those of Bushenyi well and those of Ntungamo badly. */
const served = members.flatMap((member, nth) => [
  asked(member, '2026-03-02'),
  step(serviceRequestAcknowledged, member, '2026-03-04'),
  step(serviceRequestAssigned, member, '2026-03-04'),
  step(serviceRequestDelivered, member, '2026-03-12'),
  ...(nth === 17
    ? []
    : [
        step(serviceRequestConfirmed, member, '2026-03-20', { rating: nth < 9 ? 5 : 2 }),
        step(serviceRequestClosed, member, '2026-03-20', { because: 'confirmed' }),
      ]),
]);
const survey = id('survey');
const finding = surveyFindingPublished.example.finding;
const promise = id('promise');
const published = { time: '2026-04-20T09:00:00.000Z', effectiveOn: '2026-04-20', tags: ['unit:WAN'] };
const said: readonly GivenEvent[] = [
  happened(surveyResultsPublished, survey, surveyResultsPublished.example, published),
  happened(surveyFindingPublished, survey, surveyFindingPublished.example, published),
  happened(
    commitmentMade,
    promise,
    {
      ...commitmentMade.example,
      unit: 'WAN',
      dueOn: '2026-12-31',
      arisingFrom: { kind: 'survey-finding', id: finding, within: survey },
    },
    published,
  ),
  happened(
    commitmentMade,
    id('another promise'),
    { ...commitmentMade.example, arisingFrom: { kind: 'own-accord' } },
    published,
  ),
  happened(
    commitmentKept,
    promise,
    { ...commitmentKept.example, doneOn: '2026-05-20', onTime: true },
    {
      ...published,
      ...{ effectiveOn: '2026-05-20', time: '2026-05-20T09:00:00.000Z' },
    },
  ),
];
const late: Member = { organisation: id('late'), unit: 'UG-411', constituencies: [] };

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  app.clock.set('2026-06-02T09:00:00.000Z');
  await record(app, [
    ...members.map(({ organisation, unit, constituencies }) =>
      happened(organisationRegistered, organisation, aRegistration(organisation, { unit, constituencies }), {
        ...{ effectiveOn: '2026-01-02', time: '2026-02-27T09:00:00.000Z' },
        tags: [`org:${organisation}`, `unit:${unit}`],
      }),
    ),
    ...[...served].sort((one, other) => (one.time < other.time ? -1 : 1)),
    ...said.slice(0, 4),
    asked(late, '2026-05-01'),
    ...said.slice(4),
    step(serviceRequestDeliveryMissed, late, '2026-05-23'),
  ]);
});
afterAll(() => app.close());

const PAGE = '/views/dashboards/servicing';
const dashboard = async (query = '', as = secretariat) => (await app.ask(`${PAGE}${query}`, as)).body;
const values = (counts: Record<string, { value: number }>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).flatMap(([name, { value }]) => (value === 0 ? [] : [[name, value]])));
type Line = Readonly<Record<string, never>> & { readonly figures: Readonly<Record<string, never>> };

describe('what members say', () => {
  it('stands first: by unit, question and survey, with who took part', async () => {
    const { satisfaction } = await dashboard();
    expect(satisfaction.latest).toMatchObject({
      title: 'How well does the forum serve you? 2026',
      figures: { satisfaction: 3.8, responseRate: 53, taken: 45, entitled: 85, recommendation: null },
    });
    expect(satisfaction.latest.byUnit.map(({ unit, figures }: Line) => [unit, figures['satisfaction']])).toEqual([
      ['UG-402', 4],
      ['UG-411', 4],
    ]);
    expect(satisfaction.trend).toHaveLength(1);
    const { events } = satisfaction.latest;
    expect((await app.ask(events.split('#')[0], auditor)).text).toContain('The results of a survey');
    expect((await dashboard('?unit=UG-402')).satisfaction.latest.figures).toMatchObject({
      taken: 25,
      responseRate: 56,
    });
    expect((await dashboard('?asOf=2026-04-19')).satisfaction).toEqual({ latest: null, trend: [] });
  });

  it('leads to what was promised and done for it, on any date', async () => {
    expect((await dashboard()).saidAndDone).toMatchObject([
      {
        finding,
        said: 'Half of those who answered want help with succession.',
        promised: { dueOn: '2026-12-31' },
        commitment: { id: promise, status: 'kept', doneOn: '2026-05-20', onTime: true },
      },
    ]);
    expect((await dashboard('?asOf=2026-05-01')).saidAndDone).toMatchObject([
      { commitment: { status: 'promised', doneOn: null } },
    ]);
    expect((await dashboard('?asOf=2026-04-01')).saidAndDone).toEqual([]);
  });
});

describe('times against promises', () => {
  it('are counted in the period, and what is owed on its last day', async () => {
    const { requests, period } = await dashboard();
    expect(period).toEqual({ from: '2025-06-03', until: '2026-06-02' });
    expect(values(requests.headline.counts)).toEqual({
      ...{ asked: 19, 'noted-in-time': 18, 'answered-in-time': 18 },
      ...{ owed: 1, 'owed-late': 1 },
    });
    expect(requests.headline.days).toMatchObject({ taken: 10, promised: 21 });
    expect(
      requests.byUnit.map(({ code, figures }: never) => [code, values((figures as never)['counts'])['owed']]),
    ).toEqual([
      ['UG-402', undefined],
      ['UG-411', 1],
      ['WAN', undefined],
    ]);
    expect(requests.byService).toMatchObject([{ code: 'legal-support' }]);
    expect(values((await dashboard('?asOf=2026-03-10')).requests.headline.counts)).toMatchObject({ owed: 18 });
  });

  it('every figure leads to events that add up to it', async () => {
    const { requests } = await dashboard('?unit=UG-411');
    const figures: { value: number; events: string }[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('events' in value && 'value' in value) figures.push(value as (typeof figures)[number]);
      else for (const part of Object.values(value)) collect(part);
    };
    collect(requests);
    expect(figures.length).toBeGreaterThan(30);
    for (const { value, events: at } of figures) {
      const told = (await app.ask(at, secretariat)).body;
      const sum = told.events.reduce((all: number, event: { amount: number }) => all + event.amount, 0);
      expect([at, told.value, sum]).toEqual([at, value, value]);
    }
  });
});

describe('ratings', () => {
  it('are told of closed quarters, by unit and constituency, rounded to fives', async () => {
    const [quarter, ...others] = (await dashboard()).quarters.toReversed();
    expect(quarter).toMatchObject({
      name: '2026-Q1',
      settledOn: '2026-04-30',
      ratings: { all: { members: 15, counts: [0, 10, 0, 0, 10], mean: 3.5 } },
    });
    expect(
      quarter.ratings.byUnit.map(({ unit, figures }: Line) => [unit, figures['members'], figures['mean']]),
    ).toEqual([
      ['UG-402', 10, 5],
      ['UG-411', 10, 2],
    ]);
    // Of the eleven who are of women six stand in one district and five in the other; of the six who are not, three.
    expect(quarter.ratings.byConstituency).toEqual([]);
    expect(others.every(({ ratings }: { ratings: { all: unknown } }) => ratings.all === null)).toBe(true);
  });

  it('are the same whoever asks: an officer sees their own units of them', async () => {
    const whole = (await dashboard()).quarters.at(-1).ratings;
    const own = (await dashboard('', officerOf('UG-402'))).quarters.at(-1).ratings;
    expect([own.all, own.byConstituency]).toEqual([whole.all, whole.byConstituency]);
    expect(own.byUnit).toEqual(whole.byUnit.filter(({ unit }: { unit: string }) => unit === 'UG-402'));
  });

  it('of a quarter that was not settled then nothing is told, and what was entered later counts in none', async () => {
    expect((await dashboard('?asOf=2026-04-29')).quarters.at(-1).name).toBe('2025-Q4');
    const before = (await dashboard()).quarters.at(-1);
    const { sequence } = await app.store.head();
    await record(app, [
      step(serviceRequestConfirmed, members[17]!, '2026-03-21', { rating: 1 }, '2026-06-01'),
      step(serviceRequestClosed, members[17]!, '2026-03-21', { because: 'confirmed' }, '2026-06-01'),
    ]);
    expect((await dashboard()).quarters.at(-1)).toEqual(before);
    expect((await dashboard(`?asKnownAt=${sequence}`)).quarters.at(-1).ratings.all).toMatchObject({ members: 15 });
    const early = (await dashboard('?asKnownAt=2026-03-25')).quarters.at(-1);
    expect(early.name).not.toBe('2026-Q1');
  });

  it('lead to the rated requests, for those who may read them', async () => {
    const { byUnit } = (await dashboard()).quarters.at(-1).ratings;
    const { events } = byUnit[0].figures;
    const told = (await app.ask(events, secretariat)).body;
    expect(told).toMatchObject({ measure: 'rated', value: 9 });
    expect(told.events[0].sentence).toContain('rated it 5 of 5');
    expect((await app.ask(events, officerOf('UG-411'))).body.events).toEqual([]);
    const { all } = (await dashboard()).quarters.at(-1).ratings;
    const women = await app.ask(`${all.events}&constituency=women`, secretariat);
    expect(women.body.events).toHaveLength(11);
  });
});

describe('answers in the promised time', () => {
  it('are told of closed quarters by unit and constituency, and lead to what was in time and what was late', async () => {
    const { answers } = (await dashboard()).quarters.at(-1);
    expect(answers.all).toMatchObject({ members: 20, answered: 20, inTime: 100 });
    expect(answers.byUnit.map(({ unit, figures }: Line) => [unit, figures['answered'], figures['inTime']])).toEqual([
      ['UG-402', 10, 100],
      ['UG-411', 10, 100],
    ]);
    expect((await app.ask(answers.byUnit[0].figures.events, secretariat)).body.value).toBe(9);
    expect((await app.ask(answers.byUnit[0].figures.lateEvents, secretariat)).body.value).toBe(0);
  });
});

describe('the dashboard of servicing', () => {
  it('is a page as well, and so are the events of a figure', async () => {
    const { status, text } = await app.page(PAGE, secretariat);
    expect(status).toBe(200);
    assertWellFormed(text);
    for (const words of [
      'What members say',
      'You said, we did',
      'Times against promises',
      'Ratings',
      '2026-Q1',
      '3.8',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/undefined|NaN|\{[a-z]+\}/);
    const page = await app.page(`${PAGE}/events?measure=asked&service=legal-support`, secretariat);
    assertWellFormed(page.text);
    expect(page.text).toContain('asked for legal support');
    const empty = await app.page(`${PAGE}?asOf=2024-02-01`, secretariat);
    assertWellFormed(empty.text);
    expect(empty.text).toContain('No survey of members has been published yet');
  });

  it('is for the secretariat, unit officers and auditors', async () => {
    const status = async (as?: typeof auditor) => (await app.ask(PAGE, as)).status;
    expect([await status(auditor), await status(officerOf('UG-411'))]).toEqual([200, 200]);
    expect(await status()).toBe(401);
    for (const as of [integrator, representativeOf(members[0]!.organisation)]) expect(await status(as)).toBe(403);
    const own = await dashboard('', officerOf('UG-402'));
    expect(values(own.requests.headline.counts)['asked']).toBe(9);
  });
});
