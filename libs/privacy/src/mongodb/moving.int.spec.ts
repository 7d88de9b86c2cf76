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
} from '../testing/moving-vaults.ts';
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
    afterEach(() => rmSync(folder, { recursive: true }));

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
      const values = Array.from({ length: 1_203 }, (_, nth) => ({
        ...{ subject, about: [], kind: 'person' as const, eventId: randomUUID(), field: `/notes/${nth}` },
        ...{ commandId: randomUUID(), audience: 'internal' as const, deadline: 1 },
        value: nth % 100 === 0 ? 'é'.repeat(128 * 1024) : `made-up ${nth}`,
      }));
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
      for (const url of Object.values(urls())) {
        const connection = await openMongoDb({ url, appName: 'baraza vault spec' });
        const left = await connection.db!.listCollections().toArray();
        for (const { name: collection } of left) {
          const rows = await connection.db!.collection(collection).countDocuments();
          const isMark = ['header', 'contents', 'claims'].includes(collection);
          expect({ collection, rows }).toEqual({ collection, rows: isMark ? expect.any(Number) : 0 });
        }
        await connection.close();
      }
      await withVault('files', (vault) => vault.isErased(randomUUID()));
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
          await Promise.all([source.close(), target.close()]);
          if (error === undefined) break;
          expect(changes).toBeLessThan(30);
        }
        // Each time it went on from where the one before was killed.
        expect(await foundIn(to, known)).toEqual(whatShouldBe(known));
      },
      120_000,
    );

    it('fences off a process that was not ended: nothing is said to be stored or erased there any more', async () => {
      const known = await withVault('mongodb', fill);
      const running = await open('mongodb');
      try {
        await move('files');
        const value = { ...known.values[0]!, eventId: randomUUID(), commandId: randomUUID(), value: 'Too Late' };
        const late = { ...value, about: [], kind: 'person' as const, audience: 'internal' as const, deadline: 1 };
        await expect(running.seal([late])).rejects.toThrow(VaultUnavailable);
        await expect(running.erase(known.owner)).rejects.toThrow(VaultUnavailable);
        await expect(running.personOf('https://id.example.org', 'another subject')).rejects.toThrow(VaultUnavailable);
        const abode = await abodeOf('mongodb');
        const rows: unknown[] = [];
        for await (const some of abode.read('values')) rows.push(...some);
        await abode.close();
        expect(rows).toEqual([]);
        expect(await foundIn('files', known)).toEqual(whatShouldBe(known));
      } finally {
        await running.close();
      }
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
      const known = await withVault('mongodb', fill);
      const connection = await openMongoDb({ url: urls().valuesUrl, appName: 'baraza vault spec' });
      await connection.db!.dropDatabase();
      await connection.close();
      await expect(move('files')).rejects.toThrow(/there are keys of the vault in .*, but the vault is missing/);
      expect(known.values).toHaveLength(5);
    });
  });
});
