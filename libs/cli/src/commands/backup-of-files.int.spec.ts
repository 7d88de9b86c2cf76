import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ForumClient } from '../forum/forum-client.ts';
import { serveHere } from '../forum/installed-services.ts';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

const UNITS = `code,name,level,parent,validFrom
WAN,Western Ankole,region,,2016-07-01
`;
/** A picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('files in a backup', () => {
  let folder: string;
  let kept: string;
  let destroyed: string;
  const at = (name: string): string => join(folder, name);
  const settings = (): Record<string, string> => ({ BARAZA_MASTER_KEY_FILE: at('master.key') });
  const baraza = async (args: readonly string[]): Promise<RunResult> =>
    runBaraza(args, { cwd: folder, env: settings() });

  const withServed = async <T>(data: string, work: (ask: ForumClient['ask']) => Promise<T>): Promise<T> => {
    const here = await serveHere({ ...settings(), BARAZA_DATA: at(data) });
    try {
      const token = await here.runtime.developmentIssuer!.token({ roles: [{ role: 'secretariat' }] });
      const client = new ForumClient({ '': here.url }, token, new AbortController().signal);
      return await work(client.ask.bind(client));
    } finally {
      await here.close();
    }
  };
  const statusOf = (data: string, file: string): Promise<number> =>
    withServed(data, async (ask) => (await ask(`/members/files/${file}/content`, { accept: [404] })).status);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-backup-'));
    writeFileSync(at('units.csv'), UNITS);
    const officers = [{ subject: 'first' }, { subject: 'second' }];
    writeFileSync(at('founding.json'), JSON.stringify({ resolution: 'fa-2026-01', officers }));
    const forum = ['--name', 'Example Forum', '--zone', 'Africa/Kampala', '--units', 'units.csv'];
    const founding = [...forum, '--founding', 'founding.json', '--new-master-key', 'master.key', '--data', 'forum'];
    expect(await runBaraza(['init', ...founding], { cwd: folder })).toMatchObject({ code: 0 });
    await withServed('forum', async (ask) => {
      const made = async (path: string, body: object): Promise<string> =>
        ((await ask(path, { method: 'POST', body })).body as { id: string }).id;
      const organisation = await made('/members/organisations', {
        ...{ kind: 'cbo', legalName: 'Example Savings Circle', unit: 'WAN', themes: ['education'] },
      });
      kept = await made('/members/files', { organisation, base64: PIXEL });
      destroyed = await made('/members/files', { organisation, base64: PIXEL });
      await ask(`/members/files/${destroyed}/destroy`, { method: 'POST', body: { ground: 'objection' } });
    });
    expect(await baraza(['backup', 'backup', '--keys', 'safe', '--data', 'forum'])).toMatchObject({ code: 0 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lie there locked, by their digest, but for those that were destroyed', () => {
    expect(readdirSync(at('backup')).filter((name) => name.startsWith('file.'))).toEqual([
      expect.stringMatching(/^file\.[0-9a-f]{64}$/),
    ]);
  });

  it('come back with their keys, and pass the check', async () => {
    expect(await baraza(['restore', 'backup', '--data', 'restored', '--keys', 'safe'])).toMatchObject({ code: 0 });
    expect(await statusOf('restored', kept)).toBe(200);
    expect(await statusOf('restored', destroyed)).toBe(404);
    const { code, stdout } = await baraza(['verify', '--data', 'restored']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 files');
  });

  it('cannot be opened without them', async () => {
    expect(await baraza(['restore', 'backup', '--data', 'keyless', '--without-keys'])).toMatchObject({ code: 0 });
    expect(await statusOf('keyless', kept)).toBe(404);
  });
});
