import { fileDestroyed, fileReceived, protectedEvidenceTaken } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { randomUUID } from 'node:crypto';
import { Value } from 'typebox/value';
import { CampaignsModule } from '../campaigns.module.ts';
import { bodies } from '../testing/record.ts';
import { EvidenceDocument } from './evidence.document.ts';
import { OTHER_DIGEST } from './evidence.fixture.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const member = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const farmers = member(bodies.farmers);
const university = member(bodies.university);
const { sha256 } = fileReceived.example;
const types = (answer: { body: { events: { type: string }[] } }) => answer.body.events.map((event) => event.type);

describe('evidence over HTTP', () => {
  let app: TestApp;
  let struggle: string;
  const post = (path: string, body: object = {}, as = farmers, person = 'who takes it') =>
    app.http('POST', `/campaigns/${path}`, { as, person, body });
  const read = (id: string, as = officer) => app.http('GET', `/campaigns/evidence/${id}`, { as });
  const stream = async (id: string) => (await app.store.readStream(`evidence-${id}`)).events;
  /** A file that the forum was given. */
  async function aFile(organisation: string = bodies.farmers): Promise<string> {
    const id = randomUUID();
    const { type } = fileReceived;
    await recordForeign(app, { type, id, data: { ...fileReceived.example, organisation } });
    return id;
  }
  const taking = async (more: object = {}) => ({
    ...{ unit: 'UG-402', organisation: bodies.farmers, type: 'photograph', file: await aFile() },
    ...{ shows: 'A planted shelf', source: { kind: 'organisation', id: bodies.women }, account: 'By Planted Ada' },
    ...{ supports: [{ kind: 'struggle', id: struggle }], ...more },
  });
  async function taken(): Promise<string> {
    const answer = await post('evidence', await taking());
    expect(answer.status).toBe(201);
    return answer.body.id;
  }
  /** As what somebody protected gave was taken before it was sealed whole. */
  async function takenProtected(): Promise<string> {
    const [id, { type, example }] = [randomUUID(), protectedEvidenceTaken];
    const file = { ...example.file, file: await aFile(bodies.women) };
    const data = { ...example, district: 'WAN', file, supports: [{ kind: 'struggle', id: struggle }] };
    await recordForeign(app, { type, id, data });
    await app.settle();
    return id;
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    for (const organisation of Object.values(bodies)) await recordOrganisation(app, organisation);
    await app.settle();
    const reported = await post('struggles', {
      ...{ unit: 'UG-402', kind: 'service-failure', themes: ['social-justice'] },
      reportedBy: { kind: 'organisation', id: bodies.farmers },
    });
    struggle = reported.body.id;
  });
  afterAll(() => app.close());

  it('is taken, handed over, received by others who take its digest again, and withdrawn on a ground', async () => {
    const id = await taken();
    expect((await read(id, university)).status).toBe(404);
    const handed = await post(`evidence/${id}/hand-over`, { to: bodies.university, receiveBy: '2026-04-30' });
    expect(types(handed)).toEqual(['campaigns.EvidenceHandedOver']);
    expect(await post(`evidence/${id}/receive`, { sha256 }, officer)).toMatchObject({
      status: 403,
      body: { rule: 'evidence.own-handover' },
    });
    const received = await post(`evidence/${id}/receive`, { sha256 }, university, 'of the university');
    expect(types(received)).toEqual(['campaigns.EvidenceReceived', 'campaigns.EvidenceChecked']);
    const answer = await read(id);
    expect([...Value.Errors(EvidenceDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, status: 'held', type: 'photograph', protected: false, intact: true, file: { sha256 } },
      ...{ takenBy: bodies.farmers, holder: bodies.university, shows: { value: 'A planted shelf' } },
      ...{ source: { kind: 'organisation', id: bodies.women }, account: { value: 'By Planted Ada' } },
      custody: [{ step: 'taken' }, { step: 'handed-over' }, { step: 'received' }, { step: 'checked' }],
    });
    await post(`evidence/${id}/check`, { sha256: OTHER_DIGEST }, university);
    expect((await read(id)).body).toMatchObject({ intact: false });
    expect(
      await post(`evidence/${id}/hand-over`, { to: bodies.women, receiveBy: '2026-04-30' }, university),
    ).toMatchObject({ status: 409, body: { rule: 'evidence.altered' } });
    expect((await post(`evidence/${id}/withdraw`, { ground: 'altered-on-the-way' }, officer)).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'withdrawn', ground: 'altered-on-the-way' });
  });

  it('tells who gave it to those alone who keep it or answer for it, and leaves all words out of the record', async () => {
    const id = await taken();
    expect(JSON.stringify(await stream(id)).toLowerCase()).not.toContain('planted');
    expect((await read(id, farmers)).body).toMatchObject({ source: { id: bodies.women } });
    const told = await read(id, auditor);
    expect(told.body).toMatchObject({ shows: { masked: true } });
    expect(told.body).not.toHaveProperty('source');
    expect(told.body).not.toHaveProperty('account');
    await post(`evidence/${id}/hand-over`, { to: bodies.university, receiveBy: '2026-04-30' });
    expect((await read(id, university)).body).not.toHaveProperty('source');
    const events = await app.http('GET', `/campaigns/evidence/${id}/events`, { as: officer });
    expect(JSON.stringify(events.body)).not.toContain(bodies.women);
    expect((await read(id, officerElsewhere)).status).toBe(404);
  });

  it('of somebody protected is there without its file, and to auditors not at all', async () => {
    const id = await takenProtected();
    expect((await read(id, desk)).body).toMatchObject({ protected: true, file: { sha256 } });
    // In a unit above: who works in the district does not find it.
    expect((await read(id)).status).toBe(404);
    const seen = (await read(id, secretariat)).body;
    expect([...Value.Errors(EvidenceDocument, seen)]).toEqual([]);
    expect(seen).toMatchObject({ protected: true, supports: [{ id: struggle }] });
    for (const hidden of ['file', 'custody', 'holder', 'source']) expect(seen).not.toHaveProperty(hidden);
    const unknown = await read(randomUUID(), auditor);
    for (const path of [`evidence/${id}`, `evidence/${id}/events`]) {
      const hidden = await app.http('GET', `/campaigns/${path}`, { as: auditor });
      expect([hidden.status, hidden.bytes.length]).toEqual([unknown.status, unknown.bytes.length]);
    }
    expect((await app.http('GET', `/campaigns/evidence/${id}/events`, { as: secretariat })).body.events).toEqual([]);
    expect(await post(`evidence/${id}/withdraw`, { ground: 'x' }, secretariat)).toMatchObject({
      body: { rule: 'evidence.not-theirs' },
    });
    expect((await post(`evidence/${id}/withdraw`, { ground: 'source-in-danger' }, desk)).status).toBe(403);
  });

  it('is a file that the forum keeps of whoever takes it, of what there is to them', async () => {
    const unknown = async (more: object, rule: string) =>
      expect(await post('evidence', await taking(more), officer)).toMatchObject({ status: 422, body: { rule } });
    await unknown({ file: randomUUID() }, 'evidence.file-unknown');
    await unknown({ file: await aFile(bodies.women) }, 'evidence.file-unknown');
    await unknown({ supports: [{ kind: 'struggle', id: randomUUID() }] }, 'evidence.matter-unknown');
    await unknown({ supports: [{ kind: 'demand', id: randomUUID() }] }, 'evidence.matter-unknown');
    await unknown({ supports: [{ kind: 'outcome', id: randomUUID() }] }, 'evidence.matter-unknown');
    await unknown({ source: { kind: 'community', id: bodies.women } }, 'evidence.source-unnamed');
    const elsewhere = await taking({ organisation: bodies.women, file: await aFile(bodies.women) });
    expect(await post('evidence', elsewhere, member(bodies.women))).toMatchObject({
      status: 422,
      body: { rule: 'evidence.matter-unknown' },
    });
  });

  it('is named for something else, and no more', async () => {
    const id = await taken();
    const { body: outcome } = await post('outcomes', {
      ...{ unit: 'UG-402', organisation: bodies.farmers, themes: ['social-justice'], note: 'Stores are full' },
    });
    const supports = { kind: 'outcome', id: outcome.id };
    expect(types(await post(`evidence/${id}/support`, { supports }))).toEqual(['campaigns.EvidenceSupportNamed']);
    expect((await read(id)).body.supports).toEqual([{ kind: 'struggle', id: struggle }, supports]);
    await post(`evidence/${id}/end-support`, { supports, ground: 'of-another-place' });
    expect((await read(id)).body.supports).toEqual([{ kind: 'struggle', id: struggle }]);
    await post(`evidence/${id}/hand-over`, { to: bodies.university, receiveBy: '2026-04-30' });
    await post(`evidence/${id}/decline`, { ground: 'never-arrived' }, university, 'of the university');
    await post(`evidence/${id}/hand-over`, { to: bodies.university, receiveBy: '2026-04-30' });
    await post(`evidence/${id}/call-back`, { ground: 'sent-in-error' });
    expect((await read(id)).body).toMatchObject({ status: 'held', holder: bodies.farmers });
  });

  it('is cited by what is there to whoever cites it, and says so itself', async () => {
    const [id, other] = [await taken(), await taken()];
    const cited = randomUUID();
    const report = { unit: 'UG-402', kind: 'service-failure', themes: ['social-justice'], id: cited };
    await post('struggles', { ...report, reportedBy: { kind: 'community' } }, secretariat, 'who takes it down');
    const verify = (evidence: readonly string[]) =>
      post(`struggles/${cited}/verify`, { how: 'documents', evidence }, officer, 'who verifies it');
    await post(`evidence/${other}/withdraw`, { ground: 'of-another-place' });
    for (const unknown of [randomUUID(), other]) {
      expect(await verify([id, unknown])).toMatchObject({
        status: 422,
        body: { rule: 'struggle.evidence-unknown', errors: [{ pointer: '/evidence/1' }] },
      });
    }
    expect(types(await verify([id]))).toEqual([
      ...['campaigns.StruggleVerified', 'campaigns.StruggleEvidenceCited', 'campaigns.EvidenceSupportNamed'],
    ]);
    const { body: found } = await app.http('GET', `/campaigns/struggles/${cited}`, { as: officer });
    expect(found.verified.evidence).toEqual([id]);
    expect((await read(id)).body.supports).toContainEqual({ kind: 'struggle', id: cited });
  });

  it('is erased where somebody objects, or where its file is destroyed', async () => {
    const id = await taken();
    expect((await post(`evidence/${id}/erase`, { ground: 'objection' }, officer)).status).toBe(403);
    const erased = await post(`evidence/${id}/erase`, { ground: 'objection' }, secretariat);
    expect(types(erased)).toEqual(['campaigns.EvidenceErased']);
    const shown = (await read(id)).body;
    expect(shown).toMatchObject({ status: 'erased', ground: 'objection', file: { sha256 } });
    expect(shown).not.toHaveProperty('shows');
    expect(types(await post(`evidence/${id}/erase`, { ground: 'objection' }, secretariat))).toEqual([]);

    const [other, hidden] = [await taken(), await takenProtected()];
    for (const one of [other, hidden]) {
      const { file } = (await stream(one))[0]!.data as { file: { file: string } };
      const data = { ...fileDestroyed.example, ground: 'consent-withdrawn' };
      await recordForeign(app, { type: fileDestroyed.type, id: file.file, data });
    }
    await app.settle();
    expect((await read(other)).body).toMatchObject({ status: 'erased', ground: 'consent-withdrawn' });
    expect((await read(hidden, desk)).body).toMatchObject({ status: 'erased', ground: 'consent-withdrawn' });
    expect((await stream(hidden)).at(-1)!.type).toBe('campaigns.ProtectedEvidenceErased');
  });
});
