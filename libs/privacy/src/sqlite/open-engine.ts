import { KeyRing } from '../engine/key-ring.ts';
import { VaultEngine } from '../engine/vault-engine.ts';
import { SqliteKeyStore } from './sqlite-key-store.ts';
import { refuseUnlessHome } from '../moving/vault-standing.ts';
import type { SqliteVaultOptions } from './sqlite-vault.ts';
import { SqliteValueStore } from './sqlite-value-store.ts';

/**
 * Opens both files on this thread.
 * @throws whatever kept either from being opened (see `openSqliteVault`); both are closed again
 */
export function openEngine({ vaultPath, keysPath, masterKey, scryptCost }: SqliteVaultOptions): {
  readonly engine: VaultEngine;
  readonly values: SqliteValueStore;
  readonly keys: SqliteKeyStore;
} {
  const keys = new SqliteKeyStore(keysPath);
  let values: SqliteValueStore | undefined;
  try {
    values = new SqliteValueStore(vaultPath);
    refuseUnlessHome(values.vaultId());
    const ring = KeyRing.open(keys, masterKey, scryptCost);
    return { engine: new VaultEngine(keys, values, ring), values, keys };
  } catch (error) {
    values?.close();
    keys.close();
    throw error;
  }
}
