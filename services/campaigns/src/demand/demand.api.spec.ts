import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { aLaunch, aPlan, water } from '../campaign/campaign.builders.ts';
import { CampaignsModule } from '../campaigns.module.ts';
import { waterOfficer } from '../duty-bearer/duty-bearer.builders.ts';
import { LEAD, WORDS } from './demand.builders.ts';
import { DemandDocument } from './demand.document.ts';

const OUTSIDER = '10000000-0000-4000-8000-0000000000dd';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const representative: readonly RoleHeld[] = [{ role: 'member-representative', organisation: LEAD }];
const another: readonly RoleHeld[] = [{ role: 'member-representative', organisation: OUTSIDER }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const links = ['https://example.org/water/received'];
const types = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map((event) => event.type);

describe('demands over HTTP', () => {
  let app: TestApp;
  let campaign: string;
  let dutyBearer: string;
  const post = (path: string, body: object, as = officer, person = 'an officer') =>
    app.http('POST', path, { as, person, body });
  const make = (more: object = {}, as = representative, person = 'of the lead') =>
    post('/campaigns/demands', { campaign, dutyBearer, change: WORDS, answerBy: '2026-03-20', ...more }, as, person);
  const on = (id: string, verb: string, body: object = {}, as = officer, person = 'an officer') =>
    post(`/campaigns/demands/${id}/${verb}`, body, as, person);
  const deliver = (id: string, more: object = {}, as = officer, person = 'an officer') =>
    on(id, 'deliver', { change: WORDS, channel: 'petition', links, ...more }, as, person);
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/demands/${id}`, { as });
  const aCampaign = async (): Promise<string> => {
    const { id } = (await post('/campaigns/campaigns', water)).body;
    await post(`/campaigns/campaigns/${id}/plan`, aPlan);
    return id;
  };

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await recordOrganisation(app, LEAD, { membership: '20000000-0000-4000-8000-000000000001' });
    await recordOrganisation(app, '10000000-0000-4000-8000-000000000002');
    await recordOrganisation(app, OUTSIDER);
    await app.settle();
    campaign = await aCampaign();
    await post(`/campaigns/campaigns/${campaign}/launch`, aLaunch);
    dutyBearer = (await post('/campaigns/duty-bearers', waterOfficer)).body.id;
  });
  afterAll(() => app.close());

  it('goes from its words to the answer, with what shows each', async () => {
    const made = await make();
    expect([made.status, types(made)]).toEqual([201, ['campaigns.DemandMade']]);
    const { id } = made.body;
    expect((await on(id, 'reword', { change: WORDS, answerBy: '2026-03-20', changeBy: '2026-06-30' })).status).toBe(
      200,
    );
    // The officer wrote its words last: somebody else releases them.
    expect(await deliver(id)).toMatchObject({ status: 403, body: { rule: 'demand.own-words' } });
    const delivered = await deliver(id, { note: 'The registry stamped our copy.' }, officer, 'another officer');
    expect(types(delivered)).toEqual(['campaigns.DemandDelivered', 'campaigns.DemandDeliveryProven']);
    const answered = await on(id, 'answer', { answer: 'accepted', note: 'In the hearing.' });
    expect(types(answered)).toEqual(['campaigns.DemandAnswered', 'campaigns.DemandAnswerProven']);
    const answer = await read(id);
    expect([...Value.Errors(DemandDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, status: 'promised', words: WORDS, office: 'District Water Officer, Bushenyi', changeBy: '2026-06-30' },
      proof: { evidence: { files: [], links }, note: { value: 'The registry stamped our copy.' } },
      answers: [{ answer: 'accepted', proof: { note: { value: 'In the hearing.' } } }],
      promise: { dueOn: '2026-06-30', inPart: false },
    });
    expect(answer.body).not.toHaveProperty('wordedBy');
  });

  it('leaves its words out of the record until it is delivered', async () => {
    const { id } = (await make({ change: 'A planted demand.' })).body;
    const { events } = await app.store.readStream(`demand-${id}`);
    expect(JSON.stringify(events)).not.toContain('planted');
    expect((await read(id)).body.change).toMatchObject({ value: 'A planted demand.' });
  });

  it('shows silence the day after the last one, and a reminder gives another', async () => {
    const { id } = (await make({ answerBy: '2026-03-10' })).body;
    await deliver(id);
    app.clock.set('2026-03-11T09:00:00.000Z');
    await app.keepCalendar();
    expect((await read(id)).body).toMatchObject({ status: 'silent' });
    expect((await on(id, 'remind', { channel: 'letter', answerBy: '2026-03-25' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'delivered', answerBy: '2026-03-25' });
    expect((await on(id, 'answer', { answer: 'refused', links })).status).toBe(200);
    expect((await on(id, 'withdraw', { ground: 'overtaken-by-events' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'withdrawn', ground: 'overtaken-by-events' });
  });

  it('the examples of the API description work as they stand, for a campaign and a duty-bearer that are known', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const example = (verb: string) => exampleOf(`/campaigns/demands/{id}/${verb}`);
    const worded = async () => (await make({ ...exampleOf('/campaigns/demands'), campaign, dutyBearer })).body.id;
    const id = await worded();
    for (const verb of ['reword', 'deliver', 'remind', 'answer']) {
      const person = verb === 'reword' ? 'of the lead' : 'an officer';
      expect([verb, (await on(id, verb, example(verb), officer, person)).status]).toEqual([verb, 200]);
    }
    const other = await worded();
    await on(other, 'deliver', example('deliver'));
    expect((await on(other, 'withdraw', example('withdraw'))).status).toBe(200);
    expect((await on(await worded(), 'drop', example('drop'))).status).toBe(200);
  });

  it('refusals name the rule and the place in the body', async () => {
    const stranger = '10000000-0000-4000-8000-0000000000ff';
    expect(await make({ campaign: stranger }, secretariat)).toMatchObject({
      status: 422,
      body: { rule: 'demand.campaign-unknown', errors: [{ pointer: '/campaign' }] },
    });
    expect(await make({ dutyBearer: stranger })).toMatchObject({
      status: 422,
      body: { rule: 'demand.duty-bearer-unknown', errors: [{ pointer: '/dutyBearer' }] },
    });
    expect(await make({ answerBy: '2026-03-02' })).toMatchObject({
      status: 422,
      body: { rule: 'demand.answer-date-past', errors: [{ pointer: '/answerBy' }] },
    });
    const { id } = (await make()).body;
    expect(await on(id, 'answer', { answer: 'refused', links })).toMatchObject({
      status: 409,
      body: { rule: 'demand.not-to-answer' },
    });
    expect(await deliver(id, { change: 'Other words.' })).toMatchObject({
      status: 422,
      body: { rule: 'demand.other-words', errors: [{ pointer: '/change' }] },
    });
    const { change } = (await read(id)).body;
    await app.runtime.vault.erase(change.subject);
    expect(await deliver(id)).toMatchObject({ status: 422, body: { rule: 'demand.words-gone' } });
    const unlaunched = await aCampaign();
    const early = (await make({ campaign: unlaunched })).body.id;
    expect(await deliver(early)).toMatchObject({ status: 409, body: { rule: 'demand.campaign-not-public' } });
    await post(`/campaigns/campaigns/${unlaunched}/abandon`, { ground: 'overtaken-by-events' });
    expect(await make({ campaign: unlaunched })).toMatchObject({
      status: 409,
      body: { rule: 'demand.campaign-ended' },
    });
  });

  it('an officer of another unit and another organisation find nothing, and make none', async () => {
    const { id } = (await make()).body;
    for (const as of [officerElsewhere, another]) {
      expect((await read(id, as)).status).toBe(404);
      expect((await on(id, 'drop', { ground: 'no-ground' }, as)).status).toBe(404);
      expect((await make({}, as)).status).toBe(403);
    }
    expect((await make({ campaign: '10000000-0000-4000-8000-0000000000ff' }, another)).status).toBe(403);
    expect((await read(id, representative)).status).toBe(200);
    expect((await deliver(id, {}, representative, 'another of the lead')).status).toBe(403);
  });

  it('an auditor finds a demand once it has been delivered, and without texts of the vault', async () => {
    const { id } = (await make()).body;
    const events = () => app.http('GET', `/campaigns/demands/${id}/events`, { as: auditor });
    expect((await read(id, auditor)).status).toBe(404);
    expect((await events()).status).toBe(404);
    await deliver(id, { note: 'Stamped.' });
    expect((await read(id, auditor)).body).toMatchObject({ words: WORDS, proof: { note: { masked: true } } });
    expect(types(await events())).toEqual(['campaigns.DemandDelivered', 'campaigns.DemandDeliveryProven']);
  });
});
