import {
  alertAcknowledged,
  alertActionBegun,
  alertAnswerFellDue,
  alertClosed,
  alertPositionTaken,
  alertRaised,
  circleCounted,
  circleDissolved,
  circleFormed,
  decisionProposed,
  demandAnswered,
  demandAnswerFellDue,
  demandDelivered,
  demandReneged,
  derivedId,
  dutyBearerCorrected,
  dutyBearerNamed,
  dutyBearerRetired,
  type EventContract,
  jointActionCompleted,
  jointActionPlanned,
  replicationAdapted,
  replicationBegun,
  replicationStepDone,
  taskAdded,
  taskBlocked,
  taskClaimed,
  taskDone,
  taskDropped,
  taskFellDue,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
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

const id = (name: string): string => derivedId('acting together registers', name);
const [alert, waiting, action] = ['alert', 'waiting', 'action'].map(id) as [string, string, string];
const [wells, copy, office, demand] = ['wells', 'copy', 'office', 'demand'].map(id) as [string, string, string, string];
const ofWater = { coalition: small.coalition, unit: 'UG-402', themes: ['social-justice'] };
const heard = { organisation: small.hostile };
const step = (contract: EventContract, entity: string, on: string, more: object = {}) =>
  happened(contract, entity, withoutGaps({ ...(contract.example as object), ...more }) as never, {
    effectiveOn: on,
    time: `${on}T09:00:00.000Z`,
    tags: ['unit:UG-402', `duty-bearer:${office}`, `blueprint:${wells}`],
  });
const withoutGaps = (data: object) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
const task = (name: string) => ({ task: id(name), organisation: small.hostile });

const history = [
  step(alertRaised, alert, '2026-01-05', { ...ofWater, answerBy: '2026-01-19', what: undefined }),
  step(alertAcknowledged, alert, '2026-01-07', heard),
  step(alertPositionTaken, alert, '2026-01-12'),
  step(alertActionBegun, alert, '2026-01-15', { action: { kind: 'joint-action', id: action } }),
  step(alertClosed, alert, '2026-02-20', { narrative: undefined }),
  step(alertRaised, waiting, '2026-01-20', {
    ...ofWater,
    arisingFrom: { kind: 'own-accord' },
    answerBy: '2026-02-01',
  }),
  step(alertAnswerFellDue, waiting, '2026-02-02', { answerBy: '2026-02-01' }),
  step(jointActionPlanned, action, '2026-01-15', { ...ofWater, alert }),
  ...['done', 'late', 'dropped', 'untaken'].map((name) =>
    step(taskAdded, action, '2026-01-15', { task: id(name), dueOn: '2026-02-01' }),
  ),
  step(taskClaimed, action, '2026-01-16', task('done')),
  step(taskDone, action, '2026-01-28', task('done')),
  step(taskClaimed, action, '2026-01-17', task('late')),
  step(taskBlocked, action, '2026-01-25', task('late')),
  step(taskDropped, action, '2026-01-26', { task: id('dropped') }),
  step(taskFellDue, action, '2026-02-02', { task: id('late'), dueOn: '2026-02-01' }),
  step(jointActionCompleted, action, '2026-02-20'),
  step(replicationBegun, copy, '2026-01-12', {
    ...{ blueprint: wells, unit: 'UG-402', organisation: small.hostile, steps: ['listen', 'form-circles', 'train'] },
    copiedFrom: undefined,
  }),
  step(replicationAdapted, copy, '2026-01-15', { step: 'train', leftOut: true }),
  step(replicationStepDone, copy, '2026-01-20'),
  step(circleFormed, copy, '2026-01-22'),
  step(circleCounted, copy, '2026-01-29'),
  step(circleFormed, copy, '2026-01-22', { circle: id('gone') }),
  step(circleDissolved, copy, '2026-02-10', { circle: id('gone') }),
  step(dutyBearerNamed, office, '2026-01-06', { unit: 'UG-402' }),
  step(demandDelivered, demand, '2026-01-10', { dutyBearer: office, unit: 'UG-402' }),
  step(demandAnswerFellDue, demand, '2026-01-25'),
  step(demandAnswered, demand, '2026-02-03'),
  step(demandDelivered, id('another demand'), '2026-02-05', { dutyBearer: office, unit: 'UG-402' }),
  step(dutyBearerCorrected, office, '2026-02-08', { unit: 'UG-402' }),
  step(demandReneged, demand, '2026-02-15'),
  step(dutyBearerRetired, office, '2026-02-20', { unit: 'UG-402', succeededBy: undefined }),
].sort((one, other) => (one.effectiveOn < other.effectiveOn ? -1 : one.effectiveOn > other.effectiveOn ? 1 : 0));

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, history);
  await app.caughtUp();
});
afterAll(() => app.close());

const rows = async (register: string, as: readonly RoleHeld[], query = '') =>
  (await app.ask(`/views/registers/${register}${query}`, as)).body.rows;
const ids = async (register: string, as: readonly RoleHeld[]) =>
  ((await rows(register, as)) as { id: string }[]).map((row) => row.id);

it('tells of alerts who has heard them, what was answered and when, on any date', async () => {
  expect(await rows('alerts', secretariat, '?status=closed')).toMatchObject([
    {
      ...{ id: alert, coalition: small.coalition, arisingFrom: 'struggle', raisedOn: '2026-01-05' },
      ...{ firstHeardOn: '2026-01-07', participantsHeard: 1, heardBy: [small.hostile], positionOn: '2026-01-12' },
      ...{ actsWith: 'joint-action', action, actedOn: '2026-01-15', result: 'answered', closedOn: '2026-02-20' },
    },
  ]);
  expect(await rows('alerts', secretariat, '?arisingFrom=own-accord')).toMatchObject([
    { id: waiting, status: 'raised', fellDueOn: '2026-02-02', what: expect.any(String) },
  ]);
  expect(await rows('alerts', secretariat, '?asOf=2026-01-06')).toMatchObject([{ id: alert, participantsHeard: 0 }]);
});

it('tells of joint actions how the tasks are shared out and done, and to auditors only what was taken on', async () => {
  const [row] = await rows('joint-actions', secretariat);
  expect(row).toMatchObject({
    ...{ id: action, alert, status: 'completed', plannedOn: '2026-01-15', endedOn: '2026-02-20' },
    ...{ tasks: 3, tasksTaken: 1, tasksBlocked: 1, tasksDone: 1, tasksOverdue: 1 },
    ...{ participantsActing: 1, doneBy: [small.hostile] },
  });
  expect(await rows('joint-actions', secretariat, '?asOf=2026-01-16')).toMatchObject([
    { status: 'under-way', tasks: 4, tasksDone: 0 },
  ]);
  expect(await rows('joint-actions', auditor)).toMatchObject([
    { tasks: 2, tasksTaken: 1, tasksBlocked: 0, tasksOverdue: 0, tasksDone: 1 },
  ]);
});

it.each(['alerts', 'joint-actions'])(
  '%s are open to the participants of their coalition while they have their seat, and to nobody of another place',
  async (register) => {
    const all = await ids(register, secretariat);
    expect(await ids(register, representativeOf(small.hostile))).toEqual(all);
    expect(await ids(register, representativeOf(small.league))).toEqual([]);
    expect(await ids(register, officerOf('UG-411'))).toEqual([]);
    expect((await app.ask(`/views/registers/${register}`, integrator)).status).toBe(403);
    expect((await app.ask(`/views/registers/${register}`)).status).toBe(401);
    expect(await rows(register, auditor)).toEqual(
      all.map((one) => expect.objectContaining({ id: one, what: expect.not.stringContaining('{') })),
    );
  },
);

it('an alert waits in the worklist of each participant that has not heard it, and of nobody else', async () => {
  const waits = async (as: readonly RoleHeld[]) =>
    (await app.ask('/views/worklist?kind=alert-to-hear', as)).body.items.map(
      ({ entity }: { entity: { id: string } }) => entity.id,
    );
  expect(await waits(representativeOf(small.hostile))).toEqual([waiting]);
  for (const others of [representativeOf(small.league), representativeOf(small.mover), secretariat]) {
    expect(await waits(others)).toEqual([]);
  }
});

it('the trail of what belongs to a coalition is its participants’, wherever they belong, and its unit’s', async () => {
  const proposed = { ...ofWater, by: small.mover };
  const asked = id('decision');
  const at = '2026-02-10';
  await record(app, [
    happened(
      decisionProposed,
      asked,
      { ...decisionProposed.example, ...proposed },
      {
        ...{ effectiveOn: at, time: `${at}T09:00:00.000Z` },
        tags: ['unit:UG-402', `org:${small.mover}`],
      },
    ),
  ]);
  const seen = async (entity: string, as: readonly RoleHeld[]) =>
    (await app.ask(`/views/audit/entities/${entity}`, as)).status;
  for (const entity of [asked, alert, action]) {
    const readers = [secretariat, officerOf('UG-402'), representativeOf(small.hostile)];
    expect([entity, await Promise.all(readers.map((as) => seen(entity, as)))]).toEqual([entity, [200, 200, 200]]);
    const others = [officerOf('UG-411'), representativeOf(small.league)];
    expect([entity, await Promise.all(others.map((as) => seen(entity, as)))]).toEqual([entity, [404, 404]]);
  }
});

it('tells of replications who organises citizens where and how far they are, in fives', async () => {
  const [row] = await rows('replications', secretariat);
  expect(row).toMatchObject({
    ...{ id: copy, blueprint: wells, organisation: small.hostile, unit: 'UG-402', version: 1, status: 'begun' },
    ...{ stepsToDo: 2, stepsDone: 1, adaptations: 1, circles: 1, citizensOrganised: 15 },
  });
  expect(await rows('replications', secretariat, '?asOf=2026-01-24')).toMatchObject([{ circles: 2 }]);
  expect(await ids('replications', representativeOf(small.hostile))).toEqual([copy]);
  expect(await ids('replications', representativeOf(small.league))).toEqual([]);
});

it('tells of duty-bearers what was demanded of them, and what they made of it', async () => {
  expect(await rows('duty-bearers', secretariat, '?officeLevel=district')).toMatchObject([
    {
      ...{ id: office, name: dutyBearerCorrected.example.office, status: 'retired', duties: ['fulfil'] },
      ...{ demands: 2, demandsUnanswered: 0, promisesOpen: 0, promisesBroken: 1, retiredOn: '2026-02-20' },
    },
  ]);
  expect(await rows('duty-bearers', auditor, '?asOf=2026-01-26')).toMatchObject([
    { name: dutyBearerNamed.example.office, status: 'named', demands: 1, demandsUnanswered: 1 },
  ]);
  expect(await ids('duty-bearers', officerOf('UG-411'))).toEqual([]);
  expect((await app.ask('/views/registers/duty-bearers', representativeOf(small.hostile))).status).toBe(403);
});

it.each(['alerts', 'joint-actions', 'replications', 'duty-bearers'])(
  '%s are had as a page and as CSV',
  async (name) => {
    const page = await app.page(`/views/registers/${name}`, secretariat);
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('<table')]);
    expect(page.text).not.toContain('undefined');
    const { status, text } = await app.ask(`/views/registers/${name}.csv`, secretariat);
    expect([status, text.split('\n').length]).toEqual([200, expect.any(Number)]);
    expect(text).toContain('UG-402');
    expect(text.split('\n')[0]).not.toContain('what');
  },
);

it('an alert is called by what it is in the sentences of its trail, and leads to its rows from the figures', async () => {
  const trail = await app.ask(`/views/audit/entities/${alert}`, secretariat);
  expect(JSON.stringify(trail.body)).toContain(`an alert (${alert.slice(0, 8)})`);
  const page = await app.page('/views/dashboards/coalitions/events?measure=alert-raised&unit=UG-402', secretariat);
  expect(page.text).toContain('/views/registers/alerts?');
});
