import { FakeKurrentDb } from '@baraza/event-store/testing';
import { removeServing, writeServing } from '../forum/data-folder.ts';
import { FoundedForum, register as registerBy } from '../testing/founded-forum.ts';
import type { RunResult } from '../testing/run-baraza.ts';

describe('baraza move', () => {
  const server = new FakeKurrentDb();
  let forum: FoundedForum;
  const key = (): Record<string, string> => ({ ...forum.key });
  const inKurrentDb = (): Record<string, string> => ({
    ...key(),
    ...{ BARAZA_EVENT_STORE: server.url, BARAZA_LEDGER_STORE: 'sqlite:copy.sqlite' },
  });
  const baraza = (args: readonly string[], env = inKurrentDb()): Promise<RunResult> =>
    forum.baraza([...args, '--data', 'forum'], env);

  beforeAll(async () => {
    await server.start();
    forum = await FoundedForum.begin();
  });
  afterAll(async () => {
    await server.stop();
    forum.remove();
  });

  /** Serves the forum where these settings say, and registers somebody. @returns the position of what was recorded */
  const register = (legalName: string, env: Record<string, string>): Promise<string> =>
    forum.served(async ({ ask }) => ((await registerBy(ask, legalName)).body as { position: string }).position, {
      env,
    });
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
    expect(reopened).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/the record lives in .*ledger\.sqlite: move it/),
    });
  });

  it('says what is wrong before it begins', async () => {
    const wrong = (BARAZA_EVENT_STORE: string) => ({ ...key(), BARAZA_EVENT_STORE });
    const unset = await baraza(['move', 'kurrentdb'], key());
    expect(unset).toMatchObject({ code: 2, stderr: expect.stringContaining('BARAZA_EVENT_STORE sqlite: (expected') });
    const mistyped = await baraza(['move', 'kurrentdb'], wrong('kurrentdb:/somewhere'));
    expect(mistyped).toMatchObject({ code: 2, stderr: expect.stringContaining('kurrentdb://host:2113') });
    const elsewhere = await baraza(['move', 'oracle']);
    expect(elsewhere).toMatchObject({ code: 2, stderr: expect.stringContaining('kurrentdb, sqlite') });
    const nothing = await forum.baraza(['move', 'kurrentdb', '--data', 'nowhere'], inKurrentDb());
    expect(nothing).toMatchObject({ code: 1, stderr: expect.stringContaining('there is no ledger in') });
  });

  it('leaves a forum alone that is served', async () => {
    writeServing(forum.at('forum'), { pid: process.pid, urls: { '': 'http://127.0.0.1:1' } });
    const served = await baraza(['move', 'kurrentdb']);
    removeServing(forum.at('forum'));
    expect(served).toMatchObject({ code: 3, stderr: expect.stringContaining('end every service first') });
  });
});
