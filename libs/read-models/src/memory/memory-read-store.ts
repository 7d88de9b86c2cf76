import type {
  Batch,
  Comparison,
  DocumentPage,
  DocumentQuery,
  Figure,
  FigureQuery,
  Generation,
  PassedOver,
  ReadModel,
  ReadStore,
  RecordedFact,
} from '../read-store.port.ts';
import { ReadStoreUnavailable, WrongCheckpoint } from '../read-store.port.ts';
import { ContentDigest } from '../shared/content-digest.ts';
import { assertDeclaration } from '../shared/declared.ts';
import { FigureGroups } from '../shared/figure-groups.ts';
import { searchedWords } from '../shared/folding.ts';
import { compareText, compareValues, listSatisfies, satisfies } from '../shared/ordering.ts';
import {
  assertDocumentQuery,
  assertKnownAt,
  assertLimit,
  assertServes,
  documentCursor,
  factCursor,
  readDocumentCursor,
  readFactCursor,
} from '../shared/paging.ts';
import { MemoryGeneration, type MemoryVersion } from './memory-generation.ts';

/** A read store that ends with the process: for specs, and the plainest reading of the port. */
export class MemoryReadStore implements ReadStore {
  readonly #generations = new Map<number, MemoryGeneration>();
  #last = 0;
  #closed = false;

  async scrub(): Promise<void> {
    // no file
  }

  async prepare<Doc>(model: ReadModel<Doc>): Promise<readonly Generation[]> {
    this.#assertOpen();
    assertDeclaration(model);
    return this.#of(model.name).map((generation) => generation.describe());
  }

  async begin<Doc>(model: ReadModel<Doc>): Promise<Generation> {
    this.#assertOpen();
    assertDeclaration(model);
    const generation = new MemoryGeneration(model, ++this.#last);
    this.#generations.set(generation.number, generation);
    return generation.describe();
  }

  async load<Doc>(
    model: ReadModel<Doc>,
    generation: number,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Doc>> {
    const from = this.#find(model.name, generation);
    const found = new Map<string, Doc>();
    for (const key of keys) {
      const version = from.current.get(key);
      if (version !== undefined) found.set(key, JSON.parse(version.text) as Doc);
    }
    return found;
  }

  async commit<Doc>(model: ReadModel<Doc>, generation: number, batch: Batch): Promise<void> {
    this.#find(model.name, generation).commit(model, batch);
  }

  async passOver(passages: readonly PassedOver[]): Promise<void> {
    this.#assertOpen();
    for (const passage of passages) this.#generations.get(passage.generation)?.passOver(passage);
  }

  async serve<Doc>(model: ReadModel<Doc>, generation: number): Promise<void> {
    const next = this.#find(model.name, generation);
    if (next.state === 'retired') throw new WrongCheckpoint(`${model.name}: generation ${generation} is retired`);
    const before = this.#serving(model.name);
    if (before !== undefined && before !== next) before.state = 'retired';
    next.state = 'serving';
  }

  async discardRetired(model: string): Promise<void> {
    this.#assertOpen();
    for (const generation of this.#of(model)) {
      if (generation.state === 'retired') this.#generations.delete(generation.number);
    }
  }

  async discard(model: string, generation: number): Promise<void> {
    this.#assertOpen();
    const found = this.#of(model).find(({ number }) => number === generation);
    if (found?.state === 'serving') throw new Error(`${model}: generation ${generation} serves`);
    if (found !== undefined) this.#generations.delete(generation);
  }

  async checkpoint(model: string): Promise<number> {
    this.#assertOpen();
    return this.#serving(model)?.checkpoint ?? 0;
  }

  async get<Doc>(model: ReadModel<Doc>, key: string, knownAt?: number): Promise<Doc | undefined> {
    this.#assertOpen();
    assertKnownAt(model, knownAt);
    const serving = this.#serving(model.name);
    if (serving === undefined) return undefined;
    if (knownAt === undefined) {
      const version = serving.current.get(key);
      return version === undefined ? undefined : (JSON.parse(version.text) as Doc);
    }
    for (const version of serving.versionsAt(knownAt)) if (version.key === key) return JSON.parse(version.text) as Doc;
    return undefined;
  }

  async find<Doc>(model: ReadModel<Doc>, query: DocumentQuery): Promise<DocumentPage<Doc>> {
    this.#assertOpen();
    assertDocumentQuery(model, query);
    const cursor = readDocumentCursor(model.name, query);
    const serving = this.#serving(model.name);
    if (serving === undefined) return { documents: [], nextCursor: undefined, total: 0, checkpoint: 0 };
    assertServes(model.name, serving.indexes, query);
    const value = (version: MemoryVersion) => (query.orderBy ? (version.scalars[query.orderBy.index] ?? null) : null);
    const direction = query.orderBy?.descending === true ? -1 : 1;
    const compare = (a: { value: ReturnType<typeof value>; key: string }, b: typeof a): number =>
      direction * (compareValues(a.value, b.value) || compareText(a.key, b.key));
    const matching = [...serving.versionsAt(query.knownAt)]
      .filter((version) => matches(version, query))
      .map((version) => ({ value: value(version), key: version.key, version }))
      .sort(compare);
    const rest = cursor === undefined ? matching : matching.filter((each) => compare(each, cursor) > 0);
    const page = rest.slice(0, query.limit);
    return {
      documents: page.map(({ key, version }) => ({
        key,
        doc: JSON.parse(version.text) as Doc,
        sequence: version.sequence,
      })),
      nextCursor: rest.length > page.length ? documentCursor(model.name, query, page.at(-1)!) : undefined,
      total: matching.length,
      checkpoint: serving.checkpoint,
    };
  }

  async figures(model: string, query: FigureQuery): Promise<readonly Figure[]> {
    this.#assertOpen();
    const groups = new FigureGroups(query);
    for (const { fact } of this.#facts(model, query)) groups.add(fact.measure, fact.dimensions, fact.amount);
    return groups.figures();
  }

  async factsOf(
    model: string,
    query: FigureQuery & { limit: number; cursor?: string },
  ): Promise<{ readonly facts: readonly RecordedFact[]; readonly nextCursor: string | undefined }> {
    this.#assertOpen();
    assertLimit(query.limit);
    const cursor = readFactCursor(model, query);
    const rest = this.#facts(model, query)
      .reverse()
      .filter(({ ordinal }) => cursor === undefined || ordinal < cursor.ordinal);
    const page = rest.slice(0, query.limit);
    const last = page.at(-1);
    return {
      facts: page.map(({ fact }) => ({ ...fact, dimensions: { ...fact.dimensions } })),
      nextCursor:
        last !== undefined && rest.length > page.length
          ? factCursor(model, query, { sequence: last.fact.sequence, ordinal: last.ordinal })
          : undefined,
    };
  }

  async digest(model: string, generation?: number): Promise<string> {
    this.#assertOpen();
    const digest = new ContentDigest();
    const of = generation === undefined ? this.#serving(model) : this.#find(model, generation);
    if (of === undefined) return digest.end();
    const versions = [...of.current.values(), ...of.past];
    versions.sort((a, b) => compareText(a.key, b.key) || a.sequence - b.sequence);
    for (const version of versions) digest.version({ ...version, doc: JSON.parse(version.text) as unknown });
    for (const fact of of.facts) digest.fact(fact);
    return digest.end();
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #facts(model: string, query: FigureQuery): { fact: RecordedFact; ordinal: number }[] {
    const { asOf, from, knownAt } = query;
    const where = Object.entries(query.where ?? {});
    return (this.#serving(model)?.facts ?? [])
      .map((fact, ordinal) => ({ fact, ordinal }))
      .filter(
        ({ fact }) =>
          query.measures.includes(fact.measure) &&
          (asOf === undefined || fact.effectiveOn <= asOf) &&
          (from === undefined || fact.effectiveOn >= from) &&
          (knownAt === undefined || fact.sequence <= knownAt) &&
          where.every(([name, values]) => {
            const value = fact.dimensions[name];
            return value !== undefined && values.includes(value);
          }),
      );
  }

  /** Newest first. */
  #of(model: string): MemoryGeneration[] {
    return [...this.#generations.values()].filter((generation) => generation.model === model).reverse();
  }

  #serving(model: string): MemoryGeneration | undefined {
    return this.#of(model).find(({ state }) => state === 'serving');
  }

  #find(model: string, number: number): MemoryGeneration {
    this.#assertOpen();
    const found = this.#generations.get(number);
    if (found?.model !== model) throw new WrongCheckpoint(`${model} has no generation ${number}`);
    return found;
  }

  #assertOpen(): void {
    if (this.#closed) throw new ReadStoreUnavailable('the read store is closed');
  }
}

function matches(version: MemoryVersion, query: DocumentQuery): boolean {
  const holds = (conditions: Readonly<Record<string, Comparison>>): boolean =>
    Object.entries(conditions).every(([name, comparison]) => {
      const list = version.lists[name];
      return list === undefined
        ? satisfies(version.scalars[name] ?? null, comparison)
        : listSatisfies(list, comparison);
    });
  return (
    holds(query.where ?? {}) &&
    (query.anyOf === undefined || query.anyOf.some(holds)) &&
    searchedWords(query.search ?? '').every((sought) => version.words.some((word) => word.startsWith(sought)))
  );
}
