import type {
  Batch,
  Generation,
  GenerationState,
  IndexValue,
  PassedOver,
  ReadModel,
  RecordedFact,
} from '../read-store.port.ts';
import { WrongCheckpoint } from '../read-store.port.ts';
import { assertFact, documentText, indexedValues, listIndexes, scalarIndexes } from '../shared/declared.ts';
import { foldedWords } from '../shared/folding.ts';

/** A version of a document with what it is found by. */
export interface MemoryVersion {
  readonly key: string;
  readonly sequence: number;
  /** The sequence from which it no longer held. */
  until: number | undefined;
  /** Kept as text, so that nobody shares an object with the store. */
  readonly text: string;
  readonly scalars: Readonly<Record<string, IndexValue>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly words: readonly string[];
}

/** One build of a model. */
export class MemoryGeneration {
  readonly model: string;
  readonly version: number;
  readonly number: number;
  readonly keepsPast: boolean;
  readonly indexes: ReadonlySet<string>;
  readonly current = new Map<string, MemoryVersion>();
  readonly past: MemoryVersion[] = [];
  readonly facts: RecordedFact[] = [];
  state: GenerationState = 'building';
  checkpoint = 0;
  ledgerId: string | undefined;

  constructor(model: ReadModel<unknown>, number: number) {
    this.model = model.name;
    this.version = model.version;
    this.number = number;
    this.keepsPast = model.keepsPast;
    this.indexes = new Set(model.indexes);
  }

  describe(): Generation {
    return {
      model: this.model,
      version: this.version,
      generation: this.number,
      state: this.state,
      checkpoint: this.checkpoint,
      ...(this.ledgerId === undefined ? {} : { ledgerId: this.ledgerId }),
    };
  }

  /** Everything that can fail is done before anything is changed. */
  commit<Doc>(model: ReadModel<Doc>, batch: Batch): void {
    if (this.state === 'retired' || batch.after !== this.checkpoint) {
      throw new WrongCheckpoint(`${model.name}: ${this.state} at ${this.checkpoint}, not at ${batch.after}`);
    }
    const versions = batch.versions.map(({ key, doc, sequence }) => ({
      key,
      sequence,
      version: doc === undefined ? undefined : versionOf(model, key, doc as Doc, sequence),
    }));
    for (const fact of batch.facts) assertFact(model.name, fact);
    const facts = batch.facts.map((fact) => ({ ...fact, dimensions: { ...fact.dimensions } }));

    for (const { key, sequence, version } of versions) {
      const before = this.current.get(key);
      if (before !== undefined && this.keepsPast) {
        before.until = sequence;
        this.past.push(before);
      }
      if (version === undefined) this.current.delete(key);
      else this.current.set(key, version);
    }
    for (const fact of facts) this.facts.push(fact);
    this.checkpoint = batch.checkpoint;
    this.ledgerId ??= batch.ledgerId;
  }

  passOver({ after, checkpoint }: PassedOver): void {
    if (this.state !== 'retired' && after === this.checkpoint) this.checkpoint = checkpoint;
  }

  /** The versions that held after this sequence; undefined: those that hold now. */
  *versionsAt(knownAt: number | undefined): Iterable<MemoryVersion> {
    if (knownAt === undefined) return yield* this.current.values();
    for (const version of this.current.values()) if (version.sequence <= knownAt) yield version;
    for (const version of this.past) if (version.sequence <= knownAt && knownAt < version.until!) yield version;
  }
}

function versionOf<Doc>(model: ReadModel<Doc>, key: string, doc: Doc, sequence: number): MemoryVersion {
  const text = documentText(model.name, key, doc);
  const values = indexedValues(model, key, doc);
  const named = <Value>(names: readonly string[], of: readonly Value[]): Record<string, Value> =>
    Object.fromEntries(names.map((name, place) => [name, of[place]!]));
  return {
    key,
    sequence,
    until: undefined,
    text,
    scalars: named(scalarIndexes(model), values.scalars),
    lists: named(listIndexes(model), values.lists),
    words: foldedWords(model.search?.(doc) ?? ''),
  };
}
