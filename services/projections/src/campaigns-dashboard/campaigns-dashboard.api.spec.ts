import {
  actionBanned,
  actionCancelled,
  actionHeld,
  campaignLaunched,
  demandAnswered,
  demandAnswerFellDue,
  demandDelivered,
  demandMade,
  derivedId,
  type EventContract,
  outcomeFormulated,
  outcomeSubstantiated,
  protectedStruggleReported,
  reportCardRoundHeld,
  struggleReported,
  struggleVerified,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { figuresIn, valuesOf } from '../testing/figures-told.ts';
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

const id = (name: string): string => derivedId('campaigns', name);
const step = (contract: EventContract, name: string, day: string, more: object = {}, unit = 'UG-402'): GivenEvent => {
  const example = contract.example as object;
  const place = 'unit' in example ? { unit } : {};
  return happened(contract, id(name), { ...example, ...place, ...more } as never, {
    effectiveOn: day,
    time: `${day}T09:00:00.000Z`,
    tags: [`unit:${unit}`, `org:${small.hostile}`],
  });
};
const protectedReport = (name: string, district: string): GivenEvent =>
  step(protectedStruggleReported, name, '2025-10-24', { district, kind: 'corruption', pseudonym: id(`of ${name}`) });
const people = (total: number) => ({ women: total - 2, men: 2, youth: 2, personsWithDisabilities: 0, total });

const events: readonly GivenEvent[] = [
  step(campaignLaunched, 'water', '2025-09-01'),
  step(demandMade, 'boreholes', '2025-09-05'),
  step(demandDelivered, 'boreholes', '2025-09-10'),
  step(demandAnswerFellDue, 'boreholes', '2025-10-16'),
  step(demandAnswered, 'boreholes', '2025-11-09', { answer: 'partly' }),
  step(demandDelivered, 'clinic', '2025-10-01', { themes: ['education'] }, 'UG-411'),
  step(demandMade, 'not out yet', '2025-10-02'),
  step(actionHeld, 'march', '2025-10-05', { kind: 'march', people: people(23) }),
  step(actionHeld, 'petition', '2025-11-05', { kind: 'petition', people: people(12) }, 'UG-411'),
  step(actionBanned, 'vigil', '2025-11-06', { kind: 'vigil' }),
  step(actionCancelled, 'too dangerous', '2025-11-07', { kind: 'march' }),
  step(reportCardRoundHeld, 'health centres', '2025-11-20', { people: people(3) }),
  step(outcomeFormulated, 'drugs are there', '2026-01-10', { change: 'practice' }),
  step(outcomeSubstantiated, 'drugs are there', '2026-02-10', { verdict: 'substantiated' }),
  step(struggleReported, 'stock-out', '2025-10-03'),
  step(struggleVerified, 'stock-out', '2025-10-20'),
  ...Array.from({ length: 7 }, (_, at) => protectedReport(`protected ${at}`, 'UG-402')),
  ...Array.from({ length: 3 }, (_, at) => protectedReport(`elsewhere ${at}`, 'UG-411')),
  step(struggleVerified, 'protected 1', '2025-11-21', { kind: 'corruption' }),
].toSorted((one, other) => (one.time < other.time ? -1 : 1));

let app: SmallForumApp;
/** When the record said that a demand was met with silence. */
let silence: number;
beforeAll(async () => {
  app = await smallForumApp();
  const recorded = await record(app, events);
  silence = recorded.find(({ type }) => type === demandAnswerFellDue.type)!.sequence;
});
afterAll(() => app.close());

const dashboard = async (query = '', as = secretariat) =>
  (await app.ask(`/views/dashboards/campaigns${query}`, as)).body;
const section = async (name: string, query = '', as = secretariat) =>
  (await dashboard(query, as)).sections.find((one: { name: string }) => one.name === name);
const rows = async (of: string, name: string, query = '', as = secretariat) => {
  const { tables } = await section(of, query, as);
  const table = tables.find((one: { name: string }) => one.name === name);
  const told = table.rows.map((row: { code: string; figures: never }) => [row.code, valuesOf(row.figures)]);
  return Object.fromEntries(told) as Record<string, Record<string, number>>;
};

describe('the dashboard of campaigns', () => {
  it('tells demands by their answer, where they stand, and how long answers took', async () => {
    expect(valuesOf((await section('demands-section')).numbers)).toMatchObject({
      ...{ 'demand-worded': 2, 'demand-delivered': 2, 'demand-answered': 1, 'demand-silent': 1 },
    });
    expect(await rows('demands-section', 'demands-by-answer')).toMatchObject({
      partly: { 'demand-answered': 1 },
      refused: { 'demand-answered': 0 },
    });
    const standing = await rows('demands-section', 'demands-by-stage');
    expect(standing).toMatchObject({ worded: { demand: 1 }, waiting: { demand: 1 }, partly: { demand: 1 } });
    expect((await dashboard()).timeToAnswer).toMatchObject({ mean: 60, days: { value: 60 }, answers: { value: 1 } });
  });

  it('is of any date, and as known at any moment', async () => {
    const silent = async (query: string) =>
      (await rows('demands-section', 'demands-by-stage', query))['silent']!['demand'];
    expect(await silent('?asOf=2025-10-16')).toBe(1);
    expect(await silent(`?asOf=2025-10-16&asKnownAt=${silence - 1}`)).toBe(0);
    expect(await silent(`?asOf=2025-10-16&asKnownAt=${silence}`)).toBe(1);
    expect(await silent('?asOf=2025-11-09')).toBe(0);
    expect(valuesOf((await section('demands-section', '?from=2025-09-11')).numbers)['demand-delivered']).toBe(1);
  });

  it('tells actions by kind, bans that stand, and outcomes by what others found', async () => {
    expect(await rows('actions-section', 'actions-by-kind')).toMatchObject({
      march: { 'action-held': 1, 'action-cancelled': 1 },
      petition: { 'action-held': 1 },
      vigil: { 'action-held': 0, 'action-banned': 1 },
    });
    expect(valuesOf((await section('actions-section')).numbers)['ban']).toBe(1);
    expect((await rows('outcomes-section', 'outcomes-by-verdict'))['substantiated']).toEqual({ 'outcome-judged': 1 });
    expect((await rows('outcomes-section', 'outcomes-by-change'))['practice']).toEqual({
      ...{ 'outcome-formulated': 1, 'outcome-judged': 1 },
    });
  });

  it('tells people of closed quarters in fives, the same to whoever asks; of fewer than five it says so only', async () => {
    const quarter = async (as = secretariat, query = '') =>
      (await dashboard(query, as)).people.find(({ period }: never) => (period as { name: string }).name === '2025-Q4');
    const [action, round] = (await quarter()).at;
    expect(action).toMatchObject({
      what: 'action',
      all: { women: 30, youth: null, personsWithDisabilities: null, total: 35 },
      byUnit: [
        { code: 'UG-402', people: { total: 25 } },
        { code: 'UG-411', people: { total: 10 } },
      ],
    });
    expect(round).toEqual({
      what: 'card-round',
      all: { women: null, youth: null, personsWithDisabilities: null, total: null },
      byUnit: [],
    });
    expect((await quarter(officerOf('UG-402'))).at[0].byUnit).toEqual([action.byUnit[0]]);
    expect(await quarter(secretariat, '?asOf=2026-01-15')).toBeUndefined();
    expect(JSON.stringify((await dashboard()).people)).not.toMatch(/"total":(23|12|3)\b/);
  });

  it('counts reports by protected people in fives, by no district where few are, and lists none of them', async () => {
    const document = await dashboard();
    const quarter = document.protectedReports.find(
      ({ period }: never) => (period as { name: string }).name === '2025-Q4',
    );
    expect(quarter).toEqual({ period: expect.anything(), all: 10, byUnit: [] });
    expect(valuesOf((await section('struggles-section')).numbers)).toMatchObject({
      ...{ 'struggle-reported': 1, 'struggle-verified': 2 },
    });
    const told = JSON.stringify(document);
    for (let at = 0; at < 7; at++) expect(told).not.toContain(id(`protected ${at}`));
    const asked = await app.ask('/views/dashboards/campaigns/events?measure=struggle-protected', secretariat);
    expect(asked.status).toBe(400);
    const listed = await app.ask('/views/dashboards/campaigns/events?measure=struggle-reported', secretariat);
    expect(listed.body.events.map(({ entity }: { entity: string }) => entity)).toEqual([id('stock-out')]);
  });

  it('is by unit, and by theme', async () => {
    const { byUnit } = await dashboard();
    expect(byUnit.map(({ code, figures }: never) => [code, valuesOf(figures)['demand-delivered']])).toEqual([
      ['UG-402', 1],
      ['UG-411', 1],
      ['WAN', 0],
    ]);
    const delivered = async (query: string) =>
      valuesOf((await section('demands-section', query)).numbers)['demand-delivered'];
    expect([await delivered('?theme=education'), await delivered('?theme=governance')]).toEqual([1, 0]);
    expect(await delivered('?unit=UG-411')).toBe(1);
  });

  it('is of one campaign', async () => {
    const { campaign } = demandDelivered.example;
    const delivered = async (query: string) =>
      valuesOf((await section('demands-section', query)).numbers)['demand-delivered'];
    expect([await delivered(`?campaign=${campaign}`), await delivered(`?campaign=${id('water')}`)]).toEqual([2, 0]);
  });

  it('is of the constituency whose rights campaigns are about, from their launch on, whoever leads them', async () => {
    const launched = async (query: string) =>
      valuesOf((await section('campaigns-section', query)).numbers)['campaign-launched'];
    expect([await launched('?constituency=women'), await launched('?constituency=youth')]).toEqual([1, 0]);
    expect(await launched('?constituency=women&asOf=2025-08-31')).toBe(0);
    expect(await launched(`?constituency=women&campaign=${id('another')}`)).toBe(0);
    expect((await dashboard('?constituency=women')).constituency).toBe('women');
    const at = '/views/dashboards/campaigns/events?measure=campaign-launched&constituency=women';
    expect((await app.ask(at, auditor)).body).toMatchObject({ value: 1, events: [{ entity: id('water') }] });
    expect((await app.page('/views/dashboards/campaigns?constituency=women', auditor)).text).toContain(
      'rights-holders',
    );
  });

  it('tells an auditor nothing of what is not out yet, in no number and no list', async () => {
    const { numbers } = await section('demands-section', '', auditor);
    expect([numbers['demand-worded'], numbers['demand-delivered'].value]).toEqual([undefined, 2]);
    expect(await rows('demands-section', 'demands-by-stage', '', auditor)).not.toHaveProperty('worded');
    expect(JSON.stringify(await dashboard('', auditor))).not.toContain('action-cancelled');
    const figure = async (query: string) => app.ask(`/views/dashboards/campaigns/events?${query}`, auditor);
    expect((await figure('measure=demand-worded')).status).toBe(403);
    expect((await figure('measure=demand&stage=worded')).status).toBe(403);
    expect((await figure('measure=demand')).body.value).toBe(2);
  });

  it.each([
    ['staff', secretariat],
    ['an auditor', auditor],
  ])('every figure that %s reads leads to events that add up to it', async (_, as) => {
    const { people: _people, ...document } = await dashboard('?asOf=2026-02-28', as);
    const figures = figuresIn(document);
    expect(figures.length).toBeGreaterThan(80);
    for (const { value, events: at } of figures.filter((one, index) => one.value !== 0 || index % 9 === 0)) {
      const told = (await app.ask(at, as)).body;
      const sum = told.events.reduce((all: number, event: { amount: number }) => all + event.amount, 0);
      expect([at, told.value, sum]).toEqual([at, value, value]);
    }
  });

  it('is a page as well, and so are the events of a figure', async () => {
    const { status, text } = await app.page('/views/dashboards/campaigns', secretariat);
    expect(status).toBe(200);
    assertWellFormed(text);
    for (const told of ['Demands by answer', 'met with silence', '2025-Q4', 'fewer than five', '60 days']) {
      expect(text).toContain(told);
    }
    const page = await app.page('/views/dashboards/campaigns/events?measure=demand-delivered', secretariat);
    assertWellFormed(page.text);
    expect([page.status, page.text.includes('demands delivered')]).toEqual([200, true]);
  });

  it('an officer sees their own district; who works on something else sees none', async () => {
    const delivered = async (query: string) =>
      valuesOf((await section('demands-section', query, officerOf('UG-402'))).numbers)['demand-delivered'];
    expect([await delivered(''), await delivered('?unit=UG-411')]).toEqual([1, 0]);
    const status = async (as?: typeof auditor) => (await app.ask('/views/dashboards/campaigns', as)).status;
    expect(await status(auditor)).toBe(200);
    expect(await status()).toBe(401);
    for (const as of [integrator, representativeOf(small.hostile)]) expect(await status(as)).toBe(403);
  });
});
