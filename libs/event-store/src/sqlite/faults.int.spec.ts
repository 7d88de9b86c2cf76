import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acknowledgedIn, findStrace, startAppending } from '../testing/append-child.ts';
import { faultsOf } from '../testing/expect-recorded.ts';
import { appendUnder, injecting } from '../testing/failing-calls.ts';
import { withEngine } from '@baraza/programs/testing';
import { openSqliteEventStore } from './sqlite-event-store.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'baraza-faults-')));
  path = join(folder, 'ledger.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a second process', () => {
  it('is refused the folder, by name, while the first one lives, however that ends', async () => {
    const first = startAppending({ path, synchronous: 'FULL', seed: 1, writers: 1, appends: Number.MAX_SAFE_INTEGER });
    await once(first.stdout!, 'data');
    await expect(openSqliteEventStore({ path })).rejects.toMatchObject({
      name: 'StoreUnusable',
      reason: 'in-use',
      message: `${folder} is in use by another process of Baraza; end that one, or choose another folder`,
    });
    first.kill('SIGKILL');
    await once(first, 'exit');
    await (await openSqliteEventStore({ path })).close();
  });
});

const strace = findStrace();
withEngine('strace', strace !== undefined, 'apt-get install strace', () => {
  /** Appends while system calls on the journal fail. */
  const appendFailing = (call: string, error: 'EIO' | 'ENOSPC', when: string) =>
    appendUnder(path, 500, { tracer: injecting(strace!, folder, { call, error, when, file: `${path}-wal` }) });

  it('stops for good after a failed fsync, says that the outcome is unknown, and has kept what it acknowledged', async () => {
    await appendUnder(path, 50);
    const { said } = await appendFailing('fsync,fdatasync', 'EIO', '20+');
    const lines = said.trim().split('\n');
    expect(lines).toContain('unknown failed');
    expect(lines).toContain('fatal');
    expect(lines.slice(lines.indexOf('fatal')).filter((line) => line.startsWith('kept'))).toEqual([]);
    const acknowledged = acknowledgedIn(said);
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(await faultsOf(path, acknowledged)).toEqual([]);
  });

  it('refuses while the disk is full, loses nothing, and goes on when there is room again', async () => {
    await appendUnder(path, 50);
    const { said, code } = await appendFailing('pwrite64', 'ENOSPC', '300..340');
    const lines = said.trim().split('\n');
    const first = lines.indexOf('refused disk-full');
    expect(first).toBeGreaterThan(0);
    expect(lines.slice(lines.lastIndexOf('refused disk-full')).some((line) => line.startsWith('kept'))).toBe(true);
    expect(lines).not.toContain('fatal');
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: 'closed' });
    expect(await faultsOf(path, acknowledgedIn(said))).toEqual([]);
  });

  it('stops for good after any other failed write, and has kept what it acknowledged', async () => {
    await appendUnder(path, 50);
    const { said } = await appendFailing('pwrite64', 'EIO', '300+');
    const lines = said.trim().split('\n');
    expect(lines).toContain('fatal');
    const acknowledged = acknowledgedIn(said);
    expect(await faultsOf(path, acknowledged)).toEqual([]);
  });
});
