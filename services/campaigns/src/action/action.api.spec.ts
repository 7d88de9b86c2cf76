import { incidentRecorded } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { aLaunch, aPlan as aCampaignPlan, LEAD, water, WATER_OFFICE } from '../campaign/campaign.builders.ts';
import { CampaignsModule } from '../campaigns.module.ts';
import { IncidentsDocument } from '../incidents/incidents.document.ts';
import { ActionDocument } from './action.document.ts';
import { who } from './actions.fixture.ts';

const OUTSIDER = '10000000-0000-4000-8000-0000000000dd';
const NEXT_LEAD = '10000000-0000-4000-8000-0000000000ee';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const types = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map((event) => event.type);

describe('actions over HTTP', () => {
  let app: TestApp;
  let campaign: string;
  const post = (path: string, body: object = {}, as = officer) => app.http('POST', `/campaigns/${path}`, { as, body });
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/actions/${id}`, { as });
  const plan = (more: object = {}, as = officer) =>
    post('actions', { campaign, kind: 'march', on: '2026-05-04', place: 'A planted place', ...more }, as);

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await recordOrganisation(app, LEAD, { membership: '20000000-0000-4000-8000-000000000001' });
    await recordOrganisation(app, WATER_OFFICE);
    await recordOrganisation(app, OUTSIDER);
    await recordOrganisation(app, NEXT_LEAD, { membership: '20000000-0000-4000-8000-000000000002' });
    await app.settle();
    campaign = (await post('campaigns', water)).body.id;
    await post(`campaigns/${campaign}/plan`, aCampaignPlan);
  });
  afterAll(() => app.close());

  it('an action is planned, put off, held once its campaign is launched, and counted right', async () => {
    const planned = await plan({}, of(LEAD));
    expect(planned).toMatchObject({ status: 201, headers: { location: expect.stringContaining(planned.body.id) } });
    const { id } = planned.body;
    expect((await post(`actions/${id}/plan-anew`, { kind: 'vigil', on: '2026-05-05', risks: 'Rain' })).status).toBe(
      200,
    );
    expect((await post(`actions/${id}/postpone`, { on: '2026-05-11', ground: 'rains' })).status).toBe(200);
    expect(await post(`actions/${id}/hold`, { people: who })).toMatchObject({
      status: 409,
      body: { rule: 'action.campaign-not-launched' },
    });
    expect((await post(`campaigns/${campaign}/launch`, aLaunch)).status).toBe(200);
    expect((await post(`actions/${id}/hold`, { people: who, reach: 3_000 }, of(LEAD))).status).toBe(200);
    const corrected = { people: { ...who, total: 130 }, ground: 'counted-twice' };
    expect((await post(`actions/${id}/correct-count`, corrected)).status).toBe(200);
    const answer = await read(id);
    expect([...Value.Errors(ActionDocument, answer.body)]).toEqual([]);
    expect(answer.body).toEqual({
      ...{ id, status: 'held', campaign, unit: 'UG-402', lead: LEAD, themes: ['social-justice'], kind: 'vigil' },
      plan: { on: '2026-05-11', answersFor: LEAD, risks: { subject: expect.any(String), value: 'Rain' } },
      ...{ heldOn: '2026-03-02', people: corrected.people, inSpiteOfBan: false },
    });
  });

  it('what is planned leaves by no event, and is in no record but as a reference', async () => {
    const { id } = (await plan()).body;
    expect(types(await app.http('GET', `/campaigns/actions/${id}/events`, { as: officer }))).toEqual([]);
    const { events } = await app.store.readStream(`action-${id}`);
    expect(JSON.stringify(events)).not.toContain('planted');
    for (const path of ['', '/events']) {
      expect((await app.http('GET', `/campaigns/actions/${id}${path}`, { as: auditor })).status).toBe(404);
    }
  });

  it('a ban is told to auditors, without the plan, and the action may be held in spite of it', async () => {
    const { id } = (await plan()).body;
    expect((await post(`actions/${id}/ban`, { by: 'District Police Commander', ground: 'public-order' })).status).toBe(
      200,
    );
    const seen = await read(id, auditor);
    expect(seen.body).toMatchObject({ status: 'banned', ban: { by: 'District Police Commander', on: '2026-03-02' } });
    expect(seen.body).not.toHaveProperty('plan');
    expect((await post(`actions/${id}/end-ban`, { how: 'set-aside-by-court' })).status).toBe(200);
    expect((await read(id, auditor)).body).toMatchObject({ status: 'planned' });
    expect(await post(`actions/${id}/end-ban`, { how: 'run-out' })).toMatchObject({
      status: 409,
      body: { rule: 'action.not-banned' },
    });
    expect((await post(`actions/${id}/cancel`, { ground: 'too-dangerous' })).status).toBe(200);
  });

  it('goes with its campaign to the next lead, and is closed to the former one', async () => {
    const led = (await post('campaigns', water)).body.id;
    const { id } = (await plan({ campaign: led }, of(LEAD))).body;
    const { id: another } = (await plan({ campaign: led, answersFor: WATER_OFFICE }, of(LEAD))).body;
    expect((await read(id, of(NEXT_LEAD))).status).toBe(404);
    expect((await post(`campaigns/${led}/change-lead`, { lead: NEXT_LEAD, ground: 'asked-to' })).status).toBe(200);
    const events = (one: string, as: readonly RoleHeld[]) =>
      app.http('GET', `/campaigns/actions/${one}/events`, { as });
    for (const one of [id, another]) {
      expect((await read(one, of(LEAD))).status).toBe(404);
      expect((await events(one, of(LEAD))).status).toBe(404);
      expect((await post(`actions/${one}/cancel`, { ground: 'rains' }, of(LEAD))).status).toBe(404);
      expect((await read(one, of(NEXT_LEAD))).body).toMatchObject({ plan: { place: { value: 'A planted place' } } });
      expect((await events(one, of(NEXT_LEAD))).status).toBe(200);
    }
    expect((await read(another, of(WATER_OFFICE))).status).toBe(200);
    const off = { on: '2026-05-11', ground: 'rains' };
    expect((await post(`actions/${id}/postpone`, off, of(NEXT_LEAD))).status).toBe(200);
  });

  it('an incident is read by those who stand by the people concerned alone, and moves nothing that others see', async () => {
    const { id } = (await plan()).body;
    await post(`actions/${id}/ban`, { by: 'District Police Commander', ground: 'public-order' });
    const incidents = (one: string, as: readonly RoleHeld[]) =>
      app.http('GET', `/campaigns/actions/${one}/incidents`, { as });
    const seen = async () => {
      const { headers, body } = await read(id, auditor);
      return { etag: headers['etag'], body, stream: (await app.store.readStream(`action-${id}`)).lastRevision };
    };
    const before = await seen();
    expect((await incidents(id, officer)).body).toEqual({ id, incidents: [] });
    const incident = { kind: 'arrest', on: '2026-03-01', people: 2, narrative: 'Akello Invented was held' };
    expect((await post(`actions/${id}/record-incident`, incident, of(LEAD))).status).toBe(200);
    expect(await seen()).toEqual(before);
    const protection: readonly RoleHeld[] = [{ role: 'protection-officer', unit: 'UG-402' }];
    for (const as of [officer, protection]) {
      const { body } = await incidents(id, as);
      expect([...Value.Errors(IncidentsDocument, body)]).toEqual([]);
      expect(body.incidents).toMatchObject([{ kind: 'arrest', narrative: { value: incident.narrative } }]);
    }
    for (const as of [of(LEAD), auditor]) expect((await incidents(id, as)).status).toBe(403);
    const { events } = (await app.http('GET', `/campaigns/actions/${id}/events`, { as: officer })).body;
    expect(JSON.stringify(events)).not.toContain('arrest');
    for (const path of ['/record-incident', '/incidents']) {
      const asked = (one: string) =>
        path === '/incidents'
          ? incidents(one, officerElsewhere)
          : post(`actions/${one}${path}`, incident, officerElsewhere);
      const [hidden, unknown] = [await asked(id), await asked('7f000000-0000-4000-8000-00000000000f')];
      expect([hidden.status, hidden.bytes.length]).toEqual([404, unknown.bytes.length]);
    }
  });

  it('an incident that was recorded in the action’s own stream is read beside the others', async () => {
    const { id } = (await plan()).body;
    const { type, example } = incidentRecorded;
    await recordForeign(app, { type, id, data: example });
    await app.settle();
    const incident = { kind: 'injury', on: '2026-03-01' };
    expect((await post(`actions/${id}/record-incident`, incident)).status).toBe(200);
    const { body } = await app.http('GET', `/campaigns/actions/${id}/incidents`, { as: officer });
    expect(body.incidents).toMatchObject([{ incident: example.incident }, { kind: 'injury' }]);
  });

  it('refusals name the rule and the place in the body', async () => {
    expect(await plan({ on: '2026-03-01' })).toMatchObject({
      status: 422,
      body: { rule: 'action.planned-for-the-past', errors: [{ pointer: '/on' }] },
    });
    expect(await plan({ answersFor: '10000000-0000-4000-8000-0000000000ff' })).toMatchObject({
      status: 422,
      body: { rule: 'action.answers-for-unknown' },
    });
    const nowhere = { campaign: '70000000-0000-4000-8000-0000000000ff' };
    expect(await plan(nowhere, [{ role: 'secretariat' }])).toMatchObject({
      status: 422,
      body: { rule: 'action.campaign-unknown' },
    });
    const { id } = (await plan()).body;
    expect(await post(`actions/${id}/hold`, { people: { ...who, women: 121 } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/people', code: 'people-count' }] },
    });
  });

  it('whoever has nothing to do with its campaign finds nothing, and one that is hidden is as one that is not', async () => {
    const { id } = (await plan()).body;
    for (const as of [officerElsewhere, of(OUTSIDER)]) {
      expect((await read(id, as)).status).toBe(404);
      expect((await post(`actions/${id}/cancel`, { ground: 'rains' }, as)).status).toBe(404);
      const hidden = await plan({}, as);
      const unknown = await plan({ campaign: '70000000-0000-4000-8000-0000000000ff' }, as);
      expect([hidden.status, unknown.status]).toEqual([403, 403]);
    }
  });
});
