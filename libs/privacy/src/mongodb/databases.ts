import { addOnce, collectionIn, type mongo } from '@baraza/mongodb';
import { VaultDamaged } from '../vault.port.ts';

/**
 * Marks a database as what it is for. Two addresses may lead to one database (a name and a number of the same server):
 * only a mark in it tells.
 * @throws VaultDamaged where it is the other one already
 */
export async function claimDatabase(db: mongo.Db, holds: 'values' | 'keys'): Promise<void> {
  const marks = collectionIn<{ readonly _id: string; readonly holds: string }>(db, 'contents');
  await addOnce(marks, { _id: 'contents', holds });
  const found = await marks.findOne({ _id: 'contents' });
  if (found?.holds === holds) return;
  throw new VaultDamaged(`the database ${db.databaseName} holds the vault's ${found?.holds}: its ${holds} lie apart`);
}
