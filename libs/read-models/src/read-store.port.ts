import type { SequencedEvent } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

/** A value by which documents are filtered and sorted. Text compares by code unit. */
export type IndexValue = string | number | null;

/**
 * A read model: documents by key, each a pure function of (document or nothing, event).
 * What is declared here is all an adapter needs: tables and indexes are made from it.
 */
export interface ReadModel<Doc> {
  /** Kebab-case, unique: `organisation-register`. */
  readonly name: string;
  /** Rises with every change of `evolve`, `index` or `search`: a rise means a rebuild beside the served one. */
  readonly version: number;
  /** Whether documents can be asked for as known at an earlier sequence. */
  readonly keepsPast: boolean;
  /** The names of the indexed values that `index` answers with. */
  readonly indexes: readonly string[];
  /** The indexed values of a document. A list makes the document findable by each of its items. */
  index(doc: Doc): Readonly<Record<string, IndexValue | readonly string[]>>;
  /** The text a document is searched by. It is folded (NFKD, no accents, lower case) before it is stored. */
  search?(doc: Doc): string;
}

/** A signed contribution to a figure, from a civil date and as known from a sequence. */
export interface Fact {
  /** `members-active`, `joined`. */
  readonly measure: string;
  /** Codes only: unit, theme, category. Dated dimensions (the tree of units) are joined when asked. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly effectiveOn: CivilDate;
  readonly amount: number;
  /** The entity it is about, and the event that said so: what a figure leads down to. */
  readonly entity: string;
}

/** A fact as stored. */
export interface RecordedFact extends Fact {
  readonly sequence: number;
  readonly eventId: string;
}

export interface Projection<Doc> {
  readonly model: ReadModel<Doc>;
  /** The types that matter; all others are passed over. */
  readonly types: readonly string[];
  /** The keys of the documents this event touches. They are loaded before `evolve` is called for each. */
  keys(event: SequencedEvent): readonly string[];
  /** Pure. Undefined removes the document. */
  evolve(doc: Doc | undefined, event: SequencedEvent, key: string): Doc | undefined;
  /** Pure. What the change adds to and takes from figures. */
  facts?(before: Doc | undefined, after: Doc | undefined, event: SequencedEvent, key: string): readonly Fact[];
}

export type Comparison =
  | { readonly is: IndexValue }
  | { readonly in: readonly IndexValue[] }
  /** Inclusive; either end may be left out. */
  | { readonly from?: string | number; readonly to?: string | number };

export interface DocumentQuery {
  readonly where?: Readonly<Record<string, Comparison>>;
  /** Any of these alternatives must hold as well: rights that come from several roles. */
  readonly anyOf?: readonly Readonly<Record<string, Comparison>>[];
  /** Every folded word must begin a word of the folded text. Of the present only. */
  readonly search?: string;
  /** Default: by key. The key is always the last tie-breaker. */
  readonly orderBy?: { readonly index: string; readonly descending?: boolean };
  /** 1 to 1,000. */
  readonly limit: number;
  /** From the page before. @throws BadCursor when it is not of this query */
  readonly cursor?: string;
  /** Documents as they were after this sequence (models that keep the past only). */
  readonly knownAt?: number;
}

export interface DocumentPage<Doc> {
  readonly documents: readonly { readonly key: string; readonly doc: Doc; readonly sequence: number }[];
  readonly nextCursor: string | undefined;
  /** How many match in all. */
  readonly total: number;
  /** The checkpoint the page was read at. */
  readonly checkpoint: number;
}

export interface FigureQuery {
  readonly measures: readonly string[];
  readonly where?: Readonly<Record<string, readonly string[]>>;
  /** One figure per combination of these dimensions' values; none: one figure per measure. */
  readonly groupBy?: readonly string[];
  /** Facts effective on or before this date; undefined: all. */
  readonly asOf?: CivilDate;
  /** Facts effective on or after this date (for flows in a period). */
  readonly from?: CivilDate;
  /** Facts recorded at or before this sequence; undefined: all. */
  readonly knownAt?: number;
}

export interface Figure {
  readonly measure: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What one batch of events changes: documents, facts and the checkpoint, committed together. */
export interface Batch {
  /** The checkpoint the batch starts from: another one means that somebody else was here. */
  readonly after: number;
  readonly checkpoint: number;
  /** In order; `doc` undefined is a removal. Several versions of one key keep their own sequence. */
  readonly versions: readonly { readonly key: string; readonly doc: unknown; readonly sequence: number }[];
  readonly facts: readonly RecordedFact[];
}

export type GenerationState = 'building' | 'serving' | 'retired';

export interface Generation {
  readonly model: string;
  readonly version: number;
  readonly generation: number;
  readonly state: GenerationState;
  readonly checkpoint: number;
}

/**
 * Where read models lie. A model's documents of one build are a generation; one generation of a model serves.
 *
 * What holds: documents, facts and checkpoint of a batch are seen together or not at all; a batch applied twice changes
 * nothing; readers never see a generation that is being built.
 */
export interface ReadStore {
  /** Makes what the model needs. @returns its generations, newest first */
  prepare<Doc>(model: ReadModel<Doc>): Promise<readonly Generation[]>;
  /** A new, empty generation of the model in state `building`. */
  begin<Doc>(model: ReadModel<Doc>): Promise<Generation>;
  /** The documents of a generation, for the runner. */
  load<Doc>(model: ReadModel<Doc>, generation: number, keys: readonly string[]): Promise<ReadonlyMap<string, Doc>>;
  /** @throws WrongCheckpoint where the generation is not at `batch.after` */
  commit<Doc>(model: ReadModel<Doc>, generation: number, batch: Batch): Promise<void>;
  /** Lets this generation serve and retires the one before, at one moment. */
  serve<Doc>(model: ReadModel<Doc>, generation: number): Promise<void>;
  /** Removes retired generations. */
  discardRetired(model: string): Promise<void>;
  checkpoint(model: string): Promise<number>;

  get<Doc>(model: ReadModel<Doc>, key: string, knownAt?: number): Promise<Doc | undefined>;
  find<Doc>(model: ReadModel<Doc>, query: DocumentQuery): Promise<DocumentPage<Doc>>;
  figures(model: string, query: FigureQuery): Promise<readonly Figure[]>;
  /** The facts a figure is made of, newest first. */
  factsOf(
    model: string,
    query: FigureQuery & { limit: number; cursor?: string },
  ): Promise<{
    readonly facts: readonly RecordedFact[];
    readonly nextCursor: string | undefined;
  }>;
  /** A digest of documents and facts of the serving (or a given) generation: equal to that of a rebuild. */
  digest(model: string, generation?: number): Promise<string>;
  close(): Promise<void>;
}

export class WrongCheckpoint extends Error {
  override readonly name = 'WrongCheckpoint';
}
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}
export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';
}
