import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { CommandHandler } from '@baraza/service-kit';
import { evidenceRules } from '../evidence/evidence.rules.ts';
import {
  auditor,
  desk,
  deskElsewhere,
  inTheOpen,
  officer,
  ProtectionDeskForum,
} from '../protection-desk/protection-desk.fixture.ts';
import { aPicture } from '../testing/a-picture.ts';

const at = '/campaigns/protected-evidence';
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const KEY = '7a000000-0000-4000-8000-00000000cafe';
const TRACE = 'feedfacefeedfacefeedfacefeedface';
const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01`, 'idempotency-key': KEY };

const { rules } = evidenceRules;
const forum = new ProtectionDeskForum();
let struggle: string;
let sent: Buffer;
beforeEach(async () => {
  await begins();
  await forum.setUp();
});
afterEach(() => forum.end());

async function begins(): Promise<void> {
  await forum.begin();
  const reported = await forum.app.http('POST', '/campaigns/struggles', { as: secretariat, body: inTheOpen });
  struggle = reported.body.id;
  sent = aPicture();
}
const post = (verb: string, body: object, as = desk, person = 'amina') =>
  forum.app.http('POST', `${at}/${verb}`, { as, person, body, headers });
const supports = () => [{ kind: 'struggle', id: struggle }];
const taking = (more: object = {}) => ({
  ...{ id: KEY, unit: 'UG-402-KYEIZOOBA', type: 'photograph', supports: supports() },
  ...{ base64: sent.toString('base64'), ...more },
});
const listed = async (as = desk) =>
  (await forum.app.http('GET', at, { as, person: 'amina' })).body.evidence as { id: string; entry: string }[];
const recorded = async () =>
  (await forum.app.store.readAll({ after: 0, limit: 1_000 })).events
    .map((event) => ({ ...event, ...decodeEvent(event.bytes) }))
    .filter(({ stream }) => stream.startsWith('evidence-'));
const stored = (): readonly { name: string; size: number }[] =>
  readdirSync(join(forum.app.dataFolder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, size: readFileSync(join(parentPath, name)).length }));
async function taken(): Promise<string> {
  expect((await post('take', taking())).status).toBe(200);
  expect(await forum.nextDay()).toBe(1);
  const [{ id } = { id: '' }] = await listed();
  return id;
}

describe('what somebody protected gives in evidence', () => {
  it('is in no record until its day is over, and then without anything that tells who, when, or which file it is', async () => {
    const answer = await post('take', taking());
    expect(answer).toMatchObject({ status: 200, body: { enters: '2026-03-03' } });
    expect(Object.keys(answer.body)).toEqual(['enters']);
    expect((await post('take', taking())).body).toEqual(answer.body);
    expect((await post('take', taking({ type: 'document' }))).status).toBe(422);
    expect([await recorded(), await listed()]).toEqual([[], []]);
    const before = stored();
    expect(await forum.nextDay()).toBe(1);
    const after = stored();
    expect([before.length, after.length]).toEqual([1, 1]);
    expect(after[0]!.name).not.toBe(before[0]!.name);
    const [event, ...others] = await recorded();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'campaigns.ProtectedEvidenceSealed',
      data: { district: 'UG-402', type: 'photograph', supports: supports(), locked: after[0]!.name },
      meta: { actor: { person: '00000000-0000-4000-8000-0000000000de', roles: [] } },
    });
    const told = Buffer.from(event!.bytes).toString('utf8');
    const digests = [sent].map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    for (const telling of [...digests, KEY, TRACE, 'KYEIZOOBA', 'image/png', await forum.personOf('amina')]) {
      expect(told).not.toContain(telling);
    }
  });

  it(rules['compartment-not-set-up'].title, async () => {
    await forum.end();
    await begins();
    expect(await post('take', taking())).toMatchObject({
      status: 409,
      body: { rule: 'evidence.compartment-not-set-up' },
    });
    expect([await forum.nextDay(), stored()]).toEqual([0, []]);
  });

  it(rules.unclean.title, async () => {
    const base64 = sent.subarray(0, -6).toString('base64');
    expect(await post('take', taking({ base64 }))).toMatchObject({ status: 422, body: { code: 'evidence.unclean' } });
    expect([await forum.nextDay(), stored()]).toEqual([0, []]);
  });

  it(rules['compartment-closed'].title, async () => {
    const id = await taken();
    const opening = (person: string) => post('open', { evidence: id, why: 'verification' }, desk, person);
    expect((await opening('amina')).body.rule).toBe('evidence.compartment-closed');
    await forum.open();
    expect((await opening('wanjiru')).body.rule).toBe('evidence.compartment-closed');
    expect((await opening('amina')).status).toBe(200);
  });

  it('is read without what it hid, and not by whoever else reads the record', async () => {
    const id = await taken();
    const opening = (as = desk, person = 'amina') => post('open', { evidence: id, why: 'verification' }, as, person);
    await forum.open();
    const { body } = await opening();
    const bytes = Buffer.from(body.base64, 'base64');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(body.sha256);
    expect(body).toMatchObject({ id, mediaType: 'image/png', size: bytes.length });
    expect(bytes.includes('Plantedauthor')).toBe(false);
    const log = await forum.sealed.accesses(0, 100);
    expect(log.filter(({ act }) => act === 'read')).toMatchObject([{ officer: await forum.personOf('amina') }]);
    for (const as of [officer, auditor, secretariat]) expect((await opening(as)).status).toBe(403);
  });

  it('is taken in as it is, too, however long', async () => {
    const long = aPicture(3_000_000);
    const path = `${at}/take?unit=UG-402&type=photograph&supports=struggle:${struggle}`;
    const sending = (to: string) =>
      forum.app.http('POST', to, { as: desk, person: 'amina', body: long, headers: { 'content-type': 'image/png' } });
    expect((await sending(path)).status).toBe(200);
    expect((await sending(`${at}/take?unit=UG-402&type=photograph`)).status).toBe(400);
    expect((await sending(`${path}x`)).status).toBe(400);
    await forum.nextDay();
    expect(stored().map(({ size }) => size)).toEqual([4 * 1024 * 1024 + 29]);
  });

  it('is described by an example as JSON, and by none as the bytes of a file', async () => {
    const { paths } = (await forum.app.http('GET', '/openapi.json')).body;
    const content = paths[`${at}/take`].post.requestBody.content as Record<string, { schema: { example?: object } }>;
    const shown = Object.keys(content).filter((type) => content[type]!.schema.example !== undefined);
    expect([shown, 'application/pdf' in content]).toEqual([['application/json'], true]);
  });

  it('supports more or less, and is withdrawn, with the batch of a day, by events that are told to nobody', async () => {
    const id = await taken();
    const other = await forum.app.http('POST', '/campaigns/struggles', { as: secretariat, body: inTheOpen });
    const also = { kind: 'struggle', id: other.body.id };
    expect((await post('support', { evidence: id, supports: also })).body).toEqual({ enters: '2026-03-04' });
    expect((await post('support', { evidence: id, supports: { ...also, id: randomUUID() } })).body.rule).toBe(
      'evidence.matter-unknown',
    );
    await forum.nextDay();
    await post('end-support', { evidence: id, supports: supports()[0], ground: 'of-another-place' });
    await post('withdraw', { evidence: id, ground: 'source-in-danger' });
    await forum.nextDay();
    expect((await listed())[0]).toMatchObject({ status: 'withdrawn', supports: [also] });
    expect((await recorded()).map(({ type }) => type)).toEqual([
      ...['campaigns.ProtectedEvidenceSealed', 'campaigns.ProtectedEvidenceSupportNamed'],
      ...['campaigns.ProtectedEvidenceSupportEnded', 'campaigns.ProtectedEvidenceWithdrawn'],
    ]);
    expect((await post('withdraw', { evidence: id, ground: 'x' })).body.rule).toBe('evidence.withdrawn');
    const seen = await forum.app.http('GET', `/campaigns/evidence/${id}/events`, { as: officer });
    expect(seen.body.events).toEqual([]);
  });

  it('erased, is nowhere any more: neither its bytes nor its key', async () => {
    const id = await taken();
    const [{ entry } = { entry: '' }] = await listed();
    expect((await post('erase', { evidence: id, ground: 'objection' })).status).toBe(200);
    await forum.nextDay();
    await forum.app.settle();
    expect([stored(), await forum.sealed.holds([entry])]).toEqual([[], [false]]);
    await forum.open();
    expect((await post('open', { evidence: id, why: 'verification' })).status).toBe(404);
    expect((await listed())[0]).toMatchObject({ status: 'erased' });
  });

  it('is answered as one that does not exist to whoever does not reach it, by every way to ask', async () => {
    const id = await taken();
    const unknown = randomUUID();
    const bodies: Readonly<Record<string, object>> = {
      ...{ support: { supports: supports()[0] }, 'end-support': { supports: supports()[0], ground: 'x' } },
      ...{ withdraw: { ground: 'x' }, erase: { ground: 'objection' }, open: { why: 'x' } },
    };
    const bare = ({ status, text }: { status: number; text: string }) => [
      status,
      text.replaceAll(/[0-9a-f]{32}|[0-9a-f-]{36}/g, '…'),
    ];
    for (const [verb, body] of Object.entries(bodies)) {
      const asked = (evidence: string) => post(verb, { ...body, evidence }, deskElsewhere);
      const hidden = await asked(id);
      expect([verb, ...bare(hidden)]).toEqual([verb, ...bare(await asked(unknown))]);
      expect(hidden.status).toBe(404);
    }
    expect(await listed(deskElsewhere)).toEqual([]);
    for (const as of [auditor, [{ role: 'unit-officer', unit: 'UG-411' }] as const]) {
      for (const path of ['', '/events']) {
        const read = (one: string) => forum.app.http('GET', `/campaigns/evidence/${one}${path}`, { as });
        expect(bare(await read(id))).toEqual(bare(await read(unknown)));
      }
    }
  });

  it('enters once where the process dies between any two steps of the batch', async () => {
    await post('take', taking());
    await post('take', taking({ id: randomUUID() }), desk, 'okello');
    forum.dayPasses();
    const dying = [
      () => forum.app.app.get<CommandHandler>(CommandHandler),
      () => forum.app.app.get<CommandHandler>(CommandHandler),
      () => forum.boxes,
    ] as const;
    for (const [round, of] of dying.entries()) {
      const whose = of() as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
      const step = round === 2 ? 'destroy' : 'create';
      const real = whose[step]!.bind(whose);
      let calls = 0;
      Object.assign(whose, {
        [step]: async (...args: unknown[]) => {
          if (calls++ === (round === 1 ? 1 : 0)) throw new Error('the power is gone');
          return real(...args);
        },
      });
      await expect(forum.batch.run()).rejects.toThrow('the power is gone');
      await forum.app.close();
      await forum.opened();
    }
    await forum.batch.run();
    expect([(await recorded()).length, (await listed()).length, stored().length]).toEqual([2, 2, 2]);
    expect((await forum.listed()).refused).toBeUndefined();
    await forum.open();
    for (const { id } of await listed()) {
      expect((await post('open', { evidence: id, why: 'verification' })).status).toBe(200);
    }
  });
});
