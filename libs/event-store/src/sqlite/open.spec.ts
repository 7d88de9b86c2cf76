import { copyFileSync, existsSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { appendSamples, readEverything } from '../testing/sample-events.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { refuseNetworkFileSystem } from './file-system.ts';
import { FolderLock } from './folder-lock.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';

describe('opening a ledger', () => {
  const folder = temporaryFolder();
  const path = (): string => join(folder(), 'ledger.sqlite');
  const makeLedger = async (events: number): Promise<void> => {
    const store = await openSqliteEventStore({ path: path() });
    for (let event = 0; event < events; event++) await appendSamples(store, `sample-${event}`, 'none', 1);
    await store.close();
  };
  const refused = async (reason: string, message: string): Promise<void> => {
    const opening = openSqliteEventStore({ path: path() });
    await expect(opening).rejects.toMatchObject({ name: 'StoreUnusable', reason });
    await expect(opening).rejects.toThrow(message);
  };

  it('makes the folder and the ledger where they are missing', async () => {
    const store = await openSqliteEventStore({ path: join(folder(), 'deep', 'down', 'ledger.sqlite') });
    expect((await store.head()).sequence).toBe(0);
    await store.close();
  });

  it('leaves one file when it is closed, with everything in it', async () => {
    await makeLedger(3);
    expect(existsSync(`${path()}-wal`)).toBe(false);
    const copy = join(folder(), 'elsewhere', 'ledger.sqlite');
    FolderLock.acquire(join(folder(), 'elsewhere')).release();
    copyFileSync(path(), copy);
    const store = await openSqliteEventStore({ path: copy });
    expect(await readEverything(store)).toHaveLength(3);
    await store.close();
  });

  it('refuses a file that is no database', async () => {
    writeFileSync(path(), 'name;status\nOrganisation A;admitted\n'.repeat(200));
    await refused('not-a-ledger', 'is not an SQLite database');
  });

  it('refuses a database that is no ledger', async () => {
    const other = new DatabaseSync(path());
    other.exec('CREATE TABLE events (sequence INTEGER PRIMARY KEY)');
    other.close();
    await refused('not-a-ledger', 'is a database, but not a ledger');
  });

  it('refuses a ledger of a later form', async () => {
    await makeLedger(1);
    const ledger = new DatabaseSync(path());
    ledger.exec('PRAGMA user_version = 99');
    ledger.close();
    await refused('newer', 'use a newer version');
  });

  it('refuses a truncated ledger, and leaves it as it is', async () => {
    await makeLedger(50);
    truncateSync(path(), 3 * 4096 + 100);
    const left = readFileSync(path());
    await refused('damaged', 'restore the last backup');
    expect(readFileSync(path()).equals(left)).toBe(true);
  });

  it('refuses an empty file: an emptied ledger must not pass for a new one', async () => {
    await makeLedger(1);
    truncateSync(path(), 0);
    await refused('damaged', 'is empty');
  });

  it('refuses a journal whose ledger is gone', async () => {
    writeFileSync(`${path()}-wal`, 'left over');
    await refused('damaged', 'journal of a ledger that is gone');
    expect(existsSync(path())).toBe(false);
  });

  it('refuses a folder that cannot be made', async () => {
    writeFileSync(join(folder(), 'file'), '');
    const opening = openSqliteEventStore({ path: join(folder(), 'file', 'ledger.sqlite') });
    await expect(opening).rejects.toMatchObject({ name: 'StoreUnusable', reason: 'unreachable' });
  });

  it('refuses a ledger that another program has locked', async () => {
    await makeLedger(1);
    const other = new DatabaseSync(path());
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    await refused('locked', 'end that program');
    other.close();
    await (await openSqliteEventStore({ path: path() })).close();
  });

  it('gives the folder back when it could not open the ledger', async () => {
    writeFileSync(path(), '');
    await refused('damaged', 'is empty');
    FolderLock.acquire(folder()).release();
  });
});

describe('the lock of a folder', () => {
  const folder = temporaryFolder();

  it('is shared within the process, by whatever path', () => {
    const lock = FolderLock.acquire(folder());
    const link = `${folder()}/link`;
    symlinkSync(folder(), link);
    const again = FolderLock.acquire(link);
    expect(again.folder).toBe(lock.folder);
    lock.release();
    lock.release();
    again.release();
  });

  it('is held while somebody in the process holds it', () => {
    const probe = (): unknown => {
      const other = new DatabaseSync(join(folder(), 'baraza.lock'), { timeout: 0 });
      try {
        return other.exec('BEGIN EXCLUSIVE');
      } catch (error) {
        return (error as Error).message;
      } finally {
        other.close();
      }
    };
    const locks = [FolderLock.acquire(folder()), FolderLock.acquire(folder())];
    expect(probe()).toBe('database is locked');
    locks[0]!.release();
    expect(probe()).toBe('database is locked');
    locks[1]!.release();
    expect(probe()).toBeUndefined();
  });

  it('refuses a network file system, naming it', () => {
    const onNfs = (): void => refuseNetworkFileSystem('/forum', () => ({ type: 0x6969 }), 'linux');
    expect(onNfs).toThrow('/forum lies on a network file system (NFS)');
    // As a 32-bit statfs says it: the number is negative.
    expect(() => refuseNetworkFileSystem('/forum', () => ({ type: 0xff534d42 | 0 }), 'linux')).toThrow('(CIFS)');
    refuseNetworkFileSystem('/forum', () => ({ type: 0xef53 }), 'linux');
  });
});
