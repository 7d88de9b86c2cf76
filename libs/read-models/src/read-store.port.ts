import type { SequencedEvent } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

/**
 * A value by which documents are filtered and sorted. Sorted: null, then numbers, then text; text compares by code
 * point (as its UTF-8 bytes do), the same in every adapter. Numbers are finite.
 */
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
  /** The names of the indexed values that `index` answers with. kebab-case or camelCase, ASCII. */
  readonly indexes: readonly string[];
  /** Those of `indexes` whose value is a list. Documents cannot be ordered by them. */
  readonly lists?: readonly string[];
  /**
   * The indexed values of a document; one left out is null. A list makes the document findable by each of its items; an
   * empty list is found as null.
   */
  index(doc: Doc): Readonly<Record<string, IndexValue | readonly string[]>>;
  /** The text a document is searched by. It is folded (see `foldedWords`) before it is stored. Never a person's name. */
  search?(doc: Doc): string;
}

/** A signed contribution to a figure, from a civil date and as known from a sequence. */
export interface Fact {
  /** `members-active`, `joined`. */
  readonly measure: string;
  /** Codes only: unit, theme, category. Dated dimensions (the tree of units) are joined when asked. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly effectiveOn: CivilDate;
  /** A safe integer, so that sums are exact in any order. */
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
  /**
   * The types that matter; all others are passed over. `all`: every event, whatever its type or version, in the form it
   * was written (data is not lifted by upcasters).
   */
  readonly types: readonly string[] | 'all';
  /** The keys of the documents this event touches. They are loaded before `evolve` is called for each. */
  keys(event: SequencedEvent): readonly string[];
  /**
   * Pure: `doc` is never changed in place, and what comes back is plain JSON. The very same `doc` means that nothing
   * changed, and no version is written. Undefined removes the document.
   */
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
  /** Any of these alternatives must hold as well: rights that come from several roles. An empty list finds nothing. */
  readonly anyOf?: readonly Readonly<Record<string, Comparison>>[];
  /** Every folded word must begin a word of the folded text. Of the present only. */
  readonly search?: string;
  /** Default: by key. The key is always the last tie-breaker, in the same direction. */
  readonly orderBy?: { readonly index: string; readonly descending?: boolean };
  /** 1 to 1,000. */
  readonly limit: number;
  /** From the page before. @throws BadCursor when it is not of this query */
  readonly cursor?: string;
  /** Documents as they were after this sequence (models that keep the past only, and not together with `search`). */
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
  /** Facts whose dimension has one of these values. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  /**
   * One figure per combination of these dimensions' values, those of zero left out; a fact without the dimension counts
   * under ''. Not given: one figure per measure, zero where there is nothing.
   */
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
  /**
   * In order; `doc` undefined is a removal. Several versions of one key keep their own sequence. For a model that does
   * not keep the past, only the last version of a key need be given.
   */
  readonly versions: readonly DocumentVersion[];
  /** In the order of their sequences. */
  readonly facts: readonly RecordedFact[];
  /** The ledger the events are of; kept with the generation. */
  readonly ledgerId?: string;
}

export interface DocumentVersion {
  readonly key: string;
  readonly doc: unknown;
  /** Of the event that made it. */
  readonly sequence: number;
}

/** What a batch would be that changes nothing but the checkpoint. */
export interface PassedOver {
  readonly model: string;
  readonly generation: number;
  /** The checkpoint it starts from, as for a batch. */
  readonly after: number;
  readonly checkpoint: number;
}

export type GenerationState = 'building' | 'serving' | 'retired';

export interface Generation {
  readonly model: string;
  readonly version: number;
  readonly generation: number;
  readonly state: GenerationState;
  readonly checkpoint: number;
  /** The ledger its events came from, once it has been told. */
  readonly ledgerId?: string;
}

/** The right to be the one who writes of some models, where several instances share a store. */
export interface WriterLease {
  /** False as soon as it may have been lost, before anybody else can hold it. */
  readonly isHeld: boolean;
  /** Which holding it is, or was last: later ones have higher numbers. Undefined before the first. */
  readonly epoch: number | undefined;
  /** Why it could not be asked for; undefined also where another holds it. */
  readonly trouble: Error | undefined;
  /** Lets another have it at once. What its holder wrote must have ended before. */
  release(): Promise<void>;
}

/** One writing of a document that several instances write. */
export interface SharedChange<Doc> {
  readonly key: string;
  /** Of the lease under which it is written: it is late where a later holder has written the key. Without it never. */
  readonly epoch?: number | undefined;
  /** From how it is now; called again where another was faster. Undefined removes it, the very same leaves it as it is. */
  next(before: Doc | undefined): Doc | undefined;
}

/** `late`: nothing was written, for whoever holds the lease by now has written the key. */
export type Written = 'written' | 'late';

/** Documents that are made from no event, and that several instances write: of each key what was written last holds. */
export interface SharedDocuments<Doc> {
  get(key: string): Promise<Doc | undefined>;
  /** As `ReadStore.find`; what is written meanwhile is found as it was before, or as it is then. */
  find(query: DocumentQuery): Promise<DocumentPage<Doc>>;
  /** Each on its own, and durable when it resolves. @param changes of different keys @returns in their order */
  write(changes: readonly SharedChange<Doc>[]): Promise<readonly Written[]>;
}

/** What is done with a lease. */
export interface LeaseOptions {
  /** False while whoever asks could do nothing with it: then it is left to another. */
  isOfUse?(): boolean;
}

/** What is served of read models, for whoever reads them. A document that is handed out is the caller's own. */
export interface ServedModels {
  /** Of the serving generation; 0 where none serves. */
  checkpoint(model: string): Promise<number>;

  /** @throws InvalidQuery for `knownAt` where the model does not keep the past */
  get<Doc>(model: ReadModel<Doc>, key: string, knownAt?: number): Promise<Doc | undefined>;
  /**
   * @throws InvalidQuery for an undeclared index, a limit outside 1 to 1,000, or `knownAt` where it is not kept
   * @throws BadCursor
   * @throws ReadStoreUnavailable where the serving generation is older and lacks an index that is asked for
   */
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
}

/**
 * Where read models lie. A model's documents of one build are a generation; one generation of a model serves.
 *
 * What holds: documents, facts and checkpoint of a batch are seen together or not at all; a batch applied twice changes
 * nothing (the second is a WrongCheckpoint); readers never see a generation that is being built; while none serves, a
 * model answers as empty, at checkpoint 0. A document that is handed out is the caller's own.
 *
 * What a caller must not infer: that the last batches outlive a power cut. What is lost is always the end: the store is
 * then as it was after an earlier commit, checkpoints included, and the same events are applied again. Nor that two calls are answered at one checkpoint: a page says
 * its own, and figures are pinned with `knownAt`.
 */
export interface ReadStore extends ServedModels {
  /**
   * Asks, from now on, for the right to write of these models, and writes of what serves only while it is held: else it is
   * a WrongCheckpoint, also for one who lost it without noticing. Not there where one process has the store for itself.
   * @param name of those who work in turns: the same in every instance
   * @param onHeld told each time it has been got
   */
  lease?(name: string, models: readonly string[], onHeld: () => void, options?: LeaseOptions): WriterLease;
  /** Documents that every instance writes. Not there where one process has the store for itself: it needs none. */
  shared?<Doc>(model: ReadModel<Doc>): SharedDocuments<Doc>;
  /**
   * Makes what the model needs.
   * @returns its generations, newest first
   * @throws InvalidDocument for a declaration that no adapter could keep
   * @throws ChangedDeclaration
   */
  prepare<Doc>(model: ReadModel<Doc>): Promise<readonly Generation[]>;
  /** A new, empty generation of the model in state `building`. */
  begin<Doc>(model: ReadModel<Doc>): Promise<Generation>;
  /** The documents of a generation, for the runner. */
  load<Doc>(model: ReadModel<Doc>, generation: number, keys: readonly string[]): Promise<ReadonlyMap<string, Doc>>;
  /**
   * @throws WrongCheckpoint where the generation is not at `batch.after`, or is retired or gone
   * @throws InvalidDocument where the model's `index` answers outside its declaration, or a fact is malformed
   */
  commit<Doc>(model: ReadModel<Doc>, generation: number, batch: Batch): Promise<void>;
  /**
   * Moves the checkpoints of generations that events change nothing of, many at once: as cheap as one commit. One that is no
   * longer where its passage starts, is retired or gone, is left as it is: its next commit says so.
   */
  passOver(passages: readonly PassedOver[]): Promise<void>;
  /**
   * Lets this generation serve and retires the one before, at one moment.
   * @throws WrongCheckpoint for a generation that is retired or gone
   */
  serve<Doc>(model: ReadModel<Doc>, generation: number): Promise<void>;
  /** Removes retired generations. */
  discardRetired(model: string): Promise<void>;
  /** Removes one generation, whatever its state but `serving`. @throws Error for the serving one */
  discard(model: string, generation: number): Promise<void>;
  /** Leaves nothing on the disk of what was removed. It writes all of the store anew, and nobody reads meanwhile. */
  scrub(): Promise<void>;
  /** A digest of documents and facts of the serving (or a given) generation: equal to that of a rebuild. */
  digest(model: string, generation?: number): Promise<string>;
  close(): Promise<void>;
}

/** Somebody else has written to this generation, or it is gone: read its checkpoint again. */
export class WrongCheckpoint extends Error {
  override readonly name = 'WrongCheckpoint';
}
/** The caller asked what the model does not offer: a bug of the caller. */
export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery';
}
/** A projection made what its model does not declare, or no JSON: a bug of the projection. Nothing was written. */
export class InvalidDocument extends Error {
  override readonly name = 'InvalidDocument';
}
/** A model's indexes are others than those its generation of the same version was built with: raise the version. */
export class ChangedDeclaration extends Error {
  override readonly name = 'ChangedDeclaration';
}
/** A cursor that is not of this query. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}
/** The store cannot be reached, read or written just now: nothing was written. */
export class ReadStoreUnavailable extends Error {
  override readonly name = 'ReadStoreUnavailable';
}
