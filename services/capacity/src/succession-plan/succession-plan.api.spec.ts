import type { RoleHeld } from '@baraza/domain';
import { createTestApp, EXAMPLE_ID, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { bodies } from '../testing/record.ts';
import { anAdoption, toSay } from './succession-plan.builders.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const ours: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.farmers }];
const theirs: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.women }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];

describe('succession plans over HTTP', () => {
  let app: TestApp;
  const adopt = (more: object = {}, as = ours) =>
    app.http('POST', '/capacity/succession-plans', { as, body: { ...anAdoption, ...more } });
  const step = (id: string, verb: string, body: object = {}, as = ours) =>
    app.http('POST', `/capacity/succession-plans/${id}/${verb}`, { as, body });
  const read = (id: string, as = ours) => app.http('GET', `/capacity/succession-plans/${id}`, { as });

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    for (const id of [bodies.farmers, bodies.women, EXAMPLE_ID]) await recordOrganisation(app, id);
    await app.settle();
  });
  afterAll(() => app.close());

  it('is adopted, activated and stood down, and falls due for review by the calendar', async () => {
    const adopted = await adopt({ plan: 'The deputy is brought along for a year.' });
    expect(adopted.status).toBe(201);
    const { id } = adopted.body;
    expect((await step(id, 'activate', { cover: 'treasurer', ground: 'illness' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'activated', coveredBy: 'treasurer', ground: 'illness' });
    expect((await step(id, 'stand-down', { ground: 'leader-back' })).status).toBe(200);
    expect((await step(id, 'review', { effectiveOn: '2026-03-02' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({
      status: 'current',
      reviewBy: '2027-03-02',
      plan: { value: 'The deputy is brought along for a year.' },
    });
    expect((await read(id, auditor)).body.plan).toMatchObject({ masked: true });
    app.clock.advance(366 * 86_400_000);
    await app.keepCalendar();
    expect((await read(id)).body.status).toBe('review-due');
    expect((await step(id, 'revise', { ...toSay, reviewMonths: 6 })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'current', reviewMonths: 6 });
  });

  it('is one for each office, and its refusals name the place in the body', async () => {
    expect((await adopt({ office: 'chair' })).status).toBe(201);
    expect(await adopt({ office: 'chair' })).toMatchObject({
      status: 409,
      body: { rule: 'succession-plan.adopted-already' },
    });
    expect(await adopt({ office: 'secretary', activatedBy: 'secretary' })).toMatchObject({
      status: 422,
      body: { rule: 'succession-plan.activates-themselves', errors: [{ pointer: '/activatedBy' }] },
    });
    expect(await adopt({ organisation: bodies.stranger }, secretariat)).toMatchObject({
      status: 422,
      body: { rule: 'succession-plan.organisation-unknown' },
    });
  });

  it('is nobody else’s to make, to see or to change', async () => {
    const { id } = (await adopt({ office: 'treasurer', cover: [{ office: 'secretary' }] })).body;
    expect((await adopt({ office: 'vice-chair' }, theirs)).status).toBe(403);
    expect((await read(id, theirs)).status).toBe(404);
    expect((await step(id, 'review', {}, theirs)).status).toBe(404);
    expect((await step(id, 'review', {}, auditor)).status).toBe(403);
    expect((await read(id, secretariat)).status).toBe(200);
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const at = '/capacity/succession-plans';
    const { id } = (await app.http('POST', at, { as: secretariat, body: exampleOf(at) })).body;
    for (const verb of ['review', 'activate', 'stand-down', 'revise', 'end']) {
      expect([verb, (await step(id, verb, exampleOf(`${at}/{id}/${verb}`), secretariat)).status]).toEqual([verb, 200]);
    }
  });
});
