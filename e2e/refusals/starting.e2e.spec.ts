import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { freePort } from '@baraza/programs';
import { aFolder, baraza, root, run, ServedForum, settingsOf } from '../product/running-forum.ts';
import { ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';

/** Longer than this, and what should have been refused is being served. */
const REFUSED_WITHIN_MS = 60_000;

async function served(folder: string, env: Readonly<Record<string, string>> = {}) {
  const settings = { ...settingsOf(folder), HOST: '127.0.0.1', PORT: String(await freePort()), BARAZA_LOG: 'error' };
  return baraza(['serve', '--empty'], { ...settings, ...env });
}

describe('a start that cannot come to good', () => {
  const folder = aFolder();
  const copies: ReturnType<typeof aFolder>[] = [];
  let forum: ServedForum;

  beforeAll(async () => {
    forum = await ServedForum.start(folder.path);
    const story = new ForumOfTwoDistricts(forum.client);
    await story.found();
    for (let i = 0; i < 20; i++) await story.organisation(`Organisation ${i}`, 'UG-402');
  });
  afterAll(async () => {
    await forum.stop();
    for (const copy of [folder, ...copies]) copy.remove();
  });

  /** The forum's files as they are after an orderly end, to be damaged. */
  function aCopy(): string {
    const copy = aFolder();
    copies.push(copy);
    for (const name of readdirSync(folder.path))
      cpSync(join(folder.path, name), join(copy.path, name), { recursive: true });
    cpSync(settingsOf(folder.path)['BARAZA_MASTER_KEY_FILE']!, `${copy.path}.master-key`);
    return copy.path;
  }

  it(
    'a second process on the same folder is refused, and the first goes on',
    async () => {
      const second = await served(folder.path);
      expect(second).toMatchObject({ code: 3, stderr: expect.stringMatching(/another process|in use|held/i) });
      expect((await forum.client.get('/views/dashboards/network', secretariat)).status).toBe(200);
    },
    REFUSED_WITHIN_MS,
  );

  it(
    'a port that is taken is named, by the forum in one process and by a service apart',
    async () => {
      const other = createServer();
      const port = await new Promise<number>((resolve) =>
        other.listen(0, '127.0.0.1', () => {
          resolve((other.address() as { port: number }).port);
        }),
      );
      const empty = aFolder();
      copies.push(empty);
      const env = { ...settingsOf(empty.path), PORT: String(port), BARAZA_LOG: 'error' };
      const together = await served(empty.path, env);
      const apart = await run(join(root, 'services', 'members', 'dist', 'main.js'), [], env);
      other.close();
      expect(together).toMatchObject({ code: 3, stderr: expect.stringContaining(`127.0.0.1:${port} is taken`) });
      expect(apart).toMatchObject({ code: 1, stderr: expect.stringContaining(`127.0.0.1:${port} is taken`) });
    },
    REFUSED_WITHIN_MS,
  );

  it('every wrong setting is told at once, with its name, its value and what was expected', async () => {
    const empty = aFolder();
    copies.push(empty);
    const { code, stderr } = await served(empty.path, {
      BARAZA_EVENT_STORE: 'mysql://nowhere',
      BARAZA_LOG: 'loudly',
      BARAZA_REQUEST_TIMEOUT: 'soon',
      BARAZA_DAT: '/misspelt',
    });
    expect(code).toBe(2);
    for (const told of ['BARAZA_EVENT_STORE', 'mysql', 'BARAZA_LOG', 'loudly', 'BARAZA_REQUEST_TIMEOUT', 'soon'])
      expect(stderr).toContain(told);
    expect(stderr).toContain('BARAZA_DAT');
  });

  it('ends within ten seconds of a SIGTERM, with 0', async () => {
    const from = Date.now();
    expect(await forum.stop('SIGTERM')).toBe(0);
    expect(Date.now() - from).toBeLessThan(10_000);
  });

  it.each([
    ['a truncated ledger', (file: string) => truncateSync(file, 20_000)],
    [
      'a ledger that is another file',
      (file: string) => writeFileSync(file, 'This is a letter, and no ledger.\n'.repeat(400)),
    ],
  ])(
    '%s is refused in words, and left as it is',
    async (_, damage) => {
      const copy = aCopy();
      const ledger = join(copy, 'ledger.sqlite');
      damage(ledger);
      const before = readFileSync(ledger);
      const { code, stderr } = await served(copy);
      expect(code).not.toBe(0);
      expect(stderr).toMatch(/ledger\.sqlite/);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(readFileSync(ledger).equals(before)).toBe(true);
    },
    REFUSED_WITHIN_MS,
  );

  it(
    'a real forum without its master key is refused',
    async () => {
      const refused = await served(aCopy(), { BARAZA_MASTER_KEY_FILE: '' });
      expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('BARAZA_MASTER_KEY_FILE') });
    },
    REFUSED_WITHIN_MS,
  );

  it('the forum itself is served again, with all it had', async () => {
    await forum.start();
    const { body } = await forum.client.get('/views/registers/organisations?limit=1', secretariat);
    expect(body.total).toBe(20);
  });
});

describe('a folder with other files in it', () => {
  const folder = aFolder();
  afterAll(() => {
    folder.remove();
  });

  it('keeps them as they are under --empty', async () => {
    mkdirSync(join(folder.path, 'notes'));
    writeFileSync(join(folder.path, 'notes', 'mine.txt'), 'mine');
    const digest = () =>
      createHash('sha256')
        .update(readFileSync(join(folder.path, 'notes', 'mine.txt')))
        .digest('hex');
    const before = digest();
    const forum = await ServedForum.start(folder.path);
    expect((await forum.client.get('/ledger/events', secretariat)).body).toMatchObject({ head: 0, events: [] });
    expect(await forum.stop()).toBe(0);
    expect(digest()).toBe(before);
  });
});
