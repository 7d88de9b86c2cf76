import {
  adoptionReportFellDue,
  assessmentScored,
  derivedId,
  enrolmentApplied,
  enrolmentBegun,
  enrolmentCompleted,
  enrolmentSelected,
  type EventContract,
  innovationAdopted,
  innovationProposed,
  transitionBegan,
  transitionStalled,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
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

const id = (name: string): string => derivedId('capacity', name);
const step = (contract: EventContract, name: string, day: string, more: object = {}, unit = 'UG-402'): GivenEvent =>
  happened(contract, id(name), { ...(contract.example as object), ...more } as never, {
    effectiveOn: day,
    time: `${day}T09:00:00.000Z`,
    tags: [`unit:${unit}`, `org:${small.hostile}`],
  });
/** One enrolment of some people, which goes the whole way, and is recorded before its quarter is settled. */
function enrolment(name: string, home: string, total: number): readonly GivenEvent[] {
  const whose = { programme: small.programme, enrolled: { kind: 'organisation', organisation: small.hostile } };
  const people = { women: total - 2, men: 2, youth: 0, personsWithDisabilities: 0, total };
  const go = (contract: EventContract, day: string, more: object = {}) =>
    step(contract, name, day, { ...whose, ...more }, home);
  return [
    go(enrolmentApplied, '2025-10-02', { home, people }),
    go(enrolmentSelected, '2025-10-20'),
    go(enrolmentBegun, '2025-11-02'),
    go(enrolmentCompleted, '2025-12-12', { people }),
  ];
}
const scored = (name: string): GivenEvent => {
  const organisation = id(`organisation of ${name}`);
  return step(assessmentScored, name, '2025-11-03', { organisation, unit: 'UG-402' });
};

const events: readonly GivenEvent[] = [
  ...enrolment('first', 'UG-402', 12),
  ...enrolment('second', 'UG-411', 7),
  ...['a', 'b', 'c', 'd', 'e', 'f'].map(scored),
  step(transitionBegan, 'transition', '2025-10-01', { organisation: small.hostile }),
  step(transitionStalled, 'transition', '2026-01-15', { organisation: small.hostile, stage: 'preparing' }),
  step(innovationProposed, 'innovation', '2025-10-02', { organisations: [small.league], unit: 'UG-411' }, 'UG-411'),
  step(innovationAdopted, 'adoption', '2025-11-02', { organisation: small.hostile, unit: 'UG-402' }),
  step(adoptionReportFellDue, 'adoption', '2026-02-02', { organisation: small.hostile, unit: 'UG-402' }),
].toSorted((one, other) => (one.time < other.time ? -1 : 1));

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, events);
});
afterAll(() => app.close());

const dashboard = async (query = '', as = secretariat) =>
  (await app.ask(`/views/dashboards/capacity${query}`, as)).body;
const values = (figures: Record<string, { value: number }>): Record<string, number> =>
  Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));

describe('the dashboard of capacity', () => {
  it('tells the way from application to completion, track by track', async () => {
    const { funnel, period } = await dashboard();
    expect(period).toEqual({ from: '2025-03-03', until: '2026-03-02' });
    const all = { applied: 2, selected: 2, begun: 2, completed: 2, declined: 0, left: 0 };
    expect(values(funnel.all)).toEqual(all);
    const of = (track: string) => funnel.byTrack.find((one: { track: string }) => one.track === track).figures;
    expect(values(of('internal-governance'))).toEqual(all);
    expect(values(of('campaign-launch'))['applied']).toBe(0);
  });

  it('is of any date, and as known at any moment', async () => {
    const begun = async (query: string) => (await dashboard(query)).funnel.all.begun.value;
    expect(await begun('?asOf=2025-11-01')).toBe(0);
    expect(await begun('?asOf=2025-11-02')).toBe(2);
    expect(await begun('?asOf=2025-11-02&asKnownAt=2025-10-31')).toBe(0);
    expect(await begun('?from=2025-11-03')).toBe(0);
  });

  it('tells which changes of leader stand still, what is tried and adopted, and what is to be followed up', async () => {
    const { transitions, innovation, followUps } = await dashboard();
    expect(transitions.stages[0]).toMatchObject({ stage: 'preparing', now: { value: 1 }, stalled: { value: 1 } });
    expect(innovation.stages[0]).toMatchObject({ stage: 'proposed', now: { value: 1 } });
    expect(values(innovation.inPeriod)).toEqual({ 'innovation-proposed': 1, 'innovation-stopped': 0, adopted: 1 });
    expect(followUps.map(({ of, due }: never) => [of, (due as { value: number }).value])).toEqual([
      ['course', 0],
      ['transition', 0],
      ['adoption', 1],
    ]);
  });

  it('tells people of closed quarters in fives, the same to whoever asks', async () => {
    const quarter = async (as = secretariat, query = '') =>
      (await dashboard(query, as)).people.find(({ period }: never) => (period as { name: string }).name === '2025-Q4');
    const stage = (await quarter()).stages.find((one: { stage: string }) => one.stage === 'completed');
    expect(stage.all.people).toEqual({ women: 15, youth: null, personsWithDisabilities: null, total: 20 });
    expect(stage.byUnit.map(({ code, people }: never) => [code, (people as { total: number }).total])).toEqual([
      ['UG-402', 10],
      ['UG-411', 5],
    ]);
    const [own] = (await quarter(officerOf('UG-402'))).stages.at(-1).byUnit;
    expect(own.people).toEqual(stage.byUnit[0].people);
    expect(await quarter(secretariat, '?asOf=2026-01-15')).toBeUndefined();
    const text = JSON.stringify((await dashboard()).people);
    for (const exact of ['"total":19', '"total":12', '"total":7']) expect(text).not.toContain(exact);
  });

  it('tells what changed since the baseline in a closed year, of five organisations and more', async () => {
    const [year] = (await dashboard()).change.filter(({ all }: { all: unknown }) => all !== null);
    expect(year).toMatchObject({
      period: { name: '2025' },
      all: { organisations: 5, domains: [{ domain: 'finance-and-controls', before: 1.5, after: 2.5, change: 1 }] },
    });
    const told = (await app.ask(year.events, secretariat)).body;
    expect([told.value, told.events.length]).toEqual([6, 6]);
    const audited = (await dashboard('', auditor)).change.find(({ all }: { all: unknown }) => all !== null);
    expect([audited.all, audited.events]).toEqual([year.all, null]);
    expect((await app.ask(year.events, auditor)).status).toBe(403);
  });

  it('is by unit, and by theme: of the programme, or else of the organisation', async () => {
    const { byUnit } = await dashboard();
    expect(
      byUnit.map(({ code, figures }: never) => [code, values(figures)['applied'], values(figures)['stalled']]),
    ).toEqual([
      ['UG-402', 1, 1],
      ['UG-411', 1, 0],
      ['WAN', 0, 0],
    ]);
    expect((await dashboard('?unit=UG-411')).innovation.stages[0].now.value).toBe(1);
    const applied = async (theme: string) => (await dashboard(`?theme=${theme}`)).funnel.all.applied.value;
    expect([await applied('governance'), await applied('education')]).toEqual([2, 0]);
  });

  it('can be asked of a constituency: of the organisation that takes part, or whose it is first', async () => {
    const of = async (constituency: string, more = '') => {
      const { funnel, innovation } = await dashboard(`?constituency=${constituency}${more}`);
      return [funnel.all.applied.value, innovation.stages[0].now.value];
    };
    expect(await of('cbo')).toEqual([0, 1]);
    expect(await of('fishers')).toEqual([2, 0]);
    expect(await of('fishers', '&theme=governance')).toEqual([2, 0]);
    expect(await of('fishers', '&theme=education')).toEqual([0, 0]);
    expect(await of('cbo', '&theme=governance')).toEqual([0, 0]);
    expect(await of('farmers')).toEqual([0, 0]);
    const { events: at } = (await dashboard('?constituency=cbo')).innovation.stages[0].now;
    expect((await app.ask(at, secretariat)).body).toMatchObject({ value: 1, events: [{ amount: 1 }] });
  });

  it('every figure that is counted leads to events that add up to it', async () => {
    const { people: _, change: __, ...document } = await dashboard('?asOf=2026-02-28');
    const figures: { value: number; events: string }[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('events' in value && 'value' in value) figures.push(value as (typeof figures)[number]);
      else for (const part of Object.values(value)) collect(part);
    };
    collect(document);
    expect(figures.length).toBeGreaterThan(60);
    for (const { value, events: at } of figures.filter((one, index) => one.value !== 0 || index % 9 === 0)) {
      const told = (await app.ask(at, secretariat)).body;
      const sum = told.events.reduce((all: number, event: { amount: number }) => all + event.amount, 0);
      expect([at, told.value, sum]).toEqual([at, value, value]);
    }
  });

  it('is a page as well, and so are the events of a figure', async () => {
    const { status, text } = await app.page('/views/dashboards/capacity', secretariat);
    expect(status).toBe(200);
    assertWellFormed(text);
    for (const told of ['From application to completion', 'fewer than five', '2025-Q4', '+1', 'standing still']) {
      expect(text).toContain(told);
    }
    const page = await app.page('/views/dashboards/capacity/events?measure=applied', secretariat);
    assertWellFormed(page.text);
    expect([page.status, page.text.includes('figure')]).toEqual([200, true]);
  });

  it('an officer sees their own district; who works on something else sees none', async () => {
    expect((await dashboard('', officerOf('UG-402'))).funnel.all.applied.value).toBe(1);
    expect((await dashboard('?unit=UG-411', officerOf('UG-402'))).funnel.all.applied.value).toBe(0);
    const status = async (as?: typeof auditor) => (await app.ask('/views/dashboards/capacity', as)).status;
    expect(await status(auditor)).toBe(200);
    expect(await status()).toBe(401);
    for (const as of [integrator, representativeOf(small.hostile)]) expect(await status(as)).toBe(403);
  });
});
