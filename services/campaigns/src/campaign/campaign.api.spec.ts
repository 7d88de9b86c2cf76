import { coalitionFormed, participantAdmitted } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CampaignsModule } from '../campaigns.module.ts';
import { aLaunch, aPanel, aPlan, COALITION, LEAD, PROGRAMME, water, WATER_OFFICE } from './campaign.builders.ts';
import { CampaignDocument } from './campaign.document.ts';

const OUTSIDER = '10000000-0000-4000-8000-0000000000dd';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const representative: readonly RoleHeld[] = [{ role: 'member-representative', organisation: LEAD }];
const another: readonly RoleHeld[] = [{ role: 'member-representative', organisation: OUTSIDER }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const types = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map((event) => event.type);

describe('campaigns over HTTP', () => {
  let app: TestApp;
  const draft = (more: object = {}, as = officer) =>
    app.http('POST', '/campaigns/campaigns', { as, body: { ...water, ...more } });
  const on = (id: string, verb: string, body: object = {}, as = officer) =>
    app.http('POST', `/campaigns/campaigns/${id}/${verb}`, { as, body });
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/campaigns/${id}`, { as });
  const events = (id: string, as = officer) => app.http('GET', `/campaigns/campaigns/${id}/events`, { as });
  async function aPlanned(more: object = {}): Promise<string> {
    const { id } = (await draft(more)).body;
    await on(id, 'plan', aPlan);
    return id;
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await recordOrganisation(app, LEAD, { membership: '20000000-0000-4000-8000-000000000001' });
    await recordOrganisation(app, WATER_OFFICE);
    await recordOrganisation(app, OUTSIDER);
    await app.settle();
  });
  afterAll(() => app.close());

  it('a campaign goes from its draft to what was learned', async () => {
    const grewFrom = [{ kind: 'programme', id: PROGRAMME }];
    const drafted = await draft({ grewFrom }, representative);
    expect([drafted.status, types(drafted)]).toEqual([201, ['campaigns.CampaignDrafted']]);
    const { id } = drafted.body;
    expect((await on(id, 'plan', { ...aPlan, launchOn: '2026-04-07' }, representative)).status).toBe(200);
    for (const [verb, body] of [
      ['launch', aLaunch],
      ['pause', { ground: 'talks-under-way' }],
      ['resume', {}],
    ] as const) {
      expect((await on(id, verb, body)).status).toBe(200);
    }
    const lesson = 'Bring the radio in from the first day';
    const concluded = await on(id, 'conclude', { result: 'partly-won', lesson, ...aLaunch });
    expect(types(concluded)).toEqual([
      ...['campaigns.CampaignConcluded', 'campaigns.CampaignLessonRecorded'],
      'campaigns.PanelChecked',
    ]);
    const findings = aPanel.map((one) => ({ ...one }));
    const answer = await read(id);
    expect([...Value.Errors(CampaignDocument, answer.body)]).toEqual([]);
    expect(answer.headers['etag']).toBe('"8"');
    expect(answer.body).toEqual({
      ...{ id, ...water, grewFrom, plan: { ...aPlan, launchOn: '2026-04-07' } },
      ...{ status: 'concluded', since: '2026-03-02', launchedOn: '2026-03-02', result: 'partly-won' },
      lesson: { subject: expect.any(String), value: lesson },
      ...{ goals: [], struggles: [], leadLost: [] },
      panel: { launch: findings, close: findings },
    });
  });

  it('the examples of the API description work as they stand, for a lead and a unit that are known', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const { body } = await draft({ ...exampleOf('/campaigns/campaigns'), lead: LEAD });
    for (const verb of ['plan', 'launch', 'pause', 'resume', 'conclude']) {
      expect((await on(body.id, verb, exampleOf(`/campaigns/campaigns/{id}/${verb}`))).status).toBe(200);
    }
  });

  it('risks and lessons are not in the record', async () => {
    const { id } = (await draft()).body;
    await on(id, 'plan', { ...aPlan, risks: 'Akello Invented may be arrested' });
    expect((await read(id)).body.plan.risks).toMatchObject({ value: 'Akello Invented may be arrested' });
    const recorded = await app.store.readStream(`campaign-${id}`);
    expect(JSON.stringify(recorded.events)).not.toContain('Akello');
  });

  it('planned again the same way there is nothing to do, and the revision stays', async () => {
    const id = await aPlanned();
    const again = await on(id, 'plan', aPlan);
    expect([again.status, again.body.revision, again.body.events]).toEqual([200, 1, []]);
  });

  it('refusals name the rule and the place in the body', async () => {
    const { id } = (await draft()).body;
    expect(await on(id, 'launch', aLaunch)).toMatchObject({ status: 409, body: { rule: 'campaign.not-planned' } });
    expect(await on(id, 'plan', { ...aPlan, panel: aPlan.panel.map((one) => ({ ...one, principle: 'legality' })) }))
      // five entries, as documented, but one principle five times
      .toMatchObject({ status: 422, body: { rule: 'campaign.panel-incomplete', errors: [{ pointer: '/panel' }] } });
    const stranger = { ...aPlan.dutyBearers[0]!, organisation: '10000000-0000-4000-8000-0000000000ff' };
    expect(await on(id, 'plan', { ...aPlan, dutyBearers: [...aPlan.dutyBearers, stranger] })).toMatchObject({
      status: 422,
      body: { rule: 'campaign.duty-bearer-unknown', errors: [{ pointer: '/dutyBearers/1/organisation' }] },
    });
    expect(await draft({ lead: '10000000-0000-4000-8000-0000000000ff' })).toMatchObject({
      status: 422,
      body: { rule: 'campaign.lead-unknown', errors: [{ pointer: '/lead' }] },
    });
    expect(await draft({ unit: 'UG-999' }, [{ role: 'secretariat' }])).toMatchObject({
      status: 422,
      body: { rule: 'campaign.unit-unknown', errors: [{ pointer: '/unit' }] },
    });
    expect(
      await on(id, 'plan', { ...aPlan, dutyBearers: [{ ...aPlan.dutyBearers[0], duties: ['pay'] }] }),
    ).toMatchObject({ status: 400, body: { errors: [{ pointer: '/dutyBearers/0/duties', code: 'list' }] } });
  });

  it('a lead that is no active member launches only for a coalition in which it has an active seat', async () => {
    const alone = await aPlanned({ lead: OUTSIDER });
    expect(await on(alone, 'launch', aLaunch)).toMatchObject({
      status: 422,
      body: { rule: 'campaign.lead-not-entitled' },
    });

    expect(await draft({ lead: OUTSIDER, coalition: COALITION })).toMatchObject({
      status: 422,
      body: { rule: 'campaign.coalition-unknown', errors: [{ pointer: '/coalition' }] },
    });
    const news = (type: string, data: object) => recordForeign(app, { type, id: COALITION, data });
    await news('coalitions.CoalitionFormed', coalitionFormed.example);
    const together = await aPlanned({ lead: OUTSIDER, coalition: COALITION });
    expect(await on(together, 'launch', aLaunch)).toMatchObject({ status: 422 });

    const { seat } = participantAdmitted.example;
    await news('coalitions.ParticipantAdmitted', { ...participantAdmitted.example, organisation: OUTSIDER });
    await app.settle();
    await news('coalitions.SeatSuspended', {
      ...{ seat, organisation: OUTSIDER, cause: { kind: 'decision', ground: 'absent' } },
    });
    await app.settle();
    expect(await on(together, 'launch', aLaunch)).toMatchObject({ status: 422 });

    await news('coalitions.SeatReinstated', { seat, organisation: OUTSIDER });
    await app.settle();
    expect((await on(together, 'launch', aLaunch)).status).toBe(200);
  });

  it('an officer of another unit and another organisation find nothing', async () => {
    const id = await aPlanned();
    for (const as of [officerElsewhere, another]) {
      expect((await read(id, as)).status).toBe(404);
      expect((await events(id, as)).status).toBe(404);
      expect((await on(id, 'plan', aPlan, as)).status).toBe(404);
    }
    expect((await read(id, representative)).status).toBe(200);
    expect((await on(id, 'launch', aLaunch, representative)).status).toBe(403);
    expect((await draft({ lead: LEAD }, another)).status).toBe(403);
  });

  it('an auditor finds a campaign once its launch has released it, and then without the plan', async () => {
    const id = await aPlanned();
    expect((await read(id, auditor)).status).toBe(404);
    expect((await events(id, auditor)).status).toBe(404);
    await on(id, 'launch', aLaunch);
    const { body } = await read(id, auditor);
    expect(body).toMatchObject({ status: 'launched', title: water.title });
    expect(body).not.toHaveProperty('plan');
    expect(types(await events(id, auditor))).toEqual(['campaigns.CampaignLaunched', 'campaigns.PanelChecked']);
  });

  it('nothing sealed leaves by the events, not even to an officer', async () => {
    const id = await aPlanned();
    expect(types(await events(id))).toEqual(['campaigns.CampaignDrafted']);
  });

  it('given up before its launch it stays so', async () => {
    const id = await aPlanned();
    expect((await on(id, 'abandon', { ground: 'overtaken-by-events' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'abandoned', ground: 'overtaken-by-events' });
    expect(await on(id, 'launch', aLaunch)).toMatchObject({ status: 409, body: { rule: 'campaign.not-planned' } });
  });
});
