import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CampaignsModule } from '../campaigns.module.ts';
import { PUBLIC_BODY, waterOfficer } from './duty-bearer.builders.ts';
import { DutyBearerDocument } from './duty-bearer.document.ts';

const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];

describe('duty-bearers over HTTP', () => {
  let app: TestApp;
  const name = (more: object = {}, as = officer) =>
    app.http('POST', '/campaigns/duty-bearers', { as, body: { ...waterOfficer, ...more } });
  const on = (id: string, verb: string, body: object, as = officer) =>
    app.http('POST', `/campaigns/duty-bearers/${id}/${verb}`, { as, body });
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/duty-bearers/${id}`, { as });

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await recordOrganisation(app, PUBLIC_BODY);
    await app.settle();
  });
  afterAll(() => app.close());

  it('an office is named, set right, and retired for the one that took its duties over', async () => {
    const named = await name({ organisation: PUBLIC_BODY });
    expect(named.status).toBe(201);
    const { id } = named.body;
    const { unit: _, ...office } = { ...waterOfficer, office: 'District Water Engineer, Bushenyi' };
    expect((await on(id, 'correct', { ...office, ground: 'office-renamed' })).status).toBe(200);
    const successor = (await name()).body.id;
    expect((await on(id, 'retire', { ground: 'office-abolished', succeededBy: successor })).status).toBe(200);
    const answer = await read(id, auditor);
    expect([...Value.Errors(DutyBearerDocument, answer.body)]).toEqual([]);
    expect(answer.body).toEqual({
      ...{ id, ...waterOfficer, office: 'District Water Engineer, Bushenyi', duties: ['fulfil', 'protect'] },
      ...{ status: 'retired', namedOn: '2026-03-02', since: '2026-03-02' },
      ...{ ground: 'office-abolished', succeededBy: successor },
    });
    expect(answer.headers['etag']).toBe('"2"');
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const { body } = await app.http('POST', '/campaigns/duty-bearers', {
      as: officer,
      body: exampleOf('/campaigns/duty-bearers'),
    });
    for (const verb of ['correct', 'retire']) {
      expect((await on(body.id, verb, exampleOf(`/campaigns/duty-bearers/{id}/${verb}`))).status).toBe(200);
    }
  });

  it('refusals name the rule and the place in the body', async () => {
    const stranger = '10000000-0000-4000-8000-0000000000ff';
    expect(await name({ organisation: stranger })).toMatchObject({
      status: 422,
      body: { rule: 'duty-bearer.organisation-unknown', errors: [{ pointer: '/organisation' }] },
    });
    expect(await name({ unit: 'UG-999' }, secretariat)).toMatchObject({
      status: 422,
      body: { rule: 'duty-bearer.unit-unknown', errors: [{ pointer: '/unit' }] },
    });
    const { id } = (await name()).body;
    expect(await on(id, 'retire', { ground: 'office-abolished', succeededBy: id })).toMatchObject({
      status: 422,
      body: { rule: 'duty-bearer.succeeds-itself' },
    });
    expect(await on(id, 'retire', { ground: 'office-abolished', succeededBy: stranger })).toMatchObject({
      status: 422,
      body: { rule: 'duty-bearer.successor-unknown' },
    });
  });

  it('an officer of another unit finds nothing, and an auditor changes nothing', async () => {
    const { id } = (await name()).body;
    expect((await read(id, officerElsewhere)).status).toBe(404);
    expect((await on(id, 'retire', { ground: 'office-abolished' }, officerElsewhere)).status).toBe(404);
    expect((await on(id, 'retire', { ground: 'office-abolished' }, auditor)).status).toBe(403);
    expect((await name({}, officerElsewhere)).status).toBe(403);
  });
});
