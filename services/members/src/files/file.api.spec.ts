import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { fileRules } from './file.rules.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const chunk = (type: string, body: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
};
const png = (...hiding: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...hiding,
    chunk('IDAT', deflateSync(Buffer.from([0, 7]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
const CLEAN = png();
const TELLING = png(chunk('tEXt', Buffer.from('Author\0Ada Planted', 'latin1')));

const send = (
  organisation: string,
  bytes: Buffer,
  more: { as?: typeof secretariat; type?: string; key?: string; about?: string } = {},
) =>
  forum.app.http(
    'POST',
    `/members/files?organisation=${organisation}${more.about === undefined ? '' : `&about=${more.about}`}`,
    {
      as: more.as ?? secretariat,
      body: bytes,
      headers: {
        'content-type': more.type ?? 'image/png',
        ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
      },
    },
  );
const content = (id: string, as = secretariat) => forum.get(`/members/files/${id}/content`, as);
const folder = (): string => join(forum.app.dataFolder, 'files');
const stored = (): string[] =>
  readdirSync(folder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

describe('a file', () => {
  it('is kept without what it hides, locked, and handed out by its digest', async () => {
    const organisation = await forum.organisation();
    const sent = await send(organisation, TELLING, { as: representativeOf(organisation) });
    expect(sent.status).toBe(201);
    const { id } = sent.body;
    expect((await forum.get(`/members/files/${id}`)).body).toEqual({
      id,
      status: 'kept',
      organisation,
      unit: 'UG-402',
      sha256: createHash('sha256').update(CLEAN).digest('hex'),
      size: CLEAN.length,
      mediaType: 'image/png',
      receivedOn: '2026-03-02',
    });
    const shown = await content(id);
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png']);
    expect(shown.headers['content-disposition']).toContain('attachment');
    expect(shown.bytes.equals(CLEAN)).toBe(true);
    for (const name of stored()) {
      const bytes = readFileSync(join(folder(), name.slice(0, 2), name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(name);
      expect(bytes.includes('IHDR')).toBe(false);
    }
  });

  it('sent again under its key is the same file, kept once', async () => {
    const organisation = await forum.organisation();
    const first = await send(organisation, TELLING, { key: 'permit' });
    const before = stored().length;
    expect((await send(organisation, TELLING, { key: 'permit' })).body.id).toBe(first.body.id);
    expect(stored()).toHaveLength(before);
    expect(await send(organisation, png(chunk('gAMA', Buffer.alloc(4, 1))), { key: 'permit' })).toMatchObject({
      status: 422,
    });
    expect(stored()).toHaveLength(before);
  });

  it(fileRules.rules.unclean.title, async () => {
    const organisation = await forum.organisation();
    expect(await send(organisation, TELLING.subarray(0, -6))).toMatchObject({
      status: 422,
      body: { code: 'file.unclean' },
    });
  });

  it('has the id that the client made, where it made one, and no other file has it', async () => {
    const organisation = await forum.organisation();
    const [id, another] = ['3f2e1d0c-9b8a-4756-8493-02a1b3c4d5e6', '3f2e1d0c-9b8a-4756-8493-02a1b3c4d5e7'];
    const base64 = CLEAN.toString('base64');
    const sent = await forum.post('/members/files', { id, organisation, base64 });
    expect([sent.status, sent.body.id]).toEqual([201, id]);
    const before = stored().length;
    expect(await forum.post('/members/files', { id, organisation, base64 })).toMatchObject({ status: 409 });
    expect(stored()).toHaveLength(before);
    expect((await content(id)).bytes.equals(CLEAN)).toBe(true);
    const asItIs = (own: string) =>
      forum.app.http('POST', `/members/files?organisation=${organisation}&id=${own}`, {
        ...{ as: secretariat, body: CLEAN, headers: { 'content-type': 'image/png' } },
      });
    expect((await asItIs(another)).body.id).toBe(another);
    expect((await asItIs('nobody')).status).toBe(400);
  });

  it('is what its bytes say, of a kind that is taken, and whole', async () => {
    const organisation = await forum.organisation();
    expect((await send(organisation, TELLING, { type: 'application/pdf' })).status).toBe(201);
    expect(await send(organisation, Buffer.from('GIF89a'))).toMatchObject({ status: 415, body: { code: 'file-kind' } });
    expect((await send(organisation, TELLING, { type: 'application/zip' })).status).toBe(415);
    expect((await send(organisation, Buffer.concat([CLEAN, Buffer.alloc(13 * 1024 * 1024)]))).status).toBe(413);
    expect((await send(organisation, Buffer.alloc(21 * 1024 * 1024))).status).toBe(413);
    expect((await send('nobody', TELLING)).status).toBe(400);
    for (const body of [undefined, null, [], { organisation }, { organisation: 'nobody', base64: 'AAAA' }]) {
      expect((await forum.app.http('POST', '/members/files', { as: secretariat, body })).status).toBe(400);
    }
    expect(await send('9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b', TELLING)).toMatchObject({
      status: 422,
      body: { code: 'file.organisation-unknown' },
    });
  });

  it('is for those who work with its organisation', async () => {
    const organisation = await forum.organisation();
    const { id } = (await send(organisation, TELLING)).body;
    expect((await content(id, officerOf('UG-402'))).status).toBe(200);
    expect((await content(id, officerOf('UG-411'))).status).toBe(404);
    expect((await content(id, representativeOf(id))).status).toBe(404);
    expect((await content(id, auditor)).status).toBe(403);
    expect((await send(organisation, TELLING, { as: officerOf('UG-411') })).status).toBe(403);
  });
});

describe('destroying', () => {
  it('leaves neither the bytes nor the key, and what was known of it', async () => {
    const organisation = await forum.organisation();
    const { id } = (await send(organisation, TELLING)).body;
    const { events } = await forum.app.store.readStream(`file-${id}`);
    const { locked } = events[0]!.data as { locked: string };
    expect(stored()).toContain(locked);
    await forum.done(`/members/files/${id}/destroy`, { ground: 'unlawful-processing' });
    expect(stored()).not.toContain(locked);
    expect((await content(id)).status).toBe(404);
    expect((await forum.get(`/members/files/${id}`)).body).toMatchObject({
      status: 'destroyed',
      ground: 'unlawful-processing',
    });
    expect((await forum.done(`/members/files/${id}/destroy`, { ground: 'unlawful-processing' })).events).toEqual([]);
    expect(
      (await forum.post(`/members/files/${id}/destroy`, { ground: 'objection' }, officerOf('UG-402'))).status,
    ).toBe(403);
  });

  it('erasing a person destroys the keys of files about them', async () => {
    const organisation = await forum.organisation();
    const person = '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d';
    const { id } = (await send(organisation, TELLING, { about: person })).body;
    expect((await content(id)).status).toBe(200);
    await forum.done(`/members/persons/${person}/erase`, {
      requestedBy: 'data-subject',
      legalBasis: 'consent-withdrawn',
    });
    expect((await content(id)).status).toBe(404);
    expect((await send(organisation, TELLING, { about: person })).status).toBe(422);
  });
});
