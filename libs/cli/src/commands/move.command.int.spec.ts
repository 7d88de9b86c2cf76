import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeKurrentDb } from '@baraza/event-store/testing';
import { removeServing, writeServing } from '../forum/data-folder.ts';
import { ForumClient } from '../forum/forum-client.ts';
import { serveHere } from '../forum/installed-services.ts';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

const UNITS = `code,name,level,parent,validFrom
WAN,Western Ankole,region,,2016-07-01
UG-411,Ntungamo,district,WAN,2016-07-01
`;

describe('baraza move', () => {
  const server = new FakeKurrentDb();
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const key = (): Record<string, string> => ({ BARAZA_MASTER_KEY_FILE: at('master.key') });
  const inKurrentDb = (): Record<string, string> => ({
    ...key(),
    ...{ BARAZA_EVENT_STORE: server.url, BARAZA_LEDGER_STORE: 'sqlite:copy.sqlite' },
  });
  const baraza = (args: readonly string[], env = inKurrentDb()): Promise<RunResult> =>
    runBaraza([...args, '--data', 'forum'], { cwd: folder, env });

  beforeAll(async () => {
    await server.start();
    folder = mkdtempSync(join(tmpdir(), 'baraza-move-'));
    writeFileSync(at('units.csv'), UNITS);
    const officers = [{ subject: 'first' }, { subject: 'second' }];
    writeFileSync(at('founding.json'), JSON.stringify({ resolution: 'fa-2026-01', officers }));
    const founding = ['--name', 'Example Forum', '--zone', 'Africa/Kampala', '--units', 'units.csv'];
    const files = ['--founding', 'founding.json', '--new-master-key', 'master.key'];
    expect(await baraza(['init', ...founding, ...files], {})).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** Serves the forum where these settings say, and registers somebody. @returns the position of what was recorded */
  async function register(legalName: string, env: Record<string, string>): Promise<string> {
    const here = await serveHere({ ...env, BARAZA_DATA: at('forum') });
    try {
      const token = await here.runtime.developmentIssuer!.token({ roles: [{ role: 'secretariat' }] });
      const client = new ForumClient({ '': here.url }, token, new AbortController().signal);
      const body = { kind: 'cbo', legalName, unit: 'UG-411', themes: ['education'] };
      const made = await client.ask('/members/organisations', { method: 'POST', body });
      return (made.body as { position: string }).position;
    } finally {
      await here.close();
    }
  }
  const replayed = async (env: Record<string, string>): Promise<string> => {
    const { code, stdout } = await baraza(['replay'], env);
    expect(code).toBe(0);
    return stdout;
  };

  /** How the record begins there: what policies have to say of the last events may follow at every start. */
  const begunWith = async (beginning: string, env: Record<string, string>): Promise<string> =>
    (await replayed(env)).slice(0, beginning.length);
  let first: string;
  let recorded: string;

  it('takes the record into KurrentDB, where it is the same', async () => {
    first = await register('From the Folder', key());
    recorded = await replayed(key());
    const there = await baraza(['move', 'kurrentdb']);
    expect(there).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+ events moved from .*ledger\.sqlite to /),
    });
    expect(there.stdout).toMatch(/read back, every one is the same: SHA-256 [0-9a-f]{64}\n/);
    const again = await baraza(['move', 'kurrentdb']);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing was left to do') });
    expect(await begunWith(recorded, inKurrentDb())).toBe(recorded);
  });

  it('lets it go on there, views and all, and nowhere else', async () => {
    const second = await register('From KurrentDB', inKurrentDb());
    expect(second.slice(0, 36)).toBe(first.slice(0, 36)); // the ledger's id
    expect(await baraza(['verify'])).toMatchObject({ code: 0 });
    const closed = await baraza(['verify'], key());
    expect(closed).toMatchObject({ code: 1, stderr: expect.stringMatching(/no longer lives in .*: it was moved to/) });
  });

  it('takes it back, with what was recorded there', async () => {
    const there = await replayed(inKurrentDb());
    expect(there.slice(0, recorded.length)).toBe(recorded);
    const back = await baraza(['move', 'sqlite', '--json']);
    expect(back.code).toBe(0);
    const { events, written } = JSON.parse(back.stdout) as { events: number; written: number };
    expect(written).toBeLessThan(events);
    expect(await begunWith(there, key())).toBe(there);
    expect(there).toContain('From KurrentDB');
  });

  it('is then whole in the folder, and closed in KurrentDB', async () => {
    expect(await baraza(['verify'], key())).toMatchObject({ code: 0 });
    const reopened = await baraza(['replay']);
    expect(reopened).toMatchObject({ code: 1, stderr: expect.stringContaining('no longer lives in KurrentDB') });
  });

  it('says what is wrong before it begins', async () => {
    const wrong = (BARAZA_EVENT_STORE: string) => ({ ...key(), BARAZA_EVENT_STORE });
    const unset = await baraza(['move', 'kurrentdb'], key());
    expect(unset).toMatchObject({ code: 2, stderr: expect.stringContaining('BARAZA_EVENT_STORE sqlite: (expected') });
    const mistyped = await baraza(['move', 'kurrentdb'], wrong('kurrentdb:/somewhere'));
    expect(mistyped).toMatchObject({ code: 2, stderr: expect.stringContaining('kurrentdb://host:2113') });
    const elsewhere = await baraza(['move', 'oracle']);
    expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('kurrentdb, sqlite') });
    const nothing = await runBaraza(['move', 'kurrentdb', '--data', 'nowhere'], { cwd: folder, env: inKurrentDb() });
    expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no ledger in') });
  });

  it('leaves a forum alone that is served', async () => {
    writeServing(at('forum'), { pid: process.pid, urls: { '': 'http://127.0.0.1:1' } });
    const served = await baraza(['move', 'kurrentdb']);
    removeServing(at('forum'));
    expect(served).toMatchObject({ code: 3, stderr: expect.stringContaining('end every service first') });
  });
});
