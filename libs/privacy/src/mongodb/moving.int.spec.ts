import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMongoDb } from '@baraza/mongodb';
import { withMongoDb } from '@baraza/mongodb/testing';
import { FilesAbode } from '../moving/files-abode.ts';
import { moveVault, type VaultMoved } from '../moving/move-vault.ts';
import type { VaultAbode } from '../moving/vault-abode.ts';
import { openSqliteVault } from '../sqlite/sqlite-vault.ts';
import {
  digestOf,
  fill,
  Killing,
  type Known,
  MASTER_KEY,
  Stopped,
  whatIsFound,
  whatShouldBe,
  withChanged,
} from '../testing/moving-vaults.ts';
import { aValue } from '../testing/a-value.ts';
import { VaultElsewhere, VaultUnavailable, type Vault } from '../vault.port.ts';
import { MongoAbode } from './mongo-abode.ts';
import { openMongoVault } from './open-mongo-vault.ts';

type Kind = 'files' | 'mongodb';
const KINDS: readonly Kind[] = ['files', 'mongodb'];
const otherThan = (kind: Kind): Kind => (kind === 'files' ? 'mongodb' : 'files');

withMongoDb((server) => {
  describe('moving a vault between files and MongoDB', () => {
    let folder: string;
    let name: string;
    const paths = () => ({ vaultPath: join(folder, 'vault.sqlite'), keysPath: join(folder, 'keys.sqlite') });
    const urls = () => ({
      valuesUrl: server.database(`${name}-vault`),
      keysUrl: server.database(`${name}-keys`),
    });

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'baraza-moving-'));
      name = `moving-${randomUUID()}`;
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    /** As one process of a service has it. */
    async function open(kind: Kind): Promise<Vault> {
      if (kind === 'files') return openSqliteVault({ ...paths(), masterKey: MASTER_KEY });
      const appName = 'baraza vault spec';
      const connections = await Promise.all(Object.values(urls()).map((url) => openMongoDb({ url, appName })));
      const close = async (): Promise<void> => {
        await Promise.all(connections.map((one) => one.close()));
      };
      const [values, keys] = connections.map(({ db }) => db!) as [never, never];
      return openMongoVault({ values, keys, masterKey: MASTER_KEY, close }).catch(async (error: unknown) => {
        await close();
        throw error;
      });
    }
    async function withVault<T>(kind: Kind, work: (vault: Vault) => Promise<T>): Promise<T> {
      const vault = await open(kind);
      try {
        return await work(vault);
      } finally {
        await vault.close();
      }
    }
    const foundIn = (kind: Kind, known: Known) => withVault(kind, (vault) => whatIsFound(vault, known));
    const abodeOf = async (kind: Kind): Promise<VaultAbode> =>
      kind === 'files' ? new FilesAbode(paths()) : MongoAbode.reach(urls());

    async function move(to: Kind, as: (abode: VaultAbode) => VaultAbode = (abode) => abode): Promise<VaultMoved> {
      const [source, target] = [await abodeOf(otherThan(to)), await abodeOf(to)];
      try {
        return await moveVault({ from: as(source), to: as(target), masterKey: MASTER_KEY });
      } finally {
        await Promise.all([source.close(), target.close()]);
      }
    }

    it.each(KINDS)('into %s brings all of it, and the way back too', async (to) => {
      const known = await withVault(otherThan(to), fill);
      const there = await move(to);
      expect(there).toMatchObject({ outcome: 'moved', counts: { values: 5, barred: 1, tokens: 1 } });
      expect(await foundIn(to, known)).toEqual(whatShouldBe(known));
      await expect(open(otherThan(to))).rejects.toThrow(VaultElsewhere);
      // Opened and closed in between, and not changed: it goes back the same.
      expect(await move(otherThan(to))).toEqual(there);
      expect(await foundIn(otherThan(to), known)).toEqual(whatShouldBe(known));
      await expect(open(to)).rejects.toThrow(VaultElsewhere);
    });

    it('brings what is more than one portion, of long values too', async () => {
      const subject = randomUUID();
      const values = Array.from({ length: 1_203 }, (_, nth) =>
        aValue({ subject, field: `/notes/${nth}`, value: nth % 100 === 0 ? 'é'.repeat(128 * 1024) : `made-up ${nth}` }),
      );
      await withVault('files', async (vault) => vault.seal(values));
      for (const to of ['mongodb', 'files'] as const) {
        await move(to);
        await withVault(to, async (vault) => {
          expect(await vault.open(values)).toEqual(values.map(({ value }) => value));
          expect((await vault.fieldsOf(subject)).map(({ field }) => field)).toEqual(values.map(({ field }) => field));
        });
      }
    }, 120_000);

    it('leaves nothing in the databases but that it has left', async () => {
      await withVault('mongodb', fill);
      await move('files');
      const left: Record<string, number>[] = [];
      for (const url of Object.values(urls())) {
        const connection = await openMongoDb({ url, appName: 'baraza vault spec' });
        const rows: Record<string, number> = {};
        for (const { name: collection } of await connection.db!.listCollections().toArray()) {
          const count = await connection.db!.collection(collection).countDocuments();
          if (count > 0) rows[collection] = count;
        }
        left.push(rows);
        await connection.close();
      }
      // Where the vault is, what each database is for, and the fence.
      expect(left).toEqual([{ header: 1, contents: 1, claims: 1 }, { contents: 1 }]);
    });

    it('marks no database before it moves: addresses that were swapped are put right and run again', async () => {
      const masterKey = MASTER_KEY;
      const swapped = { valuesUrl: urls().keysUrl, keysUrl: urls().valuesUrl };
      const [nothing, target] = [new FilesAbode(paths()), await MongoAbode.reach(swapped)];
      await expect(moveVault({ from: nothing, to: target, masterKey })).rejects.toThrow(/there is no vault/);
      await Promise.all([nothing.close(), target.close()]);
      const one = await MongoAbode.reach({ valuesUrl: urls().valuesUrl, keysUrl: urls().valuesUrl });
      const known = await withVault('files', fill);
      const files = new FilesAbode(paths());
      await expect(moveVault({ from: files, to: one, masterKey })).rejects.toThrow(/its keys lie apart/);
      await Promise.all([files.close(), one.close()]);
      await move('mongodb');
      expect(await foundIn('mongodb', known)).toEqual(whatShouldBe(known));
    });

    it.each(KINDS)(
      'into %s, killed at any of its steps one place is whole, and it goes on to its end',
      async (to) => {
        const known = await withVault(otherThan(to), fill);
        const from = await abodeOf(otherThan(to));
        const whole = await digestOf(from);
        await from.close();
        for (let changes = 0; ; changes++) {
          const killing = new Killing(changes);
          const moving = move(to, (abode) => killing.over(abode));
          const error = await moving.then(() => undefined).catch((thrown: unknown) => thrown);
          if (error !== undefined && !(error instanceof Stopped)) throw error;
          const [source, target] = [await abodeOf(otherThan(to)), await abodeOf(to)];
          expect([await digestOf(source), await digestOf(target)]).toContain(whole);
          const standings = await Promise.all([source.standing(), target.standing()]);
          expect(standings.filter((standing) => standing?.is === 'home').length).toBeLessThanOrEqual(1);
          await Promise.all([source.close(), target.close()]);
          if (error === undefined) break;
          expect(changes).toBeLessThan(30);
        }
        // Each time it went on from where the one before was killed.
        expect(await foundIn(to, known)).toEqual(whatShouldBe(known));
      },
      120_000,
    );

    /** Something of a person that nobody has sealed before. */
    const somethingOf = (subject: string, value = 'Too Late') => aValue({ subject, field: '/notes', value });
    const dropFence = async (): Promise<void> => {
      const connection = await openMongoDb({ url: urls().valuesUrl, appName: 'baraza vault spec' });
      await connection.db!.collection<{ _id: string }>('claims').deleteMany({});
      await connection.close();
    };

    it('fences off a process that was not ended: nothing is said to be stored or erased there any more', async () => {
      const known = await withVault('mongodb', fill);
      const running = await open('mongodb');
      try {
        await move('files');
        await expect(running.seal([somethingOf(known.owner)])).rejects.toThrow(VaultUnavailable);
        await expect(running.erase(known.owner)).rejects.toThrow(VaultUnavailable);
        const command = randomUUID();
        // What the first asking leaves behind is not what the second is answered with.
        for (let asked = 0; asked < 2; asked++) {
          const commitment = running.commit(command, command, '/notes', 'Too Late');
          await expect(commitment).rejects.toThrow(VaultUnavailable);
          const person = running.personOf('https://id.example.org', 'another subject');
          await expect(person).rejects.toThrow(VaultUnavailable);
        }
        expect(await foundIn('files', known)).toEqual(whatShouldBe(known));
        // What it has left there all the same goes when the move is asked for again.
        expect(await move('files')).toEqual({ outcome: 'moved-before' });
        const abode = await abodeOf('mongodb');
        expect(await abode.count()).toBe(0);
        await abode.close();
      } finally {
        await running.close();
      }
    });

    it('brings what a process that was not ended has said to be stored, and leaves to the sweep what it was refused for', async () => {
      for (const moment of ['before it is closed', 'while it is copied'] as const) {
        name = `moving-${randomUUID()}`;
        rmSync(folder, { recursive: true });
        const known = await withVault('mongodb', fill);
        const running = await open('mongodb');
        const value = somethingOf(known.owner, 'In Time');
        let outcome: PromiseSettledResult<unknown> | undefined;
        const seals = async (): Promise<void> => {
          [outcome] = await Promise.allSettled([running.seal([value])]);
        };
        const disturbed = (abode: VaultAbode): VaultAbode =>
          abode instanceof MongoAbode
            ? withChanged(abode, 'mark', async (standing, found) => {
                if (standing.is === 'leaving' && moment === 'before it is closed') await seals();
                const isMarked = await abode.mark(standing, found);
                if (standing.is === 'leaving' && moment === 'while it is copied') await seals();
                return isMarked;
              })
            : abode;
        await move('files', disturbed);
        await running.close();
        expect(outcome!.status).toBe(moment === 'before it is closed' ? 'fulfilled' : 'rejected');
        await withVault('files', async (vault) => {
          expect(await vault.open([value])).toEqual(['In Time']);
          // Nobody was told that it is stored, so nobody has recorded it.
          await vault.sweep(
            Number.MAX_SAFE_INTEGER,
            async (id) => id !== value.eventId || outcome!.status === 'fulfilled',
          );
          expect(await vault.open([value])).toEqual([outcome!.status === 'fulfilled' ? 'In Time' : undefined]);
          expect(await vault.isErased(known.erased)).toBe(true);
        });
      }
    });

    it('is fenced off for the whole of the move, though it was killed between what it says and the fence', async () => {
      const known = await withVault('mongodb', fill);
      const running = await open('mongodb');
      const killing = new Killing(4);
      await expect(move('files', (abode) => killing.over(abode))).rejects.toThrow(Stopped);
      await dropFence();
      const again = new Killing(4);
      await expect(move('files', (abode) => again.over(abode))).rejects.toThrow(Stopped);
      await expect(running.seal([somethingOf(known.owner)])).rejects.toThrow(VaultUnavailable);
      // Called off, the fence comes down, and who was kept out goes on.
      expect(await move('mongodb')).toEqual({ outcome: 'called-off' });
      const value = somethingOf(known.owner, 'In Time');
      await running.seal([value]);
      expect(await running.open([value])).toEqual(['In Time']);
      await running.close();
    });

    it('refuses what it finds already where it copies to', async () => {
      await withVault('files', fill);
      const twice = (abode: VaultAbode): VaultAbode =>
        abode instanceof MongoAbode
          ? withChanged(abode, 'add', async (part, rows) => {
              await abode.add(part, rows);
              await abode.add(part, rows);
            })
          : abode;
      await expect(move('mongodb', twice)).rejects.toThrow(
        /somebody else writes to mongodb:.*: \d+ keys are there already/,
      );
      expect(await move('mongodb')).toMatchObject({ outcome: 'moved' });
    });

    it('lets services in again when the vault has come back', async () => {
      const known = await withVault('mongodb', fill);
      await move('files');
      await move('mongodb');
      await withVault('mongodb', async (vault) => {
        await vault.erase(known.owner);
        expect(await vault.isErased(known.owner)).toBe(true);
      });
    });

    it('is not taken for new where only its keys are there', async () => {
      await withVault('mongodb', fill);
      const connection = await openMongoDb({ url: urls().valuesUrl, appName: 'baraza vault spec' });
      await connection.db!.dropDatabase();
      await connection.close();
      await expect(move('files')).rejects.toThrow(/there are keys of the vault in .*, but the vault is missing/);
    });
  });
});
