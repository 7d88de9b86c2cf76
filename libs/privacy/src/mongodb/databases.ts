import type { mongo } from 'mongoose';
import { VaultDamaged } from '../vault.port.ts';

/** What is written counts when most of the servers have it on disk, and what is read is what most of them have. */
const SURELY = {
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  promoteBuffers: true,
} as const;

/** The error code of a second document with the same `_id`. */
const DUPLICATE_KEY = 11_000;

/** The most ids that one question names. */
export const MOST_AT_ONCE = 1_000;

export function collectionIn<Row extends mongo.Document>(db: mongo.Db, name: string): mongo.Collection<Row> {
  return db.collection<Row>(name, SURELY);
}

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

/** @returns false, and nothing is written, where there is a document of this id */
export async function addOnce<Row extends mongo.Document>(
  collection: mongo.Collection<Row>,
  row: mongo.OptionalUnlessRequiredId<Row>,
): Promise<boolean> {
  try {
    await collection.insertOne(row);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Adds all whose ids are free. @returns the ids that were not */
export async function addWhereFree<Row extends mongo.Document & { readonly _id: string }>(
  collection: mongo.Collection<Row>,
  rows: readonly Row[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  try {
    await collection.insertMany(rows as never, { ordered: false });
    return new Set();
  } catch (error) {
    const refused = writeErrorsOf(error);
    if (refused.length === 0 || !refused.every(({ code }) => code === DUPLICATE_KEY)) throw error;
    return new Set(refused.map(({ index }) => rows[index]!._id));
  }
}

/** The lists that a question may name, one after the other. */
export function* inParts<T>(all: Iterable<T>): Generator<T[]> {
  const list = [...new Set(all)];
  for (let from = 0; from < list.length; from += MOST_AT_ONCE) yield list.slice(from, from + MOST_AT_ONCE);
}

function isDuplicate(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === DUPLICATE_KEY;
}

function writeErrorsOf(error: unknown): readonly { readonly code: number; readonly index: number }[] {
  const found = (error as { readonly writeErrors?: unknown } | null)?.writeErrors;
  const list = (Array.isArray(found) ? found : found === undefined ? [] : [found]) as { code: number; index: number }[];
  return list.map(({ code, index }) => ({ code, index }));
}
