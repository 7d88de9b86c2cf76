import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { MasterKey } from '../master-key/master-key.ts';
import { aValue } from '../testing/a-value.ts';
import { VaultDamaged, VaultUnavailable, WrongMasterKey } from '../vault.port.ts';
import type { VaultEngine } from '../engine/vault-engine.ts';
import { openEngine } from './open-engine.ts';
import { openSqliteVault, type SqliteVaultOptions } from './sqlite-vault.ts';

describe('opening a vault', () => {
  const right: MasterKey = { kind: 'key', bytes: Buffer.alloc(32, 1) };
  const passphrase: MasterKey = { kind: 'passphrase', passphrase: 'five made-up words in a row' };
  const value = aValue();
  let folder: string;
  const file = (name: string): string => join(folder, name);
  const options = (masterKey: MasterKey = right, vault = 'vault.sqlite', keys = 'keys.sqlite'): SqliteVaultOptions => ({
    vaultPath: file(vault),
    keysPath: file(keys),
    masterKey,
    scryptCost: 16,
  });
  const open = (...given: Parameters<typeof options>): VaultEngine => openEngine(options(...given)).engine;
  const filled = (...given: Parameters<typeof options>): void => {
    const vault = open(...given);
    vault.seal([value]);
    vault.close();
  };
  /** What opening comes to: the error, where it is refused. */
  const refusal = (...given: Parameters<typeof options>): unknown => {
    try {
      open(...given).close();
    } catch (error) {
      return error;
    }
    return undefined;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-opening-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('with a passphrase works as with a key', () => {
    filled(passphrase);
    const vault = open(passphrase);
    expect(vault.open([value])).toEqual([value.value]);
    vault.close();
  });

  it.each<[string, MasterKey, MasterKey, string, string]>([
    ['another key', right, { kind: 'key', bytes: Buffer.alloc(32, 2) }, 'WrongMasterKey', 'not the master key'],
    [
      'another passphrase',
      passphrase,
      { kind: 'passphrase', passphrase: 'five made-up words in a Row' },
      'WrongMasterKey',
      'not the master key',
    ],
    ['a passphrase for a key', right, passphrase, 'MasterKeyRefused', 'not by a passphrase'],
    ['a key for a passphrase', passphrase, right, 'MasterKeyRefused', 'not by a key file'],
  ])('with %s is refused, and spoils nothing', (_, made, given, name, message) => {
    filled(made);
    expect(refusal(given)).toMatchObject({ name, message: expect.stringContaining(message) });
    const vault = open(made);
    expect(vault.open([value])).toEqual([value.value]);
    vault.close();
  });

  it('twice at a time is refused', () => {
    const vault = open();
    expect(refusal()).toMatchObject({
      name: 'VaultUnavailable',
      message: expect.stringContaining('held by another process'),
    });
    vault.close();
    expect(refusal()).toBeUndefined();
  });

  it.each([
    ['the keys are missing', 'belong to another vault', (): void => rmSync(file('keys.sqlite'))],
    ['the vault is missing', 'is missing', (): void => rmSync(file('vault.sqlite'))],
    [
      'the two are exchanged',
      'another kind of file',
      (): void => {
        copyFileSync(file('vault.sqlite'), file('aside'));
        copyFileSync(file('keys.sqlite'), file('vault.sqlite'));
        copyFileSync(file('aside'), file('keys.sqlite'));
      },
    ],
    ['a file is no database', 'damaged', (): void => writeFileSync(file('vault.sqlite'), 'x'.repeat(8_192))],
    ['a file was cut', 'damaged', (): void => writeFileSync(file('keys.sqlite'), 'SQLite format 3\0 and no more')],
  ])('is refused where %s', (_, message, spoil) => {
    filled();
    spoil();
    expect(refusal()).toMatchObject({ name: 'VaultDamaged', message: expect.stringContaining(message) });
  });

  it('with the keys of another forum is refused', () => {
    filled();
    filled(right, 'other.sqlite', 'other-keys.sqlite');
    expect(refusal(right, 'vault.sqlite', 'other-keys.sqlite')).toMatchObject({
      name: 'VaultDamaged',
      message: 'these keys belong to another vault',
    });
  });

  it('in a folder that cannot be made is refused', () => {
    writeFileSync(file('plain-file'), '');
    expect(refusal(right, 'plain-file/vault.sqlite')).toMatchObject({ name: 'VaultUnavailable' });
  });

  it('bytes altered in the file are found out', () => {
    filled();
    const db = new DatabaseSync(file('vault.sqlite'));
    db.exec("UPDATE value SET sealed = CAST(substr(sealed, 1, 12) || x'00' || substr(sealed, 14) AS BLOB)");
    db.close();
    const vault = open();
    expect(() => vault.open([value])).toThrow(VaultDamaged);
    vault.close();
  });

  it('on its own thread is refused in the same words', async () => {
    filled();
    const wrong: MasterKey = { kind: 'key', bytes: Buffer.alloc(32, 2) };
    await expect(openSqliteVault(options(wrong))).rejects.toThrow(WrongMasterKey);
  });

  it('what is asked after closing is refused, and closing again is nothing', async () => {
    const vault = await openSqliteVault(options());
    const asked = vault.isErased(randomUUID());
    await vault.close();
    await vault.close();
    expect(await asked).toBe(false);
    await expect(vault.isErased(randomUUID())).rejects.toThrow(VaultUnavailable);
  });
});
