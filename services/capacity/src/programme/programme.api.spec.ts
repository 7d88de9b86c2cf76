import { FIRST_TERMS } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CapacityModule } from '../capacity.module.ts';
import { aLaunchPlan, anAssignment, aPlan, PARTNER, STRANGER } from './programme.builders.ts';
import { ProgrammeDocument } from './programme.document.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officerHere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'WAN' }];
const officerBelow: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const partner: readonly RoleHeld[] = [{ role: 'partner', organisation: PARTNER }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];

describe('programmes over HTTP', () => {
  let app: TestApp;
  const plan = (more: object = {}, as = secretariat) =>
    app.http('POST', '/capacity/programmes', { as, body: { ...aPlan, ...more } });
  const step = (id: string, verb: string, body: object = {}, as = secretariat, headers: Record<string, string> = {}) =>
    app.http('POST', `/capacity/programmes/${id}/${verb}`, { as, body, headers });
  const read = (id: string, as = secretariat) => app.http('GET', `/capacity/programmes/${id}`, { as });

  async function aRunning(body: object = aLaunchPlan): Promise<string> {
    const { id } = (await plan(body)).body;
    await step(id, 'open');
    await step(id, 'start');
    return id;
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    await recordOrganisation(app, PARTNER);
    await app.settle();
  });
  afterAll(() => app.close());

  it('a programme goes from its plan to its end, and its document follows with the revision as ETag', async () => {
    const planned = await plan({ budget: { minor: 1_850_000_000, currency: 'UGX' } });
    expect([planned.status, planned.body.events]).toEqual([
      201,
      [{ id: expect.any(String), type: 'capacity.ProgrammePlanned' }],
    ]);
    const { id } = planned.body;
    expect(planned.headers).toMatchObject({ location: `/capacity/programmes/${id}`, etag: '"0"' });
    for (const verb of ['open', 'start', 'complete']) expect((await step(id, verb)).status).toBe(200);
    const answer = await read(id);
    expect([...Value.Errors(ProgrammeDocument, answer.body)]).toEqual([]);
    expect(answer.headers['etag']).toBe('"3"');
    expect(answer.body).toEqual({
      ...aPlan,
      id,
      status: 'completed',
      since: '2026-03-02',
      budget: { minor: 1_850_000_000, currency: 'UGX' },
      terms: FIRST_TERMS,
      funding: [],
      assignments: [],
    });
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const body = exampleOf('/capacity/programmes');
    const { id } = (await app.http('POST', '/capacity/programmes', { as: secretariat, body })).body;
    for (const verb of ['open', 'start', 'complete']) {
      expect((await step(id, verb, exampleOf(`/capacity/programmes/{id}/${verb}`))).status).toBe(200);
    }
  });

  it('a completed launch programme leaves its assignments to the staff, and to nobody else', async () => {
    const id = await aRunning();
    const { body } = await step(id, 'complete', { assignments: [anAssignment] });
    expect(body.events.map((event: { type: string }) => event.type)).toEqual([
      'capacity.ProgrammeCompleted',
      'capacity.LaunchAssignmentGiven',
    ]);
    expect((await read(id)).body.assignments).toEqual([anAssignment]);
    for (const as of [partner, auditor]) expect((await read(id, as)).body).not.toHaveProperty('assignments');
  });

  it('refusals name the rule and the place in the body', async () => {
    const { id } = (await plan()).body;
    expect(await step(id, 'start')).toMatchObject({ status: 409, body: { rule: 'programme.not-open' } });
    expect(await step(await aRunning({}), 'complete', { assignments: [anAssignment] })).toMatchObject({
      status: 422,
      body: { rule: 'programme.assignment-of-another-track', errors: [{ pointer: '/assignments' }] },
    });
    expect(await plan({ partners: [STRANGER] })).toMatchObject({
      status: 422,
      body: { rule: 'programme.partner-unknown', errors: [{ pointer: '/partners/0' }] },
    });
    expect(await plan({ units: ['UG-402', 'UG-999'] })).toMatchObject({
      status: 422,
      body: { rule: 'programme.unit-outside', errors: [{ pointer: '/units/1' }] },
    });
    expect(await plan({ unit: 'UG-402', units: ['UG-411'] })).toMatchObject({
      status: 422,
      body: { rule: 'programme.unit-outside' },
    });
  });

  it('a body that is not what is documented is refused by pointer', async () => {
    const answer = await plan({ track: 'no-track', modules: [{ code: 'a', title: 'A', outcomes: [] }], surplus: 1 });
    expect([answer.status, answer.body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([
      400,
      ['/surplus'],
    ]);
    const faults = await plan({ track: 'no-track', modules: [{ code: 'a', title: 'A', outcomes: [] }] });
    expect(faults.body.errors.map((fault: { pointer: string }) => fault.pointer).sort()).toEqual([
      '/modules/0/outcomes',
      '/track',
    ]);
  });

  it('a step from a revision that has passed is refused by 412', async () => {
    const { id } = (await plan()).body;
    await step(id, 'open');
    expect((await step(id, 'start', {}, secretariat, { 'if-match': '"0"' })).status).toBe(412);
    expect((await step(id, 'start', {}, secretariat, { 'if-match': '"1"' })).status).toBe(200);
  });

  it('an officer of a unit beside or below finds nothing; one of the unit does', async () => {
    const { id } = (await plan()).body;
    const { id: beside } = (await plan({ unit: 'UG-402', units: [] })).body;
    for (const hidden of [id, beside]) {
      expect((await read(hidden, officerBelow)).status).toBe(404);
      expect((await step(hidden, 'open', {}, officerBelow)).status).toBe(404);
    }
    expect((await read(id, officerHere)).status).toBe(200);
    expect((await read(beside, officerHere)).status).toBe(200);
    expect((await plan({ unit: 'WAN' }, officerBelow)).status).toBe(403);
  });

  it('a partner sees its own programmes and no others, and changes none', async () => {
    const { id: own } = (await plan()).body;
    const { id: other } = (await plan({ partners: [] })).body;
    expect((await read(own, partner)).status).toBe(200);
    expect((await read(other, partner)).status).toBe(404);
    expect((await step(own, 'open', {}, partner)).status).toBe(403);
  });

  it('a partner reads in the events what has been announced, and not the plan', async () => {
    const { id } = (await plan()).body;
    await step(id, 'open');
    const { body } = await app.http('GET', `/capacity/programmes/${id}/events`, { as: partner });
    expect(body.events.map((event: { type: string }) => event.type)).toEqual(['capacity.ProgrammeOpened']);
    expect((await app.http('GET', `/capacity/programmes/${id}`)).status).toBe(401);
  });
});
