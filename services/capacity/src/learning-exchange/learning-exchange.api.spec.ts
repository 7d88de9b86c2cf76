import type { RoleHeld } from '@baraza/domain';
import { createTestApp, EXAMPLE_ID, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { bodies } from '../testing/record.ts';
import { people, toPlan } from './learning-exchange.builders.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const actingFor = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const host = actingFor(bodies.farmers);
const youth = actingFor(bodies.youth);

describe('learning exchanges over HTTP', () => {
  let app: TestApp;
  const at = '/capacity/learning-exchanges';
  const plan = (more: object = {}, as = host) => app.http('POST', at, { as, body: { ...toPlan, ...more } });
  const step = (id: string, verb: string, body: object, as = host) =>
    app.http('POST', `${at}/${id}/${verb}`, { as, body });
  const read = (id: string, as = host) => app.http('GET', `${at}/${id}`, { as });

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    for (const id of [bodies.farmers, bodies.women, EXAMPLE_ID]) await recordOrganisation(app, id);
    await recordOrganisation(app, bodies.youth, { unit: 'UG-411' });
    await app.settle();
  });
  afterAll(() => app.close());

  it('is planned by its host, joined by another, meets, and leaves a lesson', async () => {
    const { id } = (await plan()).body;
    expect((await read(id, youth)).status).toBe(404);
    expect((await step(id, 'join', { organisation: bodies.youth }, youth)).status).toBe(200);
    expect((await read(id, youth)).body.organisations).toEqual([bodies.women, bodies.youth]);
    const met = { organisations: [bodies.farmers, bodies.youth], people };
    expect((await step(id, 'meet', met)).status).toBe(200);
    expect((await step(id, 'conclude', { lesson: 'What was learned.' })).status).toBe(200);
    expect((await read(id, youth)).body).toMatchObject({
      status: 'concluded',
      meetings: [{ on: '2026-03-02', ...met }],
      lesson: { value: 'What was learned.' },
    });
  });

  it('refusals name the rule and the place in the body', async () => {
    expect(await plan({ organisations: [bodies.stranger] })).toMatchObject({
      status: 422,
      body: { rule: 'learning-exchange.organisation-unknown', errors: [{ pointer: '/organisations/0' }] },
    });
    const { id } = (await plan()).body;
    expect(await step(id, 'join', { organisation: bodies.women }, youth)).toMatchObject({
      status: 403,
      body: { rule: 'learning-exchange.speaks-for-another' },
    });
    expect(await step(id, 'meet', { organisations: [bodies.youth], people })).toMatchObject({
      status: 422,
      body: { rule: 'learning-exchange.not-taking-part', errors: [{ pointer: '/organisations/0' }] },
    });
    expect(await step(id, 'conclude', { lesson: 'In words.' })).toMatchObject({
      status: 409,
      body: { rule: 'learning-exchange.never-met' },
    });
    const more = { ...people, women: people.total + 1 };
    expect((await step(id, 'meet', { organisations: [bodies.farmers], people: more })).status).toBe(400);
    expect((await plan({}, youth)).status).toBe(403);
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    for (const verbs of [
      ['join', 'leave', 'cancel'],
      ['join', 'meet', 'conclude'],
    ]) {
      const { id } = (await app.http('POST', at, { as: secretariat, body: exampleOf(at) })).body;
      for (const verb of verbs) {
        const { status } = await step(id, verb, exampleOf(`${at}/{id}/${verb}`), secretariat);
        expect([verb, status]).toEqual([verb, 200]);
      }
    }
  });
});
