import { ContentDigest } from '../shared/content-digest.ts';
import { namedFigure, factOf, type NamedFigure } from './figure-query.ts';
import type { GenerationCollections } from './generation-collections.ts';
import type { StoredGeneration } from './model-log.ts';
import { held, inTime } from './version-query.ts';

/** The digest of a generation as it is at its checkpoint. */
export async function digestOf(
  { versions, facts, figures }: GenerationCollections,
  generation: StoredGeneration,
): Promise<string> {
  const { checkpoint, declaration } = generation;
  const digest = new ContentDigest();
  const kept = declaration.keepsPast
    ? { $and: [{ sequence: { $lte: checkpoint } }, inTime(generation)] }
    : held(generation, checkpoint);
  const columns = { key: 1, sequence: 1, until: 1, doc: 1 };
  for await (const row of versions.find(kept, { projection: columns }).sort({ key: 1, sequence: 1 })) {
    const { key, sequence, until, doc } = row;
    digest.version({ key, sequence, until: until > checkpoint ? undefined : until, doc: JSON.parse(doc) as unknown });
  }
  const named = new Map<string, NamedFigure>();
  for await (const row of figures.find()) named.set(row._id, namedFigure(row));
  const known = facts.find({ sequence: { $lte: checkpoint } }).sort({ sequence: 1, ordinal: 1 });
  for await (const row of known) digest.fact(factOf(row, named.get(row.figure)!));
  return digest.end();
}
