import {
  alertAcknowledged,
  alertActionBegun,
  alertAnswerFellDue,
  alertRaised,
  coalitionFellDormant,
  coalitionFormed,
  commitmentKept,
  commitmentMade,
  decisionProposed,
  decisionTaken,
  derivedId,
  type EventContract,
  HEALTH_QUALITIES,
  healthRoundClosed,
  healthRoundPlanned,
  jointActionPlanned,
  organisationProtected,
  organisationRegistered,
  participantAdmitted,
  taskClaimed,
  taskFellDue,
  voteCast,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { aRegistration } from '../testing/forum-histories.ts';
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

const id = (name: string): string => derivedId('coalitions', name);
const step = (contract: EventContract, name: string, day: string, more: object = {}, unit = 'UG-402'): GivenEvent => {
  const example = contract.example as object;
  const place = {
    ...('unit' in example ? { unit } : {}),
    ...('coalition' in example ? { coalition: id('medicine') } : {}),
  };
  return happened(contract, id(name), { ...example, ...place, ...more } as never, {
    effectiveOn: day,
    time: `${day}T09:00:00.000Z`,
    tags: [`unit:${unit}`],
  });
};
const seat = (name: string) => ({ seat: id(name), organisation: small.hostile });
/** Who sits on roads: the youth look on. */
const GROUPS = [
  { name: 'mothers', constituency: 'women', role: 'participant' },
  { name: 'scouts', constituency: 'youth', role: 'observer' },
];
const felt = HEALTH_QUALITIES.map((quality, at) => ({ quality, median: 2 + at / 2, lower: 2, upper: 4 }));

const events: readonly GivenEvent[] = [
  step(coalitionFormed, 'medicine', '2025-09-01', { name: 'Medicine Coalition' }),
  ...['a', 'b', 'c', 'd'].map((one) =>
    step(participantAdmitted, 'medicine', '2025-09-02', { ...seat(one), role: 'participant' }),
  ),
  step(participantAdmitted, 'medicine', '2025-09-02', { ...seat('watches'), role: 'observer' }),
  step(coalitionFormed, 'roads', '2025-09-03', { name: 'Roads Platform' }, 'UG-411'),
  step(coalitionFellDormant, 'roads', '2026-02-03'),
  ...GROUPS.flatMap(({ name, constituency, role }) => [
    step(organisationRegistered, name, '2025-09-01', aRegistration(id(name), { constituencies: [constituency] })),
    step(participantAdmitted, 'roads', '2025-09-10', { seat: id(`seat of ${name}`), organisation: id(name), role }),
  ]),
  step(alertRaised, 'stock-out', '2025-10-01', { answerBy: '2025-10-15' }),
  step(alertAcknowledged, 'stock-out', '2025-10-03', seat('a')),
  step(alertActionBegun, 'stock-out', '2025-10-11'),
  step(alertRaised, 'unheard', '2025-10-20', { answerBy: '2025-11-03' }),
  step(alertAnswerFellDue, 'unheard', '2025-11-04'),
  step(decisionProposed, 'position', '2025-10-04', { subject: 'position' }),
  step(voteCast, 'position', '2025-10-08', { ...seat('b'), choice: 'agree' }),
  step(voteCast, 'position', '2025-10-09', { ...seat('b'), choice: 'disagree' }),
  step(decisionTaken, 'position', '2025-10-10', { subject: 'position', outcome: 'adopted' }),
  step(jointActionPlanned, 'together', '2025-10-12'),
  step(taskClaimed, 'together', '2025-10-13', seat('a')),
  step(taskFellDue, 'together', '2025-11-13'),
  step(commitmentMade, 'promise', '2025-10-15', {
    direction: 'duty-bearer-to-citizens',
    arisingFrom: { kind: 'own-accord' },
  }),
  step(commitmentMade, 'own', '2025-10-16', {
    ...{ direction: 'member-to-member', arisingFrom: { kind: 'coalition', id: id('medicine') } },
  }),
  step(commitmentKept, 'own', '2025-12-16', { onTime: true }),
  step(healthRoundPlanned, 'round', '2026-01-05', { periodRated: { from: '2025-09-01', until: '2025-12-31' } }),
  step(healthRoundClosed, 'round', '2026-01-31', { asked: 9, rated: 7, qualities: felt }),
  step(healthRoundPlanned, 'too few', '2026-01-05', {}, 'UG-411'),
  step(healthRoundClosed, 'too few', '2026-01-31', { asked: 4, rated: 3, qualities: [] }),
].toSorted((one, other) => (one.time < other.time ? -1 : 1));

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, events);
});
afterAll(() => app.close());

const dashboard = async (query = '', as = secretariat) =>
  (await app.ask(`/views/dashboards/coalitions${query}`, as)).body;
const section = async (name: string, query = '', as = secretariat) =>
  (await dashboard(query, as)).sections.find((one: { name: string }) => one.name === name);
const measured = async (query = '', as = secretariat): Promise<Record<string, number | null>> => {
  const { qualities } = await dashboard(query, as);
  const all = qualities.flatMap((one: { measured: { name: string; value: number | null }[] }) => one.measured);
  return Object.fromEntries(all.map(({ name, value }: { name: string; value: number | null }) => [name, value]));
};
const ofMedicine = `?coalition=${id('medicine')}`;

describe('the dashboard of coalitions', () => {
  it('tells the four qualities as events measure them, each with its definition and its formula', async () => {
    expect(await measured(ofMedicine)).toEqual({
      ...{ 'alert-to-action': 10, 'proposal-to-decision': 6 },
      ...{ 'alert-to-acknowledgement': 2, 'alerts-answered-in-time': 50 },
      ...{ 'participants-acting': 50, 'tasks-done': 0 },
      ...{ 'alerts-closed-answered': null, 'joint-actions-completed': null, 'own-promises-kept': 100 },
    });
    const { qualities, participants } = await dashboard(ofMedicine);
    expect(participants).toEqual({ acting: 2, seats: 4 });
    expect(qualities.map(({ quality }: { quality: string }) => quality)).toEqual([...HEALTH_QUALITIES]);
    expect(qualities[1].definition).toMatch(/^Responsive: /);
    expect(qualities[1].measured[1]).toMatchObject({
      formula: expect.stringContaining('divided by these and those whose last day passed'),
      sum: [{ measure: 'alert-answered', stage: 'in-time', value: 1 }],
      by: [
        { measure: 'alert-answered', stage: 'in-time', value: 1 },
        { measure: 'alert-answer-due', value: 1 },
      ],
    });
  });

  it('tells beside them what participants felt, when they rated and which period; of fewer than five nothing', async () => {
    const { qualities } = await dashboard();
    expect(qualities.map((one: { felt: { median: number }[] }) => one.felt.map(({ median }) => median))).toEqual([
      ...[[2], [2.5], [3], [3.5]], // prettier-ignore
    ]);
    expect(qualities[0].felt[0]).toMatchObject({
      coalition: { id: id('medicine'), name: 'Medicine Coalition' },
      rated: { from: '2025-09-01', until: '2025-12-31' },
      ...{ ratedBy: '2026-01-31', asked: 9, answered: 7, lower: 2, upper: 4 },
    });
    expect((await dashboard('?asOf=2026-01-30')).qualities[0].felt).toEqual([]);
    expect((await dashboard('?from=2026-02-01')).qualities[0].felt).toEqual([]);
    expect((await dashboard('?unit=UG-411')).qualities[0].felt).toEqual([]);
  });

  it('is of the period and the date asked: what had not happened yet measures nothing', async () => {
    expect(await measured(`${ofMedicine}&asOf=2025-10-10`)).toMatchObject({
      ...{ 'alert-to-action': null, 'alert-to-acknowledgement': 2, 'proposal-to-decision': 6 },
    });
    expect(await measured(`${ofMedicine}&from=2025-10-05`)).toMatchObject({
      ...{ 'alert-to-acknowledgement': null, 'participants-acting': 50 },
    });
  });

  it('tells which coalitions are dormant, what was decided, and promises in three directions', async () => {
    const table = async (of: string, name: string) => {
      const { tables } = await section(of);
      const { rows } = tables.find((one: { name: string }) => one.name === name);
      return Object.fromEntries(rows.map(({ code, figures }: never) => [code, valuesOf(figures)]));
    };
    expect(await table('coalitions-section', 'coalitions-by-state')).toEqual({
      active: { coalition: 2 },
      dormant: { coalition: 1 },
    });
    expect(await table('decisions-section', 'decisions-by-outcome')).toMatchObject({
      adopted: { 'decision-taken': 1 },
    });
    expect(await table('promises-section', 'promises-by-direction')).toMatchObject({
      'forum-to-members': { promise: 0, 'promise-made': 0 },
      'member-to-member': { promise: 0, 'promise-made': 1, 'promise-kept': 1 },
      'duty-bearer-to-citizens': { promise: 1, 'promise-made': 1, 'promise-kept': 0 },
    });
  });

  it('is by unit, and by theme', async () => {
    const { byUnit } = await dashboard();
    expect(byUnit.map(({ code, figures }: never) => [code, valuesOf(figures)['alert-raised']])).toEqual([
      ['UG-402', 2],
      ['UG-411', 0],
      ['WAN', 0],
    ]);
    const raised = async (theme: string) =>
      valuesOf((await section('alerts-section', `?theme=${theme}`)).numbers)['alert-raised'];
    expect([await raised('social-justice'), await raised('education')]).toEqual([2, 0]);
  });

  it('tells an auditor nothing of what is to be done, and by when', async () => {
    const { numbers } = await section('joint-actions-section', '', auditor);
    expect([numbers['task-overdue'], numbers['task-claimed'].value]).toEqual([undefined, 1]);
    const asked = await app.ask('/views/dashboards/coalitions/events?measure=task-overdue', auditor);
    expect(asked.status).toBe(403);
  });

  it.each([
    ['staff', secretariat, ''],
    ['an auditor of one coalition', auditor, ofMedicine],
  ])('every figure that %s reads leads to events that add up to it', async (_, as, query) => {
    const figures = figuresIn(await dashboard(query, as));
    expect(figures.length).toBeGreaterThan(90);
    for (const { value, events: at } of figures.filter((one, index) => one.value !== 0 || index % 9 === 0)) {
      const told = (await app.ask(at, as)).body;
      const sum = told.events.reduce((all: number, event: { amount: number }) => all + event.amount, 0);
      expect([at, told.value, sum]).toEqual([at, value, value]);
    }
  });

  it('is a page as well, and so are the events of a figure', async () => {
    const { status, text } = await app.page('/views/dashboards/coalitions', secretariat);
    expect(status).toBe(200);
    assertWellFormed(text);
    for (const told of ['Medicine Coalition', '7 of 9', '10 days', 'nothing to divide by', 'duty-bearer']) {
      expect(text).toContain(told);
    }
    const page = await app.page('/views/dashboards/coalitions/events?measure=alert-raised', secretariat);
    assertWellFormed(page.text);
    expect([page.status, page.text.includes('alerts raised')]).toEqual([200, true]);
  });

  it('an officer sees their own district; who works on something else sees none', async () => {
    const raised = async (query: string, as = officerOf('UG-402')) =>
      valuesOf((await section('alerts-section', query, as)).numbers)['alert-raised'];
    expect([await raised(''), await raised('?unit=UG-411'), await raised('', officerOf('UG-411'))]).toEqual([2, 0, 0]);
    expect((await dashboard('', officerOf('UG-411'))).qualities[0].felt).toEqual([]);
    const status = async (as?: typeof auditor) => (await app.ask('/views/dashboards/coalitions', as)).status;
    expect([await status(auditor), await status()]).toEqual([200, 401]);
    for (const as of [integrator, representativeOf(small.hostile)]) expect(await status(as)).toBe(403);
  });

  describe('of a constituency', () => {
    const formed = async (query: string, as = secretariat) =>
      valuesOf((await section('coalitions-section', query, as)).numbers)['coalition-formed'];

    it('is of the coalitions in which a body of it acts: on the last day, and not where it looks on', async () => {
      expect([await formed('?constituency=women'), await formed('?constituency=youth')]).toEqual([1, 0]);
      expect(await formed('?constituency=women&asOf=2025-09-09')).toBe(0);
      expect(await formed(`?constituency=women&coalition=${id('medicine')}`)).toBe(0);
      const { byUnit, constituency } = await dashboard('?constituency=women', auditor);
      expect(constituency).toBe('women');
      const at = ({ code }: { code: string }) => code === 'UG-411';
      const { value, events: leadsTo } = byUnit.find(at).figures.coalition;
      expect([value, (await app.ask(leadsTo, auditor)).body.value]).toEqual([1, 1]);
      const { text } = await app.page('/views/dashboards/coalitions?constituency=women', secretariat);
      assertWellFormed(text);
      expect(text).toContain('coalitions in which a body of this constituency has a seat');
    });

    it('tells nothing of a protected one: its seat counts, and is of no constituency at any moment', async () => {
      const seats = async (query = '') =>
        (await app.ask(`/views/dashboards/coalitions/events?measure=seat&unit=UG-411${query}`, secretariat)).body
          ?.value;
      const before = [await seats(), await seats('&constituency=women')];
      const data = { organisation: id('mothers'), protection: id('pseudonym'), unit: 'UG-402' };
      const [recorded] = await record(app, [happened(organisationProtected, id('mothers'), data)]);
      await app.caughtUp();
      expect([before, await seats(), await seats('&constituency=women')]).toEqual([[1, 1], 1, 0]);
      expect(await seats(`&constituency=women&asKnownAt=${recorded!.sequence - 1}`)).toBe(0);
    });
  });
});
