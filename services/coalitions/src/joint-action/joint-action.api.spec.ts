import { derivedId } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CONVENOR, FARMERS, water, WOMEN } from '../coalition/coalition.builders.ts';
import { CoalitionsModule } from '../coalitions.module.ts';
import { JointActionDocument } from './joint-action.document.ts';

const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const convenor: readonly RoleHeld[] = [{ role: 'coalition-convenor', organisation: CONVENOR }];
const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];

describe('joint actions over HTTP', () => {
  let app: TestApp;
  let coalition: string;
  const post = (path: string, body: object, as: readonly RoleHeld[] = officer) =>
    app.http('POST', `/coalitions/${path}`, { as, body });
  const plan = (more: object = {}, as = convenor) =>
    post('joint-actions', { coalition, what: 'We look at every borehole.', ...more }, as);
  const on = (id: string, verb: string, body: object, as: readonly RoleHeld[] = officer) =>
    post(`joint-actions/${id}/${verb}`, body, as);
  const read = (id: string, as: readonly RoleHeld[] = officer) =>
    app.http('GET', `/coalitions/joint-actions/${id}`, { as });
  const addTask = async (id: string, more: object = {}) => {
    expect((await on(id, 'add-task', { what: 'A list.', dueOn: '2026-03-20', ...more }, convenor)).status).toBe(200);
    return (await read(id)).body.tasks.at(-1).task as string;
  };

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    await recordForum(app);
    for (const organisation of [CONVENOR, FARMERS, WOMEN]) {
      await recordOrganisation(app, organisation, { membership: derivedId('membership', organisation) });
    }
    await app.settle();
    coalition = (await post('coalitions', { ...water, convenor: CONVENOR })).body.id;
    await post(`coalitions/${coalition}/invite`, { organisation: FARMERS, role: 'participant' });
    await post(`coalitions/${coalition}/accept`, { organisation: FARMERS });
  });
  afterAll(() => app.close());

  it('answers an alert, has its tasks shared out, done and told of, and is completed', async () => {
    const alert = (
      await post('alerts', { coalition, arisingFrom: { kind: 'own-accord' }, answerBy: '2026-03-16', what: 'Dry.' })
    ).body.id;
    const planned = await plan({ alert });
    expect(planned).toMatchObject({ status: 201, headers: { location: expect.stringContaining(planned.body.id) } });
    const { id } = planned.body;
    expect((await app.http('GET', `/coalitions/alerts/${alert}`, { as: officer })).body).toMatchObject({
      status: 'acting',
      actions: [{ kind: 'joint-action', id }],
    });
    const task = await addTask(id);
    expect((await on(id, 'claim-task', { task, organisation: FARMERS }, of(FARMERS))).status).toBe(200);
    expect(await on(id, 'claim-task', { task, organisation: CONVENOR }, convenor)).toMatchObject({
      status: 409,
      body: { rule: 'joint-action.task-taken', errors: [{ pointer: '/task' }] },
    });
    expect((await on(id, 'block-task', { task, ground: 'no-permission' }, of(FARMERS))).status).toBe(200);
    expect((await on(id, 'complete', {}, convenor)).body.rule).toBe('joint-action.tasks-open');
    expect((await on(id, 'unblock-task', { task }, of(FARMERS))).status).toBe(200);
    expect((await on(id, 'do-task', { task, note: 'Fourteen.' }, of(FARMERS))).status).toBe(200);
    expect((await on(id, 'complete', { note: 'Handed over.' }, convenor)).status).toBe(200);
    const answer = await read(id, of(FARMERS));
    expect([...Value.Errors(JointActionDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, status: 'completed', alert, what: { value: 'We look at every borehole.' } },
      tasks: [{ task, status: 'done', by: { organisation: FARMERS }, note: { value: 'Fourteen.' } }],
    });
  });

  it('tells an auditor what was done, and not what is still to be', async () => {
    const { id } = (await plan({ what: 'A planted plan.' })).body;
    const task = await addTask(id, { what: 'A planted task.' });
    const seen = (await read(id, auditor)).body;
    expect(seen).toMatchObject({ tasks: [], what: { masked: true } });
    const events = await app.http('GET', `/coalitions/joint-actions/${id}/events`, { as: auditor });
    expect(events.body.events.map(({ type }: { type: string }) => type)).toEqual(['coalitions.JointActionPlanned']);
    expect(JSON.stringify(events.body)).not.toContain('2026-03-20');
    const { events: stored } = await app.store.readStream(`joint-action-${id}`);
    expect(JSON.stringify(stored)).not.toContain('planted');
    await on(id, 'claim-task', { task, organisation: FARMERS }, of(FARMERS));
    await on(id, 'do-task', { task }, of(FARMERS));
    expect((await read(id, auditor)).body.tasks).toMatchObject([{ task, status: 'done', what: { masked: true } }]);
  });

  it('is its participants’, and nobody else’s', async () => {
    const { id } = (await plan()).body;
    expect((await read(id, of(FARMERS))).status).toBe(200);
    expect((await read(id, of(WOMEN))).status).toBe(404);
    expect((await on(id, 'add-task', { what: 'X.', dueOn: '2026-03-20' }, of(WOMEN))).status).toBe(404);
    expect((await plan({}, of(WOMEN))).status).toBe(403);
  });

  it('answers no alert of another coalition, and none that is closed', async () => {
    const another = (await post('coalitions', { ...water, name: 'Another' })).body.id;
    const raise = async (where: string) =>
      (
        await post('alerts', {
          coalition: where,
          arisingFrom: { kind: 'own-accord' },
          answerBy: '2026-03-16',
          what: 'Dry.',
        })
      ).body.id as string;
    const [elsewhere, ended] = [await raise(another), await raise(coalition)];
    await post(`alerts/${ended}/close`, { result: 'unfounded' });
    for (const alert of [elsewhere, ended, derivedId('no', 'alert')]) {
      expect(await plan({ alert })).toMatchObject({
        status: 422,
        body: { code: 'joint-action.alert-unfit', errors: [{ pointer: '/alert' }] },
      });
    }
  });

  it('carries out a decision that the coalition adopted, and none that it did not take', async () => {
    const proposed = { coalition, subject: 'joint-action', proposal: 'That we look.', by: FARMERS };
    const { id: decision } = (await post('decisions', proposed, of(FARMERS))).body;
    expect(await plan({ decision })).toMatchObject({ status: 422, body: { code: 'joint-action.decision-unfit' } });
    for (const verb of ['open-discussion', 'open-vote']) await post(`decisions/${decision}/${verb}`, {}, convenor);
    const agrees = { choice: 'agree' };
    await post(`decisions/${decision}/vote`, { organisation: CONVENOR, ...agrees }, convenor);
    await post(`decisions/${decision}/vote`, { organisation: FARMERS, ...agrees }, of(FARMERS));
    expect((await post(`decisions/${decision}/close-vote`, {}, convenor)).status).toBe(200);
    const planned = await plan({ decision });
    expect([planned.status, (await read(planned.body.id)).body.decision]).toEqual([201, decision]);
  });

  it('has its tasks fall due by the calendar', async () => {
    const { id } = (await plan()).body;
    const task = await addTask(id, { dueOn: '2026-03-10' });
    app.clock.set('2026-03-11T09:00:00.000Z');
    await app.keepCalendar();
    expect((await read(id)).body.tasks).toMatchObject([{ task, status: 'open', fellDueOn: '2026-03-11' }]);
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => {
      const { effectiveOn: _, ...body } = paths[path].post.requestBody.content['application/json'].example;
      return body;
    };
    const { id } = (await plan({ ...exampleOf('/coalitions/joint-actions'), coalition })).body;
    const example = (verb: string) => exampleOf(`/coalitions/joint-actions/{id}/${verb}`);
    const statuses: unknown[] = [];
    const try_ = async (verb: string, more: object = {}) =>
      statuses.push([verb, (await on(id, verb, { ...example(verb), ...more })).status]);
    await try_('add-task');
    const { task } = (await read(id)).body.tasks[0];
    await try_('claim-task', { task, organisation: FARMERS });
    for (const verb of ['block-task', 'unblock-task', 'do-task']) await try_(verb, { task });
    await try_('add-task');
    const other = (await read(id)).body.tasks[1].task;
    await try_('claim-task', { task: other, organisation: FARMERS });
    for (const verb of ['release-task', 'drop-task']) await try_(verb, { task: other });
    await try_('complete');
    const { id: next } = (await plan()).body;
    statuses.push(['stop', (await on(next, 'stop', example('stop'))).status]);
    expect(statuses.filter((one) => (one as [string, number])[1] !== 200)).toEqual([]);
  });
});
