import { makeIndexes as makeIndexesOf, type Connection, type IndexKeys, type mongo } from '@baraza/mongodb';
import type { IndexValue } from '../read-store.port.ts';
import type { Declaration } from '../shared/declared.ts';

/** Beyond every sequence: the `until` of a version that holds. */
export const OPEN = Number.MAX_SAFE_INTEGER;

/** A version of a document. Its content never changes; only when it ceased to hold is written later. */
export interface VersionRow {
  /** `sequence:key`; the view and the generation are the collection's. */
  readonly _id: string;
  readonly key: string;
  readonly sequence: number;
  /** The sequence from which it no longer held. */
  readonly until: number;
  /** The term of the writer. */
  readonly term: number;
  readonly ix: Readonly<Record<string, IndexValue>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly words: readonly string[];
  /** JSON, so that no rule about names or numbers of BSON touches what a projection made. */
  readonly doc: string;
}

export interface FactRow {
  /** `sequence:ordinal`. */
  readonly _id: string;
  readonly sequence: number;
  readonly ordinal: number;
  readonly figure: string;
  readonly effectiveOn: string;
  readonly amount: number;
  readonly entity: string;
  readonly eventId: string;
}

/** A measure with its dimensions, under a short name made from both. */
export interface FigureRow {
  readonly _id: string;
  readonly measure: string;
  /** Canonical JSON. */
  readonly dimensions: string;
}

/** The sum of a figure's facts of one month out of one whole block of sequences. */
export interface MonthRow {
  /** `block:month:figure`. */
  readonly _id: string;
  readonly figure: string;
  readonly month: string;
  readonly block: number;
  readonly amount: number;
}

export interface GenerationCollections {
  readonly versions: mongo.Collection<VersionRow>;
  readonly facts: mongo.Collection<FactRow>;
  readonly figures: mongo.Collection<FigureRow>;
  readonly months: mongo.Collection<MonthRow>;
}

const PARTS = ['versions', 'facts', 'figures', 'months'] as const;

const nameOf = (space: string, generation: number, part: string): string => `${space}.${generation}.${part}`;

export function collectionsOf({ db }: Connection, space: string, generation: number): GenerationCollections {
  return {
    versions: db!.collection<VersionRow>(nameOf(space, generation, 'versions')),
    facts: db!.collection<FactRow>(nameOf(space, generation, 'facts')),
    figures: db!.collection<FigureRow>(nameOf(space, generation, 'figures')),
    months: db!.collection<MonthRow>(nameOf(space, generation, 'months')),
  };
}

export async function dropCollections({ db }: Connection, space: string, generation: number): Promise<void> {
  for (const part of PARTS) await db!.collection(nameOf(space, generation, part)).drop();
}

/** What is needed to write, from the first batch on; and what is only needed to be asked, made when it is about to serve. */
export type IndexesFor = 'writing' | 'asking';

/** Makes a generation's indexes, from the model's declaration. Those that are there are left as they are. */
export async function makeIndexes(
  connection: Connection,
  space: string,
  generation: number,
  declaration: Declaration,
  which: IndexesFor,
): Promise<void> {
  for (const [part, keys] of Object.entries(indexesFor(declaration)[which])) {
    await makeIndexesOf(connection.db!.collection(nameOf(space, generation, part)), keys);
  }
}

/** Makes the indexes of a collection of documents that several instances write. */
export async function makeSharedIndexes({ db }: Connection, name: string, declaration: Declaration): Promise<void> {
  await makeIndexesOf(db!.collection(name), [{ key: 1, number: -1 }, ...askedBy(declaration)]);
}

function askedBy({ scalars, lists, searched }: Declaration): readonly IndexKeys[] {
  return [
    ...scalars.map((index): IndexKeys => ({ [`ix.${index}`]: 1, key: 1 })),
    ...lists.map((list): IndexKeys => ({ [`lists.${list}`]: 1, key: 1 })),
    ...(searched ? [{ words: 1, key: 1 } as const] : []),
  ];
}

function indexesFor(declaration: Declaration): Record<IndexesFor, Record<string, readonly IndexKeys[]>> {
  return {
    writing: {
      versions: [{ key: 1, sequence: 1 }, { until: 1 }, { sequence: 1 }],
      facts: [{ sequence: 1, ordinal: 1 }],
    },
    asking: {
      versions: askedBy(declaration),
      facts: [{ figure: 1, effectiveOn: 1, sequence: 1 }],
      figures: [{ measure: 1 }],
      months: [{ figure: 1, month: 1, block: 1 }],
    },
  };
}
