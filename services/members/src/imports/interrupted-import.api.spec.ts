import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestApp, type TestApp } from '@baraza/service-kit';
import { MembersModule } from '../members.module.ts';
import { secretariat } from '../testing/a-small-forum.ts';

const ORGANISATIONS = 700;
const csv = [
  'Contact ID,Contact Type,Organization Name,State,Tag(s)',
  ...Array.from(
    { length: ORGANISATIONS },
    (_, index) => `${index},Organization,Savings Group ${index},Bushenyi,Development`,
  ),
].join('\n');

describe('an import that breaks off', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'baraza-import-'));
  const open = (): Promise<TestApp> => createTestApp({ modules: [MembersModule], dataFolder });
  let app: TestApp;

  const post = (path: string, body: unknown, headers = {}) =>
    app.http('POST', path, { as: secretariat, body, headers });
  const sendFile = () => post('/members/imports', csv, { 'content-type': 'text/csv', 'idempotency-key': 'the-file' });
  const report = async (id: string) => (await app.http('GET', `/members/imports/${id}`, { as: secretariat })).body;

  beforeAll(async () => {
    app = await open();
    const zone = 'Africa/Kampala';
    await post('/members/forums', { name: 'F', sample: true, zone, rootUnit: 'UG-402', languages: ['en'] });
    await post('/members/units', {
      code: 'UG-402',
      name: 'Bushenyi',
      level: 'district',
      zone,
      validFrom: '2010-07-01',
    });
  });
  afterAll(async () => {
    await app.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it('says so, goes on where it was when the file is sent again, and makes nothing twice', async () => {
    const sending = sendFile();
    while ((await app.store.head()).sequence < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    await app.close();
    await sending.catch(() => undefined);

    app = await open();
    const { body } = await sendFile();
    const before = await report(body.id);
    expect(before).toMatchObject({ items: ORGANISATIONS });
    let after = before;
    while (after.status === 'running') after = await report(body.id);
    expect(after).toMatchObject({ status: 'done', through: ORGANISATIONS });
    const { made, 'already-there': alreadyThere } = after.outcomes;
    expect(made + alreadyThere).toBe(ORGANISATIONS);
    expect(alreadyThere).toBeGreaterThan(0);

    const types: Record<string, number> = {};
    for (let at = 0; ;) {
      const page = await app.store.readAll({ after: at, limit: 1_000 });
      for (const { bytes } of page.events) {
        const { type } = JSON.parse(new TextDecoder().decode(bytes)) as { type: string };
        types[type] = (types[type] ?? 0) + 1;
      }
      at = page.lookedUpTo;
      if (at >= page.head) break;
    }
    expect(types).toMatchObject({
      'members.OrganisationRegistered': ORGANISATIONS,
      'members.ImportBegun': 1,
      'members.ImportCompleted': 1,
    });
  });
});
