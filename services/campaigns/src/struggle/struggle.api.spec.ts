import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CampaignsModule } from '../campaigns.module.ts';
import { water } from '../campaign/campaign.builders.ts';
import { CBO, MOVEMENT, stockOut } from './struggle.builders.ts';
import { StruggleDocument } from './struggle.document.ts';

const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const ofTheCbo: readonly RoleHeld[] = [{ role: 'member-representative', organisation: CBO }];
const types = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map((event) => event.type);
const UNKNOWN = '7f000000-0000-4000-8000-00000000000f';

describe('struggles over HTTP', () => {
  let app: TestApp;
  const { account, ...said } = stockOut;
  const report = (more: object = {}, as = officer, person = 'clerk') =>
    app.http('POST', '/campaigns/struggles', { as, person, body: { ...said, account: account.text, ...more } });
  const on = (id: string, verb: string, body: object = {}, as = secretariat, person = 'another officer') =>
    app.http('POST', `/campaigns/struggles/${id}/${verb}`, { as, person, body });
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/struggles/${id}`, { as });
  const events = (id: string, as = officer) => app.http('GET', `/campaigns/struggles/${id}/events`, { as });
  async function aVerified(): Promise<string> {
    const { id } = (await report()).body;
    expect((await on(id, 'verify', { how: 'site-visit' })).status).toBe(200);
    return id;
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await recordOrganisation(app, CBO, { membership: '20000000-0000-4000-8000-000000000001' });
    await recordOrganisation(app, MOVEMENT, { membership: '20000000-0000-4000-8000-000000000002' });
    await app.settle();
  });
  afterAll(() => app.close());

  it('a struggle goes from its report to its end, taken up by a campaign', async () => {
    const reported = await report({}, ofTheCbo, 'of the cbo');
    expect([reported.status, types(reported)]).toEqual([201, ['campaigns.StruggleReported']]);
    const { id } = reported.body;
    const verified = await on(id, 'verify', { how: 'site-visit', finding: 'We saw empty shelves.' });
    expect(types(verified)).toEqual(['campaigns.StruggleVerified']);
    const campaign = (await app.http('POST', '/campaigns/campaigns', { as: secretariat, body: water })).body.id;
    expect((await on(id, 'take-up', { campaign })).status).toBe(200);
    const shown = (outcome: string) => on(id, 'resolve', { outcome, account: 'The drugs came.' });
    expect(await shown(campaign)).toMatchObject({ status: 422, body: { rule: 'struggle.outcome-unknown' } });
    const noted = { unit: said.unit, organisation: CBO, themes: said.themes, note: 'Stores are full' };
    const outcome = (await app.http('POST', '/campaigns/outcomes', { as: secretariat, body: noted })).body.id;
    const resolved = await shown(outcome);
    expect(types(resolved)).toEqual(['campaigns.StruggleResolved']);
    const answer = await read(id);
    expect([...Value.Errors(StruggleDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, ...said, status: 'resolved', campaigns: [campaign], others: [], outcome },
      account: { value: account.text },
      verified: { on: '2026-03-02', how: 'site-visit', finding: { value: 'We saw empty shelves.' } },
      conclusion: { value: 'The drugs came.' },
    });
    expect(answer.body).not.toHaveProperty('violations');
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const reported = await app.http('POST', '/campaigns/struggles', {
      as: officer,
      person: 'clerk',
      body: exampleOf('/campaigns/struggles'),
    });
    expect(reported.status).toBe(201);
    for (const verb of ['find-not-verified', 'verify', 'draft-words', 'resolve']) {
      const answer = await on(reported.body.id, verb, exampleOf(`/campaigns/struggles/{id}/${verb}`));
      expect([verb, answer.status]).toEqual([verb, 200]);
    }
    const another = (await report()).body.id;
    expect((await on(another, 'close', exampleOf('/campaigns/struggles/{id}/close'))).status).toBe(200);
  });

  it('is joined to another and parted from it, in both their documents at once', async () => {
    const [one, head] = [await aVerified(), await aVerified()];
    const joined = await on(one, 'join', { to: head });
    expect(types(joined)).toEqual(['campaigns.StruggleJoined', 'campaigns.AnotherStruggleJoined']);
    expect((await read(head)).body.others).toEqual([one]);
    expect((await read(one)).body).toMatchObject({ status: 'joined', to: head });
    expect(await on(one, 'take-up', { campaign: UNKNOWN })).toMatchObject({
      status: 409,
      body: { rule: 'struggle.joined-already' },
    });
    expect((await on(one, 'part', { ground: 'another-cause' })).status).toBe(200);
    expect((await read(head)).body.others).toEqual([]);
    expect((await read(one)).body).toMatchObject({ status: 'verified' });
  });

  it('refusals name the rule and the place in the body', async () => {
    expect(await report({ reportedBy: { kind: 'organisation', id: UNKNOWN } }, secretariat)).toMatchObject({
      status: 422,
      body: { rule: 'struggle.reporter-unknown', errors: [{ pointer: '/reportedBy/id' }] },
    });
    expect(await report({ reportedBy: { kind: 'movement', id: CBO } }, secretariat)).toMatchObject({
      status: 422,
      body: { rule: 'struggle.reporter-unknown' },
    });
    expect(await report({ unit: 'UG-999' }, secretariat)).toMatchObject({
      status: 422,
      body: { rule: 'struggle.unit-unknown', errors: [{ pointer: '/unit' }] },
    });
    const { id } = (await report()).body;
    expect(await on(id, 'verify', { how: 'site-visit' }, officer, 'clerk')).toMatchObject({
      status: 403,
      body: { rule: 'struggle.own-report' },
    });
    const verified = await aVerified();
    expect(await on(verified, 'join', { to: id })).toMatchObject({
      status: 422,
      body: { rule: 'struggle.other-unknown', errors: [{ pointer: '/to' }] },
    });
    expect(await on(verified, 'take-up', { campaign: UNKNOWN })).toMatchObject({
      status: 422,
      body: { rule: 'struggle.campaign-unknown', errors: [{ pointer: '/campaign' }] },
    });
  });

  it('what was said of it lies in the vault; words are published by two', async () => {
    const id = await aVerified();
    const text = 'The health centres have no malaria drugs.';
    await on(id, 'draft-words', { text }, officer, 'clerk');
    const { draft } = (await read(id)).body;
    expect(draft.text.value).toBe(text);
    const published = { draft: draft.draft, text };
    expect((await on(id, 'publish-words', published, officer, 'clerk')).body.rule).toBe('struggle.own-words');
    expect((await on(id, 'publish-words', published)).status).toBe(200);
    expect((await read(id, auditor)).body).toMatchObject({ words: text, status: 'verified' });
    const recorded = await app.store.readStream(`struggle-${id}`);
    expect(JSON.stringify(recorded.events)).not.toContain(account.text);
  });

  it('an officer of another unit finds nothing, an organisation finds what it reported', async () => {
    const { id } = (await report()).body;
    for (const asked of [
      await read(id, officerElsewhere),
      await events(id, officerElsewhere),
      await on(id, 'verify', { how: 'media' }, officerElsewhere),
    ]) {
      expect(asked.status).toBe(404);
    }
    expect((await read(id, ofTheCbo)).status).toBe(200);
    const another: readonly RoleHeld[] = [{ role: 'member-representative', organisation: MOVEMENT }];
    expect((await read(id, another)).status).toBe(404);
    expect((await report({}, another)).status).toBe(403);
    expect((await report({ reportedBy: { kind: 'community' } }, ofTheCbo)).status).toBe(403);
  });

  it('an auditor finds it once it was judged, without what was said and by whom', async () => {
    const { id } = (await report()).body;
    expect([(await read(id, auditor)).status, (await events(id, auditor)).status]).toEqual([404, 404]);
    await on(id, 'verify', { how: 'site-visit', finding: 'We saw empty shelves.' });
    const { body } = await read(id, auditor);
    expect(body).toMatchObject({ status: 'verified', verified: { finding: { masked: true } } });
    for (const field of ['reportedBy', 'account', 'affected', 'since']) expect(body).not.toHaveProperty(field);
    expect(types(await events(id, auditor))).toEqual(['campaigns.StruggleVerified']);
  });

  it('falls silent when nobody verifies it in time, and the calendar says so once', async () => {
    const { id } = (await report()).body;
    app.clock.advance(20 * 86_400_000);
    await app.settle();
    expect((await on(id, 'find-not-verified', { ground: 'no-trace' })).status).toBe(200);
    expect(types(await events(id))).toEqual([
      'campaigns.StruggleReported',
      'campaigns.StruggleFellSilent',
      'campaigns.StruggleNotVerified',
    ]);
  });
});
