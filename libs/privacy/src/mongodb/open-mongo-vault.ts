import type { mongo } from 'mongoose';
import { MasterLock } from '../engine/master-lock.ts';
import type { MasterKey } from '../master-key/master-key.ts';
import { refuseUnlessHome } from '../moving/vault-standing.ts';
import { Claims } from './claims.ts';
import { claimDatabases } from './databases.ts';
import { MongoKeys } from './mongo-keys.ts';
import { MongoValues } from './mongo-values.ts';
import { MongoVault } from './mongo-vault.ts';

export interface MongoVaultOptions {
  /** The database of the encrypted values. */
  readonly values: mongo.Db;
  /** The database of the wrapped keys: another one, best of another cluster, left out of the vault's backups. */
  readonly keys: mongo.Db;
  /** The same for every process: each unwraps for itself. */
  readonly masterKey: MasterKey;
  /** For tests: a cheaper scrypt for a new vault locked by a passphrase. */
  readonly scryptCost?: number;
  /** Lets go of both databases, when the vault is closed. */
  close?(): Promise<void>;
}

/**
 * Opens the vault beside any other process that has it open.
 * @throws WrongMasterKey, MasterKeyRefused
 * @throws VaultElsewhere where the vault does not live there
 * @throws VaultDamaged where both are one database, or the two do not belong together
 */
export async function openMongoVault(options: MongoVaultOptions): Promise<MongoVault> {
  const { masterKey, scryptCost, close = async () => undefined } = options;
  await claimDatabases(options);
  const keys = new MongoKeys(options.keys);
  const values = new MongoValues(options.values);
  const claims = new Claims(options.values);
  refuseUnlessHome(await values.vaultId());
  const header = await keys.header(() => MasterLock.newHeader(masterKey, scryptCost));
  const lock = MasterLock.of(header, masterKey);
  await Promise.all([keys.prepare(), values.prepare(), claims.prepare()]);
  return MongoVault.over({ keys, values, claims }, lock, close);
}
