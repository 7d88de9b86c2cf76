import { organisationMerged, programmePlanned } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { LEAD, water } from '../campaign/campaign.builders.ts';
import { CampaignsModule } from '../campaigns.module.ts';
import { bodies } from '../testing/record.ts';
import { OutcomeDocument } from './outcome.document.ts';
import { aWording, measured, of } from './outcomes.fixture.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const member = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const university = member(bodies.university);
const substantiator = bodies.university;
const types = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map((event) => event.type);

describe('outcomes over HTTP', () => {
  let app: TestApp;
  let campaign: string;
  const post = (path: string, body: object = {}, as = officer, person = 'who harvests') =>
    app.http('POST', `/campaigns/outcomes${path}`, { as, person, body });
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/outcomes/${id}`, { as });
  const wording = (more: object = {}) => ({
    ...aWording,
    contributions: [{ kind: 'campaign', id: campaign }],
    ...more,
  });
  async function worded(): Promise<string> {
    const { id } = (await post('', { ...of, note: 'Stores are full' })).body;
    expect((await post(`/${id}/formulate`, wording())).status).toBe(200);
    return id;
  }
  async function sent(): Promise<string> {
    const id = await worded();
    expect((await post(`/${id}/send`, { substantiator, answerBy: '2026-04-30' })).status).toBe(200);
    return id;
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    for (const organisation of [LEAD, ...Object.values(bodies)].filter((id, at, all) => all.indexOf(id) === at)) {
      await recordOrganisation(app, organisation);
    }
    await app.settle();
    const drafted = await app.http('POST', '/campaigns/campaigns', {
      as: officer,
      body: { ...water, lead: bodies.stranger },
    });
    campaign = drafted.body.id;
  });
  afterAll(() => app.close());

  it('an outcome is noted, put into words, substantiated by somebody independent, interpreted and told in public', async () => {
    const noted = await post('', { ...of, note: 'Stores are full' }, member(bodies.women));
    expect(noted).toMatchObject({ status: 201, headers: { location: expect.stringContaining(noted.body.id) } });
    const { id } = noted.body;
    const formulated = await post(`/${id}/formulate`, wording(), member(bodies.women));
    expect(types(formulated)).toEqual(['campaigns.OutcomeFormulated', 'campaigns.OutcomeSourcesNamed']);
    expect((await read(id, university)).status).toBe(404);
    expect((await post(`/${id}/send`, { substantiator, answerBy: '2026-04-30' })).status).toBe(200);

    const seen = (await read(id, university)).body;
    expect(seen).toMatchObject({ status: 'sent', formulation: { description: { value: 'Medicines are in store' } } });
    expect(seen).not.toHaveProperty('sources');
    expect(await post(`/${id}/withdraw`, { ground: 'x' }, university)).toMatchObject({ status: 404 });
    const answered = { verdict: 'substantiated', comment: 'We saw the stores' };
    expect((await post(`/${id}/substantiate`, answered, university, 'of the university')).status).toBe(200);
    expect((await post(`/${id}/interpret`, { interpretation: 'Count in public' }, member(bodies.women))).status).toBe(
      200,
    );

    const text = 'Since January there are medicines in store.';
    await post(`/${id}/draft-statement`, { text });
    const { draft } = (await read(id)).body.draft;
    expect(await post(`/${id}/publish-statement`, { draft, text })).toMatchObject({
      status: 403,
      body: { rule: 'outcome.own-words' },
    });
    expect((await post(`/${id}/publish-statement`, { draft, text }, secretariat, 'another')).status).toBe(200);

    const answer = await read(id);
    expect([...Value.Errors(OutcomeDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, status: 'substantiated', ...of, note: { value: 'Stores are full' }, sources: [bodies.farmers] },
      formulation: { version: 1, change: 'practice', measured, goals: aWording.goals },
      findings: [{ version: 1, substantiator, verdict: 'substantiated', recordedFor: false }],
      interpretation: { value: 'Count in public' },
      statement: { version: 1, text, on: '2026-03-02' },
    });
  });

  it('leaves its words out of the record, masks them for an auditor, and tells no feed who told of it', async () => {
    const { id } = (await post('', { ...of, note: 'A planted note' })).body;
    const sources = { organisations: [bodies.farmers], persons: 'Planted Invented' };
    await post(`/${id}/formulate`, wording({ description: 'A planted change', sources }));
    const { events } = await app.store.readStream(`outcome-${id}`);
    expect(JSON.stringify(events).toLowerCase()).not.toContain('planted');
    expect((await read(id, auditor)).body).toMatchObject({ formulation: { description: { masked: true } } });
    expect((await read(id, auditor)).body).not.toHaveProperty('sources');
    const told = await app.http('GET', `/campaigns/outcomes/${id}/events`, { as: officer });
    expect(types(told)).toEqual(['campaigns.OutcomeDrafted', 'campaigns.OutcomeFormulated']);
    expect(JSON.stringify(told.body)).not.toContain(bodies.farmers);
  });

  it('shows who substantiates it in its events what an auditor reads, and auditors nothing of a draft', async () => {
    const events = (id: string, as: readonly RoleHeld[]) => app.http('GET', `/campaigns/outcomes/${id}/events`, { as });
    const { id: draft } = (await post('', { ...of, note: 'A planted note' })).body;
    expect([(await read(draft, auditor)).status, (await events(draft, auditor)).status]).toEqual([404, 404]);
    await post(`/${draft}/withdraw`, { ground: 'told-twice' });
    expect([(await read(draft, auditor)).status, (await events(draft, auditor)).status]).toEqual([404, 404]);

    const id = await sent();
    await post(`/${id}/substantiate`, { verdict: 'substantiated' }, university, 'of the university');
    await post(`/${id}/draft-statement`, { text: 'A planted statement' });
    const asAuditor = await events(id, auditor);
    expect(asAuditor.status).toBe(200);
    const seen = await events(id, university);
    expect(seen.body).toEqual(asAuditor.body);
    expect(types(seen)).not.toContain('campaigns.OutcomeDrafted');
    expect(JSON.stringify(seen.body)).not.toMatch(/Stores are full|planted/);
    for (const as of [officer, member(bodies.women)]) {
      expect(JSON.stringify((await events(id, as)).body)).toMatch(/Stores are full.*A planted statement/);
    }
  });

  it('is substantiated neither by a source, nor by who harvested it, led its campaign, or worded it', async () => {
    const id = await worded();
    for (const [one, rule] of [
      [bodies.farmers, 'substantiator-was-source'],
      [bodies.women, 'substantiator-had-a-part'],
      [bodies.stranger, 'substantiator-had-a-part'],
    ] as const) {
      expect(await post(`/${id}/send`, { substantiator: one, answerBy: '2026-04-30' })).toMatchObject({
        status: 403,
        body: { rule: `outcome.${rule}` },
      });
    }
    await post(`/${id}/send`, { substantiator, answerBy: '2026-04-30' });
    const own = { status: 403, body: { rule: 'outcome.own-outcome' } };
    expect(await post(`/${id}/substantiate`, { verdict: 'substantiated' })).toMatchObject(own);
    expect(await post(`/${id}/substantiate`, { verdict: 'substantiated' }, university, 'who harvests')).toMatchObject(
      own,
    );
    const byLetter = await post(`/${id}/substantiate`, { verdict: 'contested' }, officer, 'another officer');
    expect(byLetter.status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'contested', findings: [{ recordedFor: true }] });
  });

  it('is substantiated neither by what a source was merged into since, nor by whoever acts for a source', async () => {
    const id = await sent();
    const both = [...university, ...member(bodies.farmers)];
    const refused = { status: 403, body: { rule: 'outcome.substantiator-was-source' } };
    expect(await post(`/${id}/substantiate`, { verdict: 'substantiated' }, both, 'of both')).toMatchObject(refused);
    const [told, survivor] = ['10000000-0000-4000-8000-0000000000e1', '10000000-0000-4000-8000-0000000000e2'];
    await recordOrganisation(app, told);
    await recordOrganisation(app, survivor);
    await app.settle();
    const { id: other } = (await post('', { ...of, note: 'Stores are full' })).body;
    expect((await post(`/${other}/formulate`, wording({ sources: { organisations: [told] } }))).status).toBe(200);
    await recordForeign(app, {
      type: 'members.OrganisationMerged',
      id: told,
      data: { ...organisationMerged.example, organisation: told, into: survivor },
      effectiveOn: '2026-03-02',
    });
    const sending = { substantiator: survivor, answerBy: '2026-04-30' };
    expect(await post(`/${other}/send`, sending)).toMatchObject(refused);
    await post(`/${other}/send`, { ...sending, substantiator });
    const answering = { verdict: 'substantiated' };
    const ofSurvivor = [...university, ...member(survivor)];
    expect(await post(`/${other}/substantiate`, answering, ofSurvivor, 'of the survivor')).toMatchObject(refused);
    expect((await post(`/${other}/substantiate`, answering, university, 'of the university')).status).toBe(200);
  });

  it('a correction is a new version, to be substantiated again; a substantiator may decline', async () => {
    const id = await sent();
    expect((await post(`/${id}/decline-substantiation`, { ground: 'not-independent' }, university)).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'formulated' });
    expect((await read(id, university)).status).toBe(404);
    await post(`/${id}/send`, { substantiator, answerBy: '2026-04-30' });
    await post(`/${id}/substantiate`, { verdict: 'partly' }, university, 'of the university');
    const corrected = await post(`/${id}/correct`, { ...wording({ on: '2026-01-15' }), ground: 'date-known-better' });
    expect(corrected.status).toBe(200);
    const { body } = await read(id);
    expect(body).toMatchObject({
      ...{ status: 'formulated', formulation: { version: 2, on: '2026-01-15' } },
      findings: [{ version: 1, verdict: 'partly' }],
    });
    expect((await post(`/${id}/withdraw`, { ground: 'told-twice' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'withdrawn', ground: 'told-twice' });
  });

  it('refusals name the rule and the place in the body', async () => {
    const { id } = (await post('', { ...of, note: 'Stores are full' })).body;
    const unknown = { kind: 'campaign', id: '70000000-0000-4000-8000-0000000000ff' };
    for (const kind of ['campaign', 'coalition', 'programme', 'demand', 'struggle']) {
      expect(await post(`/${id}/formulate`, wording({ contributions: [{ ...unknown, kind }] }))).toMatchObject({
        status: 422,
        body: { rule: 'outcome.contribution-unknown', errors: [{ pointer: '/contributions/0/id' }] },
      });
    }
    const programme = '70000000-0000-4000-8000-0000000000fe';
    const data = programmePlanned.example;
    await recordForeign(app, { type: programmePlanned.type, id: programme, data });
    const built = [{ kind: 'programme', id: programme }];
    const { id: another } = (await post('', { ...of, note: 'Stores are full' })).body;
    expect((await post(`/${another}/formulate`, wording({ contributions: built }))).status).toBe(200);
    expect(await post(`/${id}/formulate`, wording({ evidence: [unknown.id] }))).toMatchObject({
      status: 422,
      body: { rule: 'outcome.evidence-unknown', errors: [{ pointer: '/evidence/0' }] },
    });
    expect(await post(`/${id}/formulate`, wording({ measured: { ...measured, actual: 'many' } }))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/measured/actual', code: 'decimal' }] },
    });
    expect(await post(`/${id}/substantiate`, { verdict: 'partly' })).toMatchObject({
      status: 409,
      body: { rule: 'outcome.not-sent' },
    });
  });

  it('an officer of another unit and another organisation find nothing', async () => {
    const id = await sent();
    for (const as of [officerElsewhere, member(bodies.stranger), member(bodies.farmers)]) {
      expect((await read(id, as)).status).toBe(404);
      expect((await post(`/${id}/withdraw`, { ground: 'x' }, as)).status).toBe(404);
      expect((await post('', { ...of, note: 'x' }, as)).status).toBe(403);
    }
  });
});
