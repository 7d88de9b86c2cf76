import { duplicatesOf, inParts } from '@baraza/mongodb';
import type { DocumentVersion, ReadModel } from '../read-store.port.ts';
import { documentText, indexedValues, listIndexes, scalarIndexes } from '../shared/declared.ts';
import { foldedWords } from '../shared/folding.ts';
import { OPEN, type GenerationCollections, type VersionRow } from './generation-collections.ts';
import type { StoredGeneration } from './model-log.ts';
import { held } from './version-query.ts';

export interface PreparedVersions {
  readonly rows: readonly VersionRow[];
  /** From where the version before ceases to hold, by key. */
  readonly ends: ReadonlyMap<string, number>;
}

/**
 * The rows of a batch's versions. Where the past is not kept, only the last version of a key is.
 * @throws InvalidDocument
 */
export function prepareVersions<Doc>(
  model: ReadModel<Doc>,
  { declaration, term }: Pick<StoredGeneration, 'declaration' | 'term'>,
  versions: readonly DocumentVersion[],
): PreparedVersions {
  const byKey = new Map<string, DocumentVersion[]>();
  for (const version of versions) {
    const earlier = byKey.get(version.key);
    if (earlier === undefined) byKey.set(version.key, [version]);
    else if (declaration.keepsPast) earlier.push(version);
    else earlier[0] = version;
  }
  const rows: VersionRow[] = [];
  for (const ofKey of byKey.values()) {
    for (const [at, version] of ofKey.entries()) {
      if (version.doc === undefined) continue;
      rows.push(rowOf(model, version, term, ofKey[at + 1]?.sequence ?? OPEN));
    }
  }
  return { rows, ends: new Map([...byKey].map(([key, ofKey]) => [key, ofKey[0]!.sequence])) };
}

function rowOf<Doc>(
  model: ReadModel<Doc>,
  { key, doc, sequence }: DocumentVersion,
  term: number,
  until: number,
): VersionRow {
  return { _id: `${sequence}:${key}`, key, sequence, until, term, ...contentOf(model, key, doc as Doc) };
}

/** A document and what it is asked by, as a row has them. @throws InvalidDocument */
export function contentOf<Doc>(
  model: ReadModel<Doc>,
  key: string,
  doc: Doc,
): Pick<VersionRow, 'ix' | 'lists' | 'words' | 'doc'> {
  const text = documentText(model.name, key, doc);
  const { scalars, lists } = indexedValues(model, key, doc);
  return {
    ix: Object.fromEntries(scalarIndexes(model).map((name, at) => [name, scalars[at]!])),
    lists: Object.fromEntries(listIndexes(model).map((name, at) => [name, lists[at]!])),
    words: foldedWords(model.search?.(doc) ?? ''),
    doc: text,
  };
}

/**
 * Writes a batch's versions behind the checkpoint, where nobody sees them before it follows. What an earlier term has left there
 * under the same name is taken over; what a later one has is left alone. When a version ceases to hold is only ever put earlier: an end that is written late, by one
 * who has lost the right to, is a change that the record holds as well.
 */
export async function writeVersions(
  { versions }: GenerationCollections,
  generation: StoredGeneration,
  { rows, ends }: PreparedVersions,
): Promise<void> {
  for (const keys of inParts(ends.keys())) {
    const before = versions.find(
      { $and: [held(generation, generation.checkpoint), { key: { $in: keys } }] },
      { projection: { key: 1 } },
    );
    const closing = (await before.toArray()).map(({ _id, key }) => ({
      updateOne: { filter: { _id }, update: { $min: { until: ends.get(key)! } } },
    }));
    if (closing.length > 0) await versions.bulkWrite(closing, { ordered: false });
  }
  for (const part of inParts(rows)) {
    try {
      await versions.insertMany(part, { ordered: false });
    } catch (error) {
      for (const at of duplicatesOf(error)) {
        const row = part[at]!;
        await versions.replaceOne({ _id: row._id, term: { $gt: 0, $lt: row.term } }, row);
      }
    }
  }
}
