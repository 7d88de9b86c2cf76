import type { mongo } from 'mongoose';

/** How long a writing waits for most of the servers: whether it is there is unknown then, and whoever asked is told so. */
export const CONFIRMED_WITHIN_MS = 10_000;

/** What is written counts when most of the servers have it on disk, and what is read is what most of them have. */
const SURELY = {
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: CONFIRMED_WITHIN_MS },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
  promoteBuffers: true,
} as const;

/** The error code of a second document with the same `_id`. */
const DUPLICATE_KEY = 11_000;
/** The error code of servers that mind a collection which is not there. */
const NO_SUCH_COLLECTION = 26;

/** The most ids that one question names. */
export const MOST_AT_ONCE = 1_000;

export function collectionIn<Row extends mongo.Document>(db: mongo.Db, name: string): mongo.Collection<Row> {
  return db.collection<Row>(name, SURELY);
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
    return new Set(duplicatesOf(error).map((at) => rows[at]!._id));
  }
}

/** With its file. As often as it is asked for. */
export async function dropCollection<Row extends mongo.Document>(collection: mongo.Collection<Row>): Promise<void> {
  try {
    await collection.drop();
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code !== NO_SUCH_COLLECTION) throw error;
  }
}

/** The lists that a question may name, one after the other. */
export function* inParts<T>(all: Iterable<T>, most = MOST_AT_ONCE): Generator<T[]> {
  const list = [...new Set(all)];
  for (let from = 0; from < list.length; from += most) yield list.slice(from, from + most);
}

/** Whether an insertion was refused because there is a document of its id. */
export function isDuplicate(error: unknown): boolean {
  return (error as { readonly code?: unknown } | null)?.code === DUPLICATE_KEY;
}

/** The places in a list of insertions that were there already. Any other refusal is thrown. */
export function duplicatesOf(error: unknown): readonly number[] {
  const { name, writeErrors = [] } = (error ?? {}) as { readonly name?: unknown; readonly writeErrors?: unknown };
  const refused = [writeErrors].flat() as readonly { readonly code: number; readonly index: number }[];
  const isOnlyThat = refused.length > 0 && refused.every(({ code }) => code === DUPLICATE_KEY);
  if (name !== 'MongoBulkWriteError' || !isOnlyThat) throw error;
  return refused.map(({ index }) => index);
}
