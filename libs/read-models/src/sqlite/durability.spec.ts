import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, stat, truncate, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aBatch, aFact, aGuest, served } from '../contract/a-store.ts';
import { ChangedDeclaration, ReadStoreUnavailable, type ReadStore } from '../read-store.port.ts';
import { guestHistory, guests } from '../testing/guestbook.ts';
import { scratchFolder, type ScratchFolder } from '../testing/scratch-folder.ts';
import { openForWriting } from './database.ts';
import { openSqliteReadStore, SqliteReadStore } from './sqlite-read-store.ts';

let scratch: ScratchFolder;
let folder: string;
let path: string;
const opened: ReadStore[] = [];
beforeEach(async () => {
  scratch = await scratchFolder();
  folder = scratch.path;
  path = join(folder, 'read.sqlite');
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
  await scratch.remove();
});

async function open(at = path): Promise<ReadStore> {
  const store = await openSqliteReadStore({ path: at });
  opened.push(store);
  return store;
}

/** Every sequence up to the checkpoint made one document and one fact: more or less of either is a batch torn apart. */
async function expectWhole(store: ReadStore): Promise<number> {
  const checkpoint = await store.checkpoint('guest-history');
  const found = { limit: 1 };
  expect((await store.find(guestHistory, found)).total).toBe(checkpoint);
  expect((await store.find(guestHistory, { ...found, search: 'guest' })).total).toBe(checkpoint);
  expect((await store.find(guestHistory, { ...found, where: { likes: { is: 'milk' } } })).total).toBe(checkpoint);
  const [figure] = await store.figures('guest-history', { measures: ['staying'] });
  expect(figure!.value).toBe(checkpoint);
  const { facts } = await store.factsOf('guest-history', { measures: ['staying'], limit: 1 });
  expect(facts[0]?.sequence ?? 0).toBe(checkpoint);
  return checkpoint;
}

/** Runs the committing child for a while. @returns the last checkpoint it said before it was killed */
async function killedAfter(ms: number): Promise<number> {
  const script = fileURLToPath(new URL('./committing.child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', '--conditions=baraza-source', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(child.stdout, 'data');
  setTimeout(() => child.kill('SIGKILL'), ms);
  await once(child, 'close');
  // The last line may have been cut off in the middle.
  return Number(said.split('\n').at(-2));
}

describe('a read store in SQLite', () => {
  it('has every committed batch whole after the process was killed', async () => {
    let before = 0;
    for (const ms of [5, 60, 130]) {
      const said = await killedAfter(ms);
      const store = await openSqliteReadStore({ path });
      const checkpoint = await expectWhole(store);
      await store.close();
      expect(said).toBeGreaterThan(before);
      expect(checkpoint).toBeGreaterThanOrEqual(said);
      before = checkpoint;
    }
  });

  it('goes back by whole batches when a power cut takes the end of the journal', async () => {
    const store = await open();
    const { generation } = await served(store, guestHistory);
    for (let after = 0; after < 60; after += 3) {
      const sequences = [after + 1, after + 2, after + 3];
      const documents = sequences.map((sequence) => [`g${sequence}`, aGuest(`Guest ${sequence}`, { likes: ['milk'] })]);
      const facts = sequences.map((sequence) => aFact(sequence));
      await store.commit(guestHistory, generation, aBatch(after, Object.fromEntries(documents), facts));
    }
    const { size } = await stat(`${path}-wal`);
    const seen = new Set<number>();
    for (let cut = 0; cut <= 24; cut++) {
      const copy = join(folder, `cut-${cut}.sqlite`);
      await copyFile(path, copy);
      await copyFile(`${path}-wal`, `${copy}-wal`);
      await truncate(`${copy}-wal`, Math.round((size * cut) / 24));
      const left = await open(copy);
      seen.add(await expectWhole(left));
    }
    expect(seen.size).toBeGreaterThan(10);
    expect(Math.max(...seen)).toBe(60);
  });

  it('refuses a batch on a full disk, loses nothing, and goes on when there is room', async () => {
    const writing = openForWriting(path, { synchronous: 'normal' });
    const store = new SqliteReadStore(path, writing);
    opened.push(store);
    const { generation } = await served(store, guestHistory, [{ a: aGuest('Guest') }]);
    const digest = await store.digest('guest-history');
    writing.exec(`PRAGMA max_page_count = ${writing.get('PRAGMA page_count')!['page_count'] as number}`);
    const long = aGuest('x'.repeat(200_000));
    const refused = store.commit(guestHistory, generation, aBatch(1, { b: long }, [aFact(2)]));
    await expect(refused).rejects.toThrow(ReadStoreUnavailable);
    await expect(store.begin(guestHistory)).rejects.toThrow(ReadStoreUnavailable);
    expect(await store.digest('guest-history')).toBe(digest);
    expect(await store.checkpoint('guest-history')).toBe(1);
    writing.exec('PRAGMA max_page_count = 100000');
    await store.commit(guestHistory, generation, aBatch(1, { b: long }, [aFact(2)]));
    expect((await store.figures('guest-history', { measures: ['staying'] }))[0]!.value).toBe(1);
  });

  it('refuses what is no database, or is damaged, or comes from a newer version', async () => {
    await writeFile(path, 'this is no database, and never was one. '.repeat(40));
    await expect(openSqliteReadStore({ path })).rejects.toThrow(ReadStoreUnavailable);
    await expect(openSqliteReadStore({ path: join(folder, 'no', 'such', 'folder.sqlite') })).rejects.toThrow(
      ReadStoreUnavailable,
    );

    const newer = join(folder, 'newer.sqlite');
    await (await openSqliteReadStore({ path: newer })).close();
    const database = new DatabaseSync(newer);
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(openSqliteReadStore({ path: newer })).rejects.toThrow('newer version');

    const cut = join(folder, 'cut.sqlite');
    const whole = await openSqliteReadStore({ path: cut });
    await served(whole, guests, [{ a: aGuest('A') }]);
    await whole.close();
    await truncate(cut, 20_000);
    const damaged = openSqliteReadStore({ path: cut }).then(async (store) => {
      opened.push(store);
      await store.find(guests, { limit: 1 });
    });
    await expect(damaged).rejects.toThrow(ReadStoreUnavailable);
  });

  it('says that it is away while somebody else holds the file', async () => {
    const store = await open();
    const { generation } = await served(store, guests, [{ a: aGuest('A') }]);
    const writing = openForWriting(path, { synchronous: 'normal' });
    writing.exec('PRAGMA busy_timeout = 1');
    const impatient = new SqliteReadStore(path, writing);
    opened.push(impatient);
    const other = new DatabaseSync(path);
    other.exec('BEGIN EXCLUSIVE');
    await expect(impatient.commit(guests, generation, aBatch(1, {}))).rejects.toThrow('locked');
    expect(await impatient.get(guests, 'a')).toEqual(aGuest('A'));
    other.exec('ROLLBACK');
    other.close();
    await impatient.commit(guests, generation, aBatch(1, {}));
  });

  it('can be read through one connection while another process writes', async () => {
    const [one, other] = [await open(), await open()];
    const { generation } = await served(one, guests, [{ a: aGuest('A') }]);
    expect(await other.get(guests, 'a')).toEqual(aGuest('A'));
    await one.commit(guests, generation, aBatch(1, { a: aGuest('A2') }));
    expect(await other.get(guests, 'a')).toEqual(aGuest('A2'));
    const next = await one.begin(guests);
    await one.serve(guests, next.generation);
    await one.discardRetired('guests');
    expect(await other.find(guests, { limit: 1 })).toMatchObject({ total: 0, checkpoint: 0 });
  });

  it('refuses a model whose indexes changed without a new version', async () => {
    const store = await open();
    await served(store, guests, [{ a: aGuest('A') }]);
    for (const changed of [{ indexes: ['house', 'likes'] }, { lists: [] }, { keepsPast: true }]) {
      await expect(store.prepare({ ...guests, ...changed })).rejects.toThrow(ChangedDeclaration);
    }
    expect(await store.prepare({ ...guests, keepsPast: true, version: 2 })).toHaveLength(1);
  });

  it('leaves no table behind when a generation goes', async () => {
    const store = await open();
    const tables = (): number => {
      const database = new DatabaseSync(path, { readOnly: true });
      const row = database.prepare(`SELECT count(*) AS tables FROM sqlite_schema WHERE name <> 'sqlite_stat1'`).get();
      database.close();
      return row!['tables'] as number;
    };
    const empty = tables();
    const first = await served(store, guestHistory, [{ a: aGuest('A', { likes: ['tea'] }) }, [aFact(1)]]);
    const one = tables();
    const second = await store.begin(guestHistory);
    await store.serve(guestHistory, second.generation);
    await store.discardRetired('guest-history');
    expect(first.generation).not.toBe(second.generation);
    expect(tables()).toBe(one);
    expect(one).toBeGreaterThan(empty);
  });
});
