import { addOnce, collectionIn, type mongo } from '@baraza/mongodb';
import { VaultDamaged } from '../vault.port.ts';

/** The two databases of a vault. */
export interface VaultDatabases {
  readonly values: mongo.Db;
  readonly keys: mongo.Db;
}

interface Mark {
  readonly _id: string;
  readonly holds: string;
}
const MARK = 'contents';
const marksIn = (db: mongo.Db): mongo.Collection<Mark> => collectionIn<Mark>(db, MARK);

/**
 * Marks both as what they are for. Two addresses may lead to one database (a name and a number of the same server): only a
 * mark in it tells.
 * @throws VaultDamaged where one is the other already; then neither is marked that was not before
 */
export async function claimDatabases(databases: VaultDatabases): Promise<void> {
  await assertFit(databases);
  const isNew = await addOnce(marksIn(databases.values), { _id: MARK, holds: 'values' });
  await addOnce(marksIn(databases.keys), { _id: MARK, holds: 'keys' });
  try {
    await assertFit(databases);
  } catch (error) {
    if (isNew) await marksIn(databases.values).deleteOne({ _id: MARK, holds: 'values' });
    throw error;
  }
}

/** Looks, and marks nothing. @throws VaultDamaged where one is marked as the other */
export async function assertFit(databases: VaultDatabases): Promise<void> {
  for (const holds of ['values', 'keys'] as const) {
    const found = (await marksIn(databases[holds]).findOne({ _id: MARK }))?.holds;
    if (found === undefined || found === holds) continue;
    const { databaseName } = databases[holds];
    throw new VaultDamaged(`the database ${databaseName} holds the vault's ${found}: its ${holds} lie apart`);
  }
}
