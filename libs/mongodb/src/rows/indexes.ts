import type { mongo } from 'mongoose';

/** The fields of an index, in their order, each with its direction. */
export type IndexKeys = Readonly<Record<string, mongo.IndexDirection>>;

/** The error code of a server that stands alone: no others are there whom it could ask. */
const BAD_VALUE = 2;

/**
 * Makes indexes; those that are there are left as they are. Each is there when most of the servers have it: a server waits for
 * all of them by itself, and for ever where one is away. One after the other, for FerretDB 1.24 ends the connection where two of those that
 * are asked for at once are there already.
 */
export async function makeIndexes<Row extends mongo.Document>(
  collection: mongo.Collection<Row>,
  indexes: readonly IndexKeys[],
): Promise<void> {
  for (const index of indexes) {
    try {
      await collection.createIndex(index, { commitQuorum: 'majority' });
    } catch (error) {
      if ((error as { readonly code?: unknown } | null)?.code !== BAD_VALUE) throw error;
      await collection.createIndex(index);
    }
  }
}
