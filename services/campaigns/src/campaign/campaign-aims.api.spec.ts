import { coalitionFormed, goalAdopted, participantAdmitted } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CampaignsModule } from '../campaigns.module.ts';
import { waterOfficer } from '../duty-bearer/duty-bearer.builders.ts';
import { PowerMapsDocument } from '../power-map/power-map.document.ts';
import { aLaunch, aPlan, COALITION, LEAD, water, WATER_OFFICE } from './campaign.builders.ts';

const ANOTHER = '10000000-0000-4000-8000-000000000009';
const CONVENOR = '10000000-0000-4000-8000-00000000000a';
const GOAL = '70000000-0000-4000-8000-000000000001';
const STRANGER = '10000000-0000-4000-8000-0000000000ff';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const representative: readonly RoleHeld[] = [{ role: 'member-representative', organisation: LEAD }];
const convenor: readonly RoleHeld[] = [{ role: 'coalition-convenor', organisation: CONVENOR }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const types = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map((event) => event.type);

describe('what a campaign is for, and who leads it, over HTTP', () => {
  let app: TestApp;
  const on = (id: string, verb: string, body: object = {}, as = officer) =>
    app.http('POST', `/campaigns/campaigns/${id}/${verb}`, { as, body });
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/campaigns/${id}`, { as });
  const aDrafted = async (more: object = {}): Promise<string> =>
    (await app.http('POST', '/campaigns/campaigns', { as: officer, body: { ...water, ...more } })).body.id;
  const aVerifiedStruggle = async (unit = 'UG-402'): Promise<string> => {
    const as = [{ role: 'secretariat' as const }];
    const reported = { kind: 'service-failure', themes: ['social-justice'], since: '2026-01-10', unit };
    const said = { ...reported, reportedBy: { kind: 'community' }, account: 'The pumps stand dry.' };
    const { id } = (await app.http('POST', '/campaigns/struggles', { as, person: 'one', body: said })).body;
    const path = `/campaigns/struggles/${id}/verify`;
    const { status } = await app.http('POST', path, { as, person: 'another', body: { how: 'site-visit' } });
    expect(status).toBe(200);
    return id;
  };
  const aDutyBearer = async (): Promise<string> =>
    (await app.http('POST', '/campaigns/duty-bearers', { as: officer, body: waterOfficer })).body.id;

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await recordOrganisation(app, LEAD, { membership: '20000000-0000-4000-8000-000000000001' });
    await recordOrganisation(app, ANOTHER, { membership: '20000000-0000-4000-8000-000000000002' });
    await recordOrganisation(app, CONVENOR);
    await recordOrganisation(app, WATER_OFFICE);
    await recordForeign(app, { type: 'members.GoalAdopted', id: GOAL, data: goalAdopted.example });
    const news = (type: string, data: object) => recordForeign(app, { type, id: COALITION, data });
    await news('coalitions.CoalitionFormed', coalitionFormed.example);
    const seat = { ...participantAdmitted.example, organisation: CONVENOR, role: 'convenor' };
    await news('coalitions.ParticipantAdmitted', seat);
    await app.settle();
  });
  afterAll(() => app.close());

  it('says which goals it serves and which struggles it grew from, and its launch releases them', async () => {
    const id = await aDrafted();
    const struggle = await aVerifiedStruggle();
    expect((await on(id, 'name-goals', { goals: [GOAL] }, representative)).status).toBe(200);
    const named = await on(id, 'name-struggles', { struggles: [struggle] });
    expect(types(named)).toEqual(['campaigns.CampaignStrugglesNamed', 'campaigns.StruggleTakenUp']);
    const taken = (await app.http('GET', `/campaigns/struggles/${struggle}`, { as: officer })).body;
    expect(taken).toMatchObject({ status: 'taken-up', campaigns: [id] });
    expect(types(await on(id, 'name-struggles', { struggles: [struggle] }))).toEqual([]);
    await on(id, 'plan', aPlan);
    expect(types(await on(id, 'launch', aLaunch))).toEqual([
      ...['campaigns.CampaignLaunched', 'campaigns.PanelChecked'],
      ...['campaigns.CampaignGoalsReleased', 'campaigns.CampaignStrugglesReleased'],
    ]);
    expect((await read(id, auditor)).body).toMatchObject({ goals: [GOAL], struggles: [struggle] });
  });

  it('a goal or a struggle that is none, or none to whoever asks, is refused at its place', async () => {
    const id = await aDrafted();
    expect(await on(id, 'name-goals', { goals: [GOAL, STRANGER] })).toMatchObject({
      status: 422,
      body: { rule: 'campaign.goal-unknown', errors: [{ pointer: '/goals/1' }] },
    });
    const elsewhere = await aVerifiedStruggle('UG-411');
    for (const struggle of [STRANGER, elsewhere]) {
      expect(await on(id, 'name-struggles', { struggles: [struggle] })).toMatchObject({
        status: 422,
        body: { rule: 'campaign.struggle-unknown', errors: [{ pointer: '/struggles/0' }] },
      });
    }
  });

  it('keeps its power maps for those who work on it, one beside the other', async () => {
    const id = await aDrafted();
    const dutyBearer = await aDutyBearer();
    const map = (stance: string, note?: string) =>
      on(id, 'record-power-map', { positions: [{ dutyBearer, influence: 4, stance }], note });
    expect((await map('opposed', 'A planted name said no.')).status).toBe(200);
    expect((await map('supportive')).status).toBe(200);
    const maps = (as: readonly RoleHeld[], of = id) => app.http('GET', `/campaigns/campaigns/${of}/power-maps`, { as });
    const answer = await maps(officer);
    expect([...Value.Errors(PowerMapsDocument, answer.body)]).toEqual([]);
    expect(answer.body.maps).toMatchObject([
      { on: '2026-03-02', positions: [{ stance: 'opposed' }], note: { value: 'A planted name said no.' } },
      { positions: [{ dutyBearer, influence: 4, stance: 'supportive' }] },
    ]);
    const recorded = await app.store.readStream(`power-map-${id}`);
    expect(JSON.stringify(recorded.events)).not.toContain('planted');
    const listed = await app.http('GET', `/campaigns/campaigns/${id}/events`, { as: officer });
    expect(types(listed)).toEqual(['campaigns.CampaignDrafted']);
    await on(id, 'plan', aPlan);
    await on(id, 'launch', aLaunch);
    const seen = async () => ({
      ...{ etag: (await read(id, auditor)).headers['etag'], body: (await read(id, auditor)).body },
      stream: (await app.store.readStream(`campaign-${id}`)).lastRevision,
    });
    const before = await seen();
    expect((await map('opposed')).status).toBe(200);
    expect(await seen()).toEqual(before);
    expect((await maps(officer)).body.maps).toHaveLength(3);
    expect((await maps(auditor)).status).toBe(403);
    const [hidden, unknown] = [await maps(officerElsewhere), await maps(officerElsewhere, STRANGER)];
    expect([hidden.status, hidden.bytes.length]).toEqual([404, unknown.bytes.length]);
    expect(
      await on(id, 'record-power-map', { positions: [{ dutyBearer: STRANGER, influence: 1, stance: 'opposed' }] }),
    ).toMatchObject({ status: 422, body: { rule: 'campaign.duty-bearer-unnamed' } });
  });

  it('a gap in the PANEL check stops the launch, and the refusal names the principle that lacks', async () => {
    const id = await aDrafted();
    await on(id, 'plan', aPlan);
    const panel = (change: object) =>
      aLaunch.panel.map((one) => (one.principle === 'empowerment' ? { ...one, ...change } : one));
    expect(await on(id, 'launch', { panel: panel({ met: false }) })).toMatchObject({
      status: 422,
      body: { rule: 'campaign.panel-gap', params: { principle: 'empowerment' }, errors: [{ pointer: '/panel/3/met' }] },
    });
    expect(await on(id, 'launch', { panel: panel({ links: [] }) })).toMatchObject({
      status: 422,
      body: { rule: 'campaign.panel-unproven', params: { principle: 'empowerment' } },
    });
    const texts = { note: 'A planted word.', files: ['a'.repeat(64)] };
    expect((await on(id, 'launch', { panel: panel(texts) })).status).toBe(200);
    expect((await read(id)).body.panel.launch[3]).toMatchObject({ note: { value: 'A planted word.' } });
    expect((await read(id, auditor)).body.panel.launch[3]).toMatchObject({ note: { masked: true } });
    const recorded = await app.store.readStream(`campaign-${id}`);
    expect(JSON.stringify(recorded.events)).not.toContain('planted');
  });

  it('is given another lead, by the people of whoever convenes its coalition, too; the former finds it no longer', async () => {
    const id = await aDrafted({ coalition: COALITION });
    const to = { lead: ANOTHER, ground: 'lead-fell-away' };
    expect((await on(id, 'change-lead', to, representative)).status).toBe(403);
    expect((await on(id, 'change-lead', to, officerElsewhere)).status).toBe(404);
    expect((await on(id, 'change-lead', { ...to, lead: CONVENOR }, convenor)).status).toBe(200);
    expect(await on(id, 'change-lead', { ...to, lead: STRANGER })).toMatchObject({
      status: 422,
      body: { rule: 'campaign.lead-unknown' },
    });
    expect((await on(id, 'change-lead', to, convenor)).status).toBe(200);
    expect((await read(id, representative)).status).toBe(404);
    expect((await read(id, [{ role: 'member-representative', organisation: ANOTHER }])).body.lead).toBe(ANOTHER);
    // Of a campaign that is led for no coalition, nobody convenes.
    expect((await on(await aDrafted(), 'change-lead', to, convenor)).status).toBe(404);
    const alone = await aDrafted();
    expect(await on(alone, 'change-lead', { ...to, lead: CONVENOR })).toMatchObject({
      status: 422,
      body: { rule: 'campaign.lead-not-entitled', errors: [{ pointer: '/lead' }] },
    });
  });
});
