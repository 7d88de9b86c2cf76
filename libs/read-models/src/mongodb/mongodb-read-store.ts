import { type Connection, inParts, mongoDbPlace, MongoLease, openMongoDb } from '@baraza/mongodb';
import {
  ReadStoreUnavailable,
  type Batch,
  type DocumentPage,
  type DocumentQuery,
  type Figure,
  type FigureQuery,
  type Generation,
  type LeaseOptions,
  type PassedOver,
  type ReadModel,
  type ReadStore,
  type RecordedFact,
  type SharedDocuments,
} from '../read-store.port.ts';
import { FigureGroups } from '../shared/figure-groups.ts';
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
import { addFigures, factOf, factsAsked, figuresAsked } from './figure-query.ts';
import { collectionsOf, type GenerationCollections } from './generation-collections.ts';
import { digestOf } from './generation-digest.ts';
import { GenerationKeeper } from './generation-keeper.ts';
import { guarded } from './guarded.ts';
import { ModelLog, type ModelState, type StoredGeneration } from './model-log.ts';
import { PassedOverLog } from './passed-over.ts';
import { MongoSharedDocuments } from './shared-documents.ts';
import { after, allOf, asked, held, order } from './version-query.ts';

export interface MongoDbReadStoreOptions {
  /** `mongodb://…/database`. */
  readonly url: string;
  /** What the names of this store's collections begin with: several stores may share a database. */
  readonly space: string;
  /** What the server's operator sees. */
  readonly appName: string;
  /** How long a server that is away is waited for at the start, in milliseconds. */
  readonly waitMs?: number;
  /** How long what no longer holds is left for those who still read it, in milliseconds; default five minutes. */
  readonly graceMs?: number;
  /** For tests: how many figures one question to the database may name; default 100,000. */
  readonly figuresAtOnce?: number;
  /** How long a lease outlives a holder that died, in milliseconds. */
  readonly leaseMs?: number;
}

/**
 * Opens a read store in a MongoDB. README.md tells how it lies there and what a commit does.
 * @throws MongoDbUnavailable
 */
export async function openMongoDbReadStore(options: MongoDbReadStoreOptions): Promise<ReadStore> {
  return new MongoDbReadStore(await openMongoDb(options), options);
}

/** What serves. Versions and facts are asked for up to what is stored; answers say up to where they hold. */
type Serving = StoredGeneration & { readonly holdsTo: number };

/** A question that has taken a fifth of the grace looks whether what it read was still there. */
const CAREFUL_AFTER = 0.2;

/** Made by `openMongoDbReadStore`. */
export class MongoDbReadStore implements ReadStore {
  readonly #connection: Connection;
  readonly #options: MongoDbReadStoreOptions;
  readonly #place: string;
  readonly #graceMs: number;
  readonly #figuresAtOnce: number;
  readonly #log: ModelLog;
  readonly #passed: PassedOverLog;
  readonly #keeper: GenerationKeeper;
  #closed = false;

  constructor(connection: Connection, options: MongoDbReadStoreOptions) {
    const { space, graceMs = 300_000, figuresAtOnce = 100_000 } = options;
    this.#connection = connection;
    this.#options = options;
    this.#place = mongoDbPlace(options.url) ?? '';
    this.#graceMs = graceMs;
    this.#figuresAtOnce = figuresAtOnce;
    this.#log = new ModelLog(connection, space);
    this.#passed = new PassedOverLog(connection, space);
    this.#keeper = new GenerationKeeper({ connection, space, graceMs }, this.#log, this.#passed);
  }

  lease(name: string, models: readonly string[], onHeld: () => void, options: LeaseOptions = {}): MongoLease {
    const { space, leaseMs } = this.#options;
    const lease = new MongoLease({
      ...options,
      connection: this.#connection,
      collection: `${space}.leases`,
      name,
      onHeld,
      ...(leaseMs === undefined ? {} : { ttlMs: leaseMs }),
    });
    this.#keeper.govern(models, lease);
    lease.start();
    return lease;
  }

  shared<Doc>(model: ReadModel<Doc>): SharedDocuments<Doc> {
    const guarded = <Result>(work: () => Promise<Result>): Promise<Result> => this.#guarded(work);
    return new MongoSharedDocuments(model, { connection: this.#connection, space: this.#options.space, guarded });
  }

  prepare<Doc>(model: ReadModel<Doc>): Promise<readonly Generation[]> {
    return this.#guarded(() => this.#keeper.prepare(model));
  }

  begin<Doc>(model: ReadModel<Doc>): Promise<Generation> {
    return this.#guarded(() => this.#keeper.begin(model));
  }

  load<Doc>(model: ReadModel<Doc>, generation: number, keys: readonly string[]): Promise<ReadonlyMap<string, Doc>> {
    return this.#guarded(async () => {
      const stored = await this.#keeper.find(model.name, generation);
      const { versions } = this.#collections(generation);
      const found = new Map<string, Doc>();
      for (const part of inParts(keys)) {
        const filter = allOf([held(stored, stored.checkpoint), { key: { $in: part } }]);
        for await (const { key, doc } of versions.find(filter, { projection: { key: 1, doc: 1 } })) {
          found.set(key, JSON.parse(doc) as Doc);
        }
      }
      return found;
    });
  }

  commit<Doc>(model: ReadModel<Doc>, generation: number, batch: Batch): Promise<void> {
    return this.#guarded(() => this.#keeper.commit(model, generation, batch));
  }

  passOver(passages: readonly PassedOver[]): Promise<void> {
    return this.#guarded(() => this.#passed.note(passages));
  }

  serve<Doc>(model: ReadModel<Doc>, generation: number): Promise<void> {
    return this.#guarded(() => this.#keeper.serve(model, generation));
  }

  discardRetired(model: string): Promise<void> {
    return this.#guarded(() => this.#keeper.discardRetired(model));
  }

  discard(model: string, generation: number): Promise<void> {
    return this.#guarded(() => this.#keeper.discard(model, generation));
  }

  scrub(): Promise<void> {
    return this.#guarded(() => this.#keeper.scrub());
  }

  checkpoint(model: string): Promise<number> {
    return this.#guarded(async () => (await this.#serving(model))?.holdsTo ?? 0);
  }

  async get<Doc>(model: ReadModel<Doc>, key: string, knownAt?: number): Promise<Doc | undefined> {
    assertKnownAt(model, knownAt);
    return this.#read(model.name, undefined, async (serving, { versions }) => {
      const at = Math.min(knownAt ?? Infinity, serving.checkpoint);
      const row = await versions.findOne(allOf([{ key }, held(serving, at)]));
      return row === null ? undefined : (JSON.parse(row.doc) as Doc);
    });
  }

  async find<Doc>(model: ReadModel<Doc>, query: DocumentQuery): Promise<DocumentPage<Doc>> {
    assertDocumentQuery(model, query);
    const cursor = readDocumentCursor(model.name, query);
    const { limit, orderBy, knownAt } = query;
    const nothing: DocumentPage<Doc> = { documents: [], nextCursor: undefined, total: 0, checkpoint: 0 };
    return this.#read(model.name, nothing, async (serving, { versions }) => {
      const { declaration, checkpoint, holdsTo } = serving;
      assertServes(model.name, new Set([...declaration.scalars, ...declaration.lists]), query);
      const matching = asked(serving, query, Math.min(knownAt ?? Infinity, checkpoint));
      const rows = await versions
        .find(allOf(cursor === undefined ? [matching] : [matching, after(cursor, orderBy)]))
        .sort(order(orderBy))
        .limit(limit + 1)
        .toArray();
      const last = rows[limit - 1];
      const place = (): { value: string | number | null; key: string } => ({
        value: orderBy === undefined ? null : (last!.ix[orderBy.index] ?? null),
        key: last!.key,
      });
      return {
        documents: rows
          .slice(0, limit)
          .map(({ key, doc, sequence }) => ({ key, doc: JSON.parse(doc) as Doc, sequence })),
        nextCursor: rows.length > limit ? documentCursor(model.name, query, place()) : undefined,
        total: cursor === undefined && rows.length <= limit ? rows.length : await versions.countDocuments(matching),
        checkpoint: holdsTo,
      };
    });
  }

  async figures(model: string, query: FigureQuery): Promise<readonly Figure[]> {
    const nothing = new FigureGroups(query).figures();
    return this.#read(model, nothing, async ({ checkpoint, summed }, collections) => {
      const groups = new FigureGroups(query);
      const figures = await figuresAsked(collections, query);
      const knownAt = Math.min(query.knownAt ?? Infinity, checkpoint);
      await addFigures(collections, query, { knownAt, summed, groups }, { figures, atOnce: this.#figuresAtOnce });
      return groups.figures();
    });
  }

  async factsOf(
    model: string,
    query: FigureQuery & { limit: number; cursor?: string },
  ): Promise<{ readonly facts: readonly RecordedFact[]; readonly nextCursor: string | undefined }> {
    assertLimit(query.limit);
    const cursor = readFactCursor(model, query);
    return this.#read(model, { facts: [], nextCursor: undefined }, async ({ checkpoint }, collections) => {
      const figures = await figuresAsked(collections, query);
      const knownAt = Math.min(query.knownAt ?? Infinity, checkpoint);
      const page = { ...query, limit: query.limit + 1 };
      const asked = { figures, atOnce: this.#figuresAtOnce };
      const rows = await factsAsked(collections, page, { knownAt, cursor }, asked);
      return {
        facts: rows.slice(0, query.limit).map((row) => factOf(row, figures.get(row.figure)!)),
        nextCursor: rows.length > query.limit ? factCursor(model, query, rows[query.limit - 1]!) : undefined,
      };
    });
  }

  async digest(model: string, generation?: number): Promise<string> {
    if (generation === undefined) {
      const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'; // SHA-256 of no bytes
      return this.#read(model, ofNothing, (serving, collections) => digestOf(collections, serving));
    }
    return this.#guarded(async () =>
      digestOf(this.#collections(generation), await this.#keeper.find(model, generation)),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#connection.close();
  }

  #guarded<Result>(work: () => Promise<Result>): Promise<Result> {
    return guarded(this.#place, async () => {
      if (this.#closed) throw new ReadStoreUnavailable(`read store ${this.#place}: closed`);
      return work();
    });
  }

  /** Asks of what serves, at its checkpoint; once more where that took so long that it may have gone meanwhile. */
  #read<Result>(
    model: string,
    whereNoneServes: Result,
    work: (serving: Serving, collections: GenerationCollections) => Promise<Result>,
  ): Promise<Result> {
    return this.#guarded(async () => {
      for (let attempt = 0; attempt < 3; attempt++) {
        const begun = performance.now();
        const serving = await this.#serving(model);
        if (serving === undefined) return whereNoneServes;
        const result = await work(serving, this.#collections(serving.generation));
        if (performance.now() - begun < this.#graceMs * CAREFUL_AFTER) return result;
        const now = (await this.#log.latest(model)).generations.find((one) => one.generation === serving.generation);
        if (now !== undefined && now.prunedTo <= serving.checkpoint) return result;
      }
      throw new ReadStoreUnavailable(`${model} changes faster than it can be read`);
    });
  }

  async #serving(model: string): Promise<Serving | undefined> {
    const { stored, holdsTo } = await this.#passed.reach(async () => serving(await this.#log.latest(model)));
    return stored && { ...stored, holdsTo };
  }

  #collections(generation: number): GenerationCollections {
    return collectionsOf(this.#connection, this.#options.space, generation);
  }
}

function serving({ generations }: ModelState): StoredGeneration | undefined {
  return generations.find(({ state }) => state === 'serving');
}
