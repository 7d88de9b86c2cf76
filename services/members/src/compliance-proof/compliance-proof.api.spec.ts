import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const path = (id: string, verb: string): string => `/members/compliance-proofs/${id}/${verb}`;
const upload = async (organisation: string, as = secretariat): Promise<string> =>
  (await forum.done('/members/files', { organisation, base64: PIXEL.toString('base64') }, as)).id;
const submit = (organisation: string, more: object = {}, as = representativeOf(organisation)) =>
  forum.post('/members/compliance-proofs', { organisation, proofType: 'ngo-permit', ...more }, as, 'chair');

describe('a proof of standing', () => {
  it('is handed in with its files, verified by somebody else, and expires by the calendar', async () => {
    const organisation = await forum.organisation();
    const file = await upload(organisation, representativeOf(organisation));
    const submitted = await submit(organisation, { validUntil: '2026-06-30', files: [file] });
    expect(submitted).toMatchObject({ status: 201, headers: { location: expect.stringContaining(submitted.body.id) } });
    const { id } = submitted.body;
    expect(await forum.post(path(id, 'verify'), {}, secretariat, 'chair')).toMatchObject({
      status: 403,
      body: { code: 'compliance-proof.verified-by-submitter' },
    });
    await forum.done(path(id, 'verify'), {}, officerOf('UG-402'), 'officer');
    const read = async () => (await forum.get(`/members/compliance-proofs/${id}`)).body;
    expect(await read()).toMatchObject({
      id,
      status: 'verified',
      organisation,
      unit: 'UG-402',
      expiringOn: '2026-04-01',
      expiresOn: '2026-07-01',
      files: [{ file, mediaType: 'image/png', size: PIXEL.length }],
    });
    forum.app.clock.set('2026-04-02T09:00:00.000Z');
    await forum.app.keepCalendar();
    expect((await read()).status).toBe('expiring');
    forum.app.clock.set('2026-07-10T09:00:00.000Z');
    await forum.app.keepCalendar();
    expect(await read()).toMatchObject({ status: 'expired', endedOn: '2026-07-01' });
    expect(await forum.post(path(id, 'revoke'), { ground: 'not-genuine' })).toMatchObject({ status: 409 });
    const { body } = await forum.get(`/members/compliance-proofs/${id}/events`);
    expect(body.events.map(({ type }: { type: string }) => type.slice('members.ComplianceProof'.length))).toEqual([
      'Submitted',
      'Verified',
      'Expiring',
      'Expired',
    ]);
  });

  it('is refused with reasons that stay in the vault', async () => {
    const organisation = await forum.organisation();
    const { id } = (await submit(organisation)).body;
    await forum.done(path(id, 'refuse'), { ground: 'illegible', narrative: 'A planted blot.' });
    expect((await forum.get(`/members/compliance-proofs/${id}`)).body).toMatchObject({
      status: 'refused',
      narrative: { value: 'A planted blot.' },
    });
    const { events } = await forum.app.store.readStream(`compliance-proof-${id}`);
    expect(JSON.stringify(events)).not.toContain('planted');
  });

  it('is revoked', async () => {
    const organisation = await forum.organisation();
    const { id } = (await submit(organisation)).body;
    await forum.done(path(id, 'verify'));
    await forum.done(path(id, 'revoke'), { ground: 'withdrawn-by-issuer' });
    expect((await forum.get(`/members/compliance-proofs/${id}`)).body.status).toBe('revoked');
  });

  it('is refused at the place that is wrong', async () => {
    const [organisation, other] = [await forum.organisation(), await forum.organisation()];
    const refused = async (more: object) => {
      const { status, body } = await submit(organisation, more, secretariat);
      return [status, body.code, body.errors[0].pointer];
    };
    expect(await refused({ proofType: 'horoscope' })).toEqual([422, 'compliance-proof.type-unknown', '/proofType']);
    expect(await refused({ unit: 'UG-999' })).toEqual([422, 'compliance-proof.unit-unknown', '/unit']);
    expect(await refused({ files: [await upload(other)] })).toEqual([422, 'compliance-proof.file-unknown', '/files/0']);
  });

  it('shows its files to those who work with it, in its unit too, and to nobody else', async () => {
    const organisation = await forum.organisation();
    const file = await upload(organisation);
    const { id } = (await submit(organisation, { unit: 'UG-411', files: [file] })).body;
    const at = `/members/compliance-proofs/${id}/files/${file}`;
    const shown = await forum.get(at, officerOf('UG-411'));
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png']);
    expect((await forum.get(at, representativeOf(organisation))).status).toBe(200);
    expect((await forum.get(at, officerOf('UG-402'))).status).toBe(404);
    expect((await forum.get(at, auditor)).status).toBe(403);
    expect((await forum.get(`/members/compliance-proofs/${id}/files/${id}`)).status).toBe(404);
    expect((await submit(organisation, {}, representativeOf('9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b'))).status).toBe(403);
  });
});
