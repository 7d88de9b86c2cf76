import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { appendSamples, readEverything } from '../testing/sample-events.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { checkLedger } from './integrity.ts';
import { restoreLedger } from './maintenance.ts';
import { openSqliteEventStore, type SqliteEventStore } from './sqlite-event-store.ts';

describe('keeping a ledger', () => {
  const folder = temporaryFolder();
  const path = (): string => join(folder(), 'ledger.sqlite');
  let store: SqliteEventStore;
  beforeEach(async () => {
    store = await openSqliteEventStore({ path: path() });
    for (let stream = 0; stream < 5; stream++) {
      await appendSamples(store, `sample-${stream}`, 'none', 20, { tags: [`unit:${stream}`, 'theme:governance'] });
    }
  });
  afterEach(() => store.close());

  describe('backup', () => {
    const backup = (): string => join(folder(), 'backup.sqlite');
    const elsewhere = (): string => join(folder(), 'elsewhere', 'ledger.sqlite');

    it('holds the ledger as it was at one moment, while others go on appending', async () => {
      let backedUp = false;
      const backingUp = store.backupTo(backup()).finally(() => (backedUp = true));
      for (let revision = 19; !backedUp; revision++) await appendSamples(store, 'sample-0', revision, 1);
      const { head } = await backingUp;
      expect(head).toBeGreaterThanOrEqual(100);

      restoreLedger(backup(), elsewhere());
      const restored = await openSqliteEventStore({ path: elsewhere() });
      expect(restored.ledgerId).toBe(store.ledgerId);
      expect(await readEverything(restored)).toEqual((await readEverything(store)).slice(0, head));
      expect((await restored.checkIntegrity()).problems).toEqual([]);
      await restored.close();
    });

    it('refuses to write over a file', async () => {
      writeFileSync(backup(), 'something else');
      await expect(store.backupTo(backup())).rejects.toMatchObject({ name: 'StoreUnusable', reason: 'unreachable' });
      expect(() => restoreLedger(backup(), path())).toThrow('exists already');
    });

    it('leaves nothing behind where it fails', async () => {
      await expect(store.backupTo(join(folder(), 'missing', 'backup.sqlite'))).rejects.toThrow();
      expect(existsSync(join(folder(), 'missing'))).toBe(false);
    });

    it('refuses to restore what is no ledger', async () => {
      writeFileSync(backup(), 'something else'.repeat(100));
      expect(() => restoreLedger(backup(), elsewhere())).toThrow('is not an SQLite database');
      expect(existsSync(elsewhere())).toBe(false);
    });
  });

  describe('check of integrity', () => {
    const problemsAfter = (sql: string): readonly string[] => {
      const database = new DatabaseSync(path());
      database.exec(sql);
      const { problems } = checkLedger(database, () => undefined);
      database.close();
      return problems;
    };

    it('finds nothing where all is well, and says how far it is', async () => {
      const progress: number[] = [];
      expect(await store.checkIntegrity(({ done }) => progress.push(done))).toEqual({ events: 100, problems: [] });
      expect(progress.at(-1)).toBe(100);
    });

    it('finds a dropped event', () => {
      expect(problemsAfter('DELETE FROM events WHERE sequence = 50')).toEqual(
        expect.arrayContaining(['sequence 51 follows 49', expect.stringMatching(/^sample-2: revision 10 follows 8$/)]),
      );
    });

    it('finds altered bytes', () => {
      const altered = `replace(CAST(bytes AS TEXT), '"revision":3', '"revision":4')`;
      const set = (value: string) =>
        problemsAfter(`UPDATE events SET bytes = CAST(${value} AS BLOB) WHERE sequence = 4`);
      expect(set(altered)).toEqual(['event 4: the index differs from the bytes']);
      expect(set(`CAST(bytes AS TEXT) || ' '`)).toContain('event 4: the bytes are not canonical JSON');
    });

    it('finds an altered index', () => {
      expect(problemsAfter(`UPDATE events SET type = 'members.Other' WHERE sequence = 1`)).toEqual([
        'event 1: the index differs from the bytes',
      ]);
    });

    it('finds tags that lack or that no event accounts for', () => {
      expect(problemsAfter(`DELETE FROM event_tags WHERE tag = 'unit:0' AND sequence = 7`)).toEqual([
        'event 7: the index lacks its tag unit:0',
        'the index of tags has entries that no event accounts for',
      ]);
      expect(problemsAfter(`INSERT INTO event_tags VALUES ('unit:0', 7), ('org:x', 1)`)).toEqual([
        'the index of tags has entries that no event accounts for',
      ]);
    });

    it('finds time that goes back in a stream', () => {
      const early = '2020-01-01T00:00:00.000Z';
      expect(problemsAfter(`UPDATE events SET time = '${early}' WHERE sequence = 10`)).toContain(
        'sample-0: the time of revision 9 goes back',
      );
    });
  });
});
