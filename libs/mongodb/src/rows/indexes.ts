import type { mongo } from 'mongoose';

/** The error code of a server that stands alone: no others are there whom it could ask. */
const BAD_VALUE = 2;

/**
 * Makes indexes, all in one pass over the collection; those that are there are left as they are. They are there when most of
 * the servers have them: a server waits for all of them by itself, and for ever where one is away.
 */
export async function makeIndexes(
  collection: mongo.Collection<never>,
  indexes: readonly mongo.IndexSpecification[],
): Promise<void> {
  if (indexes.length === 0) return;
  const asked = indexes.map((key) => ({ key: key as Record<string, mongo.IndexDirection> }));
  try {
    await collection.createIndexes(asked, { commitQuorum: 'majority' });
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code !== BAD_VALUE) throw error;
    await collection.createIndexes(asked);
  }
}
