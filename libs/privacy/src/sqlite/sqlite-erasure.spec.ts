import { derivedId } from '@baraza/contracts';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { aValue } from '../testing/a-value.ts';
import type { ValueToSeal } from '../vault.port.ts';
import { openEngine } from './open-engine.ts';
import { openSqliteVault, type SqliteVault, type SqliteVaultOptions } from './sqlite-vault.ts';

describe('the files of a vault after an erasure', () => {
  let folder: string;
  let vault: SqliteVault;
  const path = (name: string): string => join(folder, name);
  const options = (): SqliteVaultOptions => ({
    vaultPath: path('vault.sqlite'),
    keysPath: path('keys.sqlite'),
    masterKey: { kind: 'key', bytes: Buffer.alloc(32, 7) },
  });
  const open = async (): Promise<SqliteVault> => openSqliteVault(options());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-erasure-'));
    vault = await open();
  });
  afterEach(async () => {
    await vault.close();
    rmSync(folder, { recursive: true });
  });

  /** How many of these pieces are in any file of the folder, journals included. Each file is passed over once. */
  function found(needles: readonly Uint8Array[]): number {
    const byStart = Map.groupBy(needles, (needle) => Buffer.from(needle).readUInt32LE(0));
    const seen = new Set<Uint8Array>();
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(path(name));
      for (let at = 0; at + 4 <= bytes.length; at++) {
        for (const needle of byStart.get(bytes.readUInt32LE(at)) ?? []) {
          if (bytes.subarray(at, at + needle.length).equals(needle)) seen.add(needle);
        }
      }
    }
    return seen.size;
  }

  /** Some pieces of a blob, each small enough to lie on one page, but for the few that straddle two. */
  function pieces(blob: Uint8Array): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    for (let from = 0; from + 24 <= blob.length; from += 40) pieces.push(blob.subarray(from, from + 24));
    return pieces;
  }

  /** What is stored under these subjects, or under all, as it lies in the files. The vault must be closed. */
  function stored(subjects?: readonly string[]): { values: Uint8Array[]; keys: Uint8Array[] } {
    const column = (file: string, sql: string): Uint8Array[] => {
      const db = new DatabaseSync(path(file), { readOnly: true });
      const where = 'WHERE ?1 IS NULL OR subject IN (SELECT value FROM json_each(?1))';
      const rows = db.prepare(`${sql} ${where}`).all(subjects === undefined ? null : JSON.stringify(subjects));
      db.close();
      return rows.map((row) => Object.values(row)[0] as Uint8Array);
    };
    return {
      values: column('vault.sqlite', 'SELECT sealed FROM value'),
      keys: column('keys.sqlite', 'SELECT wrapped FROM subject_key'),
    };
  }

  const planted = (subject: string, changes: Partial<ValueToSeal> = {}): ValueToSeal =>
    aValue({ subject, value: `Planted Namara ${subject}`, ...changes });

  it('hold no value in clear at any time, nor whose token it was', async () => {
    await vault.seal([planted(randomUUID())]);
    await vault.personOf('https://id.example.org', 'planted-token-subject');
    expect(found([Buffer.from('Planted'), Buffer.from('planted-token-subject')])).toBe(0);
    expect(found([Buffer.from('/name')])).toBe(1); // the finder finds what is there
  });

  it('hold no byte of the person’s values or keys, nor of anything removed before', async () => {
    await vault.close();
    const person = randomUUID();
    const document = randomUUID();
    const long = 'Planted longer text. '.repeat(300); // more than a page
    const ever = new Map<string, Uint8Array>();
    const look = (): void => {
      const { values, keys } = stored();
      for (const piece of [...values, ...keys].flatMap(pieces)) ever.set(Buffer.from(piece).toString('hex'), piece);
    };
    // Rows come and go between one another, so that pages are split and merged and rows move about.
    for (let round = 0; round < 20; round++) {
      const { engine } = openEngine(options());
      // The same ids in every run: on these trees `secure_delete` alone is known to leave something behind.
      const others = Array.from({ length: 160 }, (_, index) => {
        const [subject, eventId, commandId] = ['subject', 'event', 'command'].map((name) =>
          derivedId('erasure', name, String(round), String(index)),
        ) as [string, string, string];
        return planted(subject, { eventId, commandId, kind: 'document', deadline: 0, value: 'x'.repeat(index * 9) });
      });
      const text = { field: `/text/${round}`, deadline: 2, value: long };
      const about = planted(document, { ...text, kind: 'document', about: [person] });
      engine.seal([...others, planted(person, text), about]);
      engine.close();
      look();
      const again = openEngine(options()).engine;
      const late = again.expired(1);
      again.settle(late.slice(0, 40), late.slice(40), 1);
      again.close();
    }
    expect(found([...ever.values()])).toBeGreaterThan(ever.size / 4);

    vault = await open();
    await vault.seal([planted(randomUUID())]); // something in the journals
    expect(await vault.erase(person)).toBe(40);

    const journals = readdirSync(folder).filter((name) => name.endsWith('-wal'));
    expect(journals.map((name) => readFileSync(path(name)).length)).toEqual([0, 0]);
    await vault.close();
    const left = stored();
    for (const piece of [...left.values, ...left.keys].flatMap(pieces)) ever.delete(Buffer.from(piece).toString('hex'));
    expect(ever.size).toBeGreaterThan(5_000);
    expect(found([...ever.values()])).toBe(0);
    vault = await open();
  });

  it('an erasure that was cut short goes on when the vault is opened', async () => {
    const [erased, other] = [planted(randomUUID()), planted(randomUUID())];
    await vault.seal([erased, other]);
    await vault.close();
    const { keys, values } = stored([erased.subject]);
    const db = new DatabaseSync(path('keys.sqlite'));
    db.prepare('INSERT INTO barred VALUES (?, 0)').run(erased.subject); // as if the process had died right after
    db.close();
    vault = await open();
    expect(found([...keys, ...values])).toBe(0);
    expect(await vault.open([erased, other])).toEqual([undefined, other.value]);
  });

  it('a vault restored from before an erasure is erased again when it is opened', async () => {
    const erased = planted(randomUUID());
    await vault.seal([erased]);
    await vault.backupTo(path('backup.sqlite'));
    await vault.close();
    const { values } = stored([erased.subject]);
    vault = await open();
    await vault.erase(erased.subject);
    await vault.close();
    rmSync(path('vault.sqlite'));
    const backup = new DatabaseSync(path('backup.sqlite'));
    backup.exec(`VACUUM INTO '${path('vault.sqlite')}'`);
    backup.close();
    rmSync(path('backup.sqlite'));

    expect(found(values)).toBe(1);
    vault = await open();
    expect(found(values)).toBe(0);
    expect(await vault.open([erased])).toEqual([undefined]);
  });

  it('tombstones replayed against a vault and keys restored from before an erasure erase again', async () => {
    const erased = planted(randomUUID());
    await vault.seal([erased]);
    await vault.backupTo(path('vault.backup'));
    await vault.backupKeysTo(path('keys.backup'));
    await vault.erase(erased.subject);
    await vault.close();
    for (const name of ['vault', 'keys']) renameSync(path(`${name}.backup`), path(`${name}.sqlite`));
    const { keys, values } = stored([erased.subject]);

    vault = await open();
    expect(await vault.open([erased])).toEqual([erased.value]); // what keys kept too long bring back
    expect(await vault.erase(erased.subject)).toBe(1);
    expect(found([...keys, ...values])).toBe(0);
  });

  it('a backup of the vault holds values, and no key that opens them', async () => {
    const value = planted(randomUUID());
    await vault.seal([value]);
    await vault.backupTo(path('backup.sqlite'));
    await expect(vault.backupTo(path('backup.sqlite'))).rejects.toMatchObject({ name: 'VaultUnavailable' });
    await vault.close();
    const { keys, values } = stored([value.subject]);
    const backup = readFileSync(path('backup.sqlite'));
    expect(backup.includes(values[0]!)).toBe(true);
    expect(backup.includes(keys[0]!)).toBe(false);
    vault = await open();
    expect(await vault.open([value])).toEqual([value.value]);
  });
});
