import type { Connection, MongoLease } from '@baraza/mongodb';
import {
  ChangedDeclaration,
  WrongCheckpoint,
  type Batch,
  type Generation,
  type ReadModel,
} from '../read-store.port.ts';
import { assertDeclaration, declarationOf } from '../shared/declared.ts';
import { BLOCK } from '../shared/periods.ts';
import { Turnstile } from '../runner/turns.ts';
import { prepareFacts, sumBlock, writeFacts } from './fact-writer.ts';
import { collectionsOf, dropCollections, makeIndexes } from './generation-collections.ts';
import { generationIn, type ModelLog, type ModelState, type StoredGeneration } from './model-log.ts';
import type { PassedOverLog } from './passed-over.ts';
import { prepareVersions, writeVersions } from './version-writer.ts';
import { Writing } from './writing.ts';

/** Earlier terms that are told apart at every question; then the oldest are settled, row by row. */
const PAST_TERMS = 8;

export interface KeeperOptions {
  readonly connection: Connection;
  readonly space: string;
  /** How long what a reader may still be reading is left where it is. */
  readonly graceMs: number;
}

/** The writing half of the store: generations come, grow, serve and go. README.md tells why two that write at once do no harm. */
export class GenerationKeeper {
  readonly #options: KeeperOptions;
  readonly #log: ModelLog;
  readonly #passed: PassedOverLog;
  readonly #writing = new Map<number, Writing>();
  readonly #turnstiles = new Map<number, Turnstile>();
  /**
   * Collections come and go one after the other: some hundred at once, when a forum begins, hold up all else that is asked of
   * the database, and the lease would be lost before its holder has anything to serve.
   */
  readonly #making = new Turnstile();
  /** Which lease whoever writes of a model must hold; none where one process has the store for itself. */
  readonly #leases = new Map<string, MongoLease>();
  readonly #models = new Set<string>();

  constructor(options: KeeperOptions, log: ModelLog, passed: PassedOverLog) {
    this.#options = options;
    this.#log = log;
    this.#passed = passed;
  }

  govern(models: readonly string[], lease: MongoLease): void {
    for (const model of models) this.#leases.set(model, lease);
  }

  async prepare(model: ReadModel<never>): Promise<readonly Generation[]> {
    assertDeclaration(model);
    this.#models.add(model.name);
    const state = await this.#log.latest(model.name);
    const declared = JSON.stringify(declarationOf(model));
    for (const { version, declaration } of state.generations) {
      if (version !== model.version || JSON.stringify(declaration) === declared) continue;
      throw new ChangedDeclaration(`${model.name}@${version} was built with other indexes: raise its version`);
    }
    await this.#dropDue(model.name, this.#options.graceMs, state);
    const reach = await this.#passed.reachOf(state.generations);
    return state.generations.map((stored) => described(stored, reach(stored)));
  }

  async begin(model: ReadModel<never>): Promise<Generation> {
    assertDeclaration(model);
    this.#models.add(model.name);
    const { connection, space } = this.#options;
    const declaration = declarationOf(model);
    const number = await this.#making.pass(async () => {
      const made = await this.#log.newGeneration();
      await makeIndexes(connection, space, made, declaration, 'writing');
      return made;
    });
    const begun: StoredGeneration = {
      model: model.name,
      version: model.version,
      generation: number,
      state: 'building',
      checkpoint: 0,
      declaration,
      filled: false,
      term: 1,
      epoch: this.#leases.get(model.name)?.epoch ?? 0,
      pastTerms: [],
      summed: 0,
      prunedTo: 0,
    };
    await this.#log.change(model.name, ({ generations }) => ({ generations: [begun, ...generations] }));
    this.#writing.set(number, new Writing(1));
    return described(begun, 0);
  }

  /** One at a time for each generation. */
  async commit<Doc>(model: ReadModel<Doc>, generation: number, batch: Batch): Promise<void> {
    let turnstile = this.#turnstiles.get(generation);
    if (turnstile === undefined) this.#turnstiles.set(generation, (turnstile = new Turnstile()));
    return turnstile.pass(async () => {
      const state = await this.#log.latest(model.name);
      const stored = await this.#standing(model.name, state, generation, batch.after);
      const adopted = await this.#adopted(stored);
      const versions = prepareVersions(model, adopted, batch.versions);
      const facts = prepareFacts(model.name, batch.facts);
      const writing = this.#writing.get(generation)!;
      try {
        const collections = collectionsOf(this.#options.connection, this.#options.space, generation);
        await writeVersions(collections, adopted, versions);
        await writeFacts(collections, facts, writing.figures);
        // Sums follow from facts that are there in full: they are there before they are told of.
        const summed = await this.#sumWholeBlocks(adopted, batch, collections);
        const prunedTo = Math.max(adopted.prunedTo, writing.prunableTo(this.#options.graceMs));
        await this.#moveOn(adopted, batch, { summed, prunedTo }, state);
        writing.reached(batch.checkpoint);
        if (prunedTo > adopted.prunedTo && !adopted.declaration.keepsPast) {
          await collections.versions.deleteMany({ until: { $lte: prunedTo } });
        }
      } catch (error) {
        this.#writing.delete(generation); // What was left behind the checkpoint must never count: the next term begins.
        throw error;
      }
    });
  }

  async serve(model: ReadModel<never>, generation: number): Promise<void> {
    const { connection, space } = this.#options;
    const filling = await this.find(model.name, generation);
    if (filling.state === 'retired') throw new WrongCheckpoint(`${model.name}: generation ${generation} is retired`);
    this.#assertMayWrite(model.name);
    if (!filling.filled) {
      const { versions } = collectionsOf(connection, space, generation);
      // Nobody has seen it yet: what no longer holds need not be kept for readers.
      if (!filling.declaration.keepsPast) await versions.deleteMany({ until: { $lte: filling.checkpoint } });
      await this.#making.pass(() => makeIndexes(connection, space, generation, filling.declaration, 'asking'));
    }
    await this.#log.change(model.name, ({ generations }) => {
      const found = generations.find((one) => one.generation === generation);
      if (found?.checkpoint !== filling.checkpoint || found.state !== filling.state) {
        throw new WrongCheckpoint(`${model.name}: generation ${generation} was written to while it was made ready`);
      }
      return {
        generations: generations.map((one) =>
          one.generation === generation
            ? { ...one, state: 'serving', filled: true }
            : one.state === 'serving'
              ? { ...one, state: 'retired' }
              : one,
        ),
      };
    });
  }

  async discardRetired(model: string): Promise<void> {
    await this.#remove(model, ({ state }) => state === 'retired');
  }

  async discard(model: string, generation: number): Promise<void> {
    await this.#remove(model, (one) => {
      if (one.generation === generation && one.state === 'serving') {
        throw new Error(`${model}: generation ${generation} serves`);
      }
      return one.generation === generation;
    });
  }

  async scrub(): Promise<void> {
    const { connection, space } = this.#options;
    for (const model of this.#models) {
      await this.#dropDue(model, 0, await this.#log.latest(model));
      for (const { generation, checkpoint, declaration } of (await this.#log.latest(model)).generations) {
        if (declaration.keepsPast) continue;
        await collectionsOf(connection, space, generation).versions.deleteMany({ until: { $lte: checkpoint } });
      }
    }
  }

  /** @throws WrongCheckpoint */
  async find(model: string, generation: number): Promise<StoredGeneration> {
    return generationIn(model, await this.#log.latest(model), generation);
  }

  /** @throws WrongCheckpoint */
  async #standing(model: string, of: ModelState, generation: number, after: number): Promise<StoredGeneration> {
    const stored = generationIn(model, of, generation);
    const { state, checkpoint } = stored;
    if (state === 'retired' || !(await this.#passed.isAt(stored, after))) {
      throw new WrongCheckpoint(`${model}: ${state} at ${checkpoint}, not at ${after}`);
    }
    return stored;
  }

  /**
   * The generation as this store may write to it: in a term that it has begun, and nobody after it.
   * @throws WrongCheckpoint where another has begun a term, or may
   */
  async #adopted(stored: StoredGeneration): Promise<StoredGeneration> {
    const { model, generation, checkpoint, term } = stored;
    const writing = this.#writing.get(generation);
    if (writing?.term === term) return stored;
    this.#writing.delete(generation);
    if (writing !== undefined) throw new WrongCheckpoint(`${model}: another writes to generation ${generation}`);
    this.#assertMayWrite(model);
    const epoch = this.#leases.get(model)?.epoch ?? stored.epoch;
    if (epoch < stored.epoch) throw new WrongCheckpoint(`${model}: epoch ${epoch} is over`);
    const pastTerms = await this.#settled(stored, checkpoint === 0 ? [] : [{ term, to: checkpoint }]);
    const adopted: StoredGeneration = { ...stored, term: term + 1, epoch, pastTerms };
    await this.#log.replace(stored, () => adopted);
    const { connection, space } = this.#options;
    // What earlier terms left behind the checkpoint never counts. (What a later one has there is not touched.)
    const left = { sequence: { $gt: checkpoint }, term: { $lte: term } };
    await collectionsOf(connection, space, generation).versions.deleteMany(left);
    this.#writing.set(generation, new Writing(adopted.term));
    return adopted;
  }

  /** Earlier terms, few enough to be asked about: what the oldest wrote in time is marked as no term's. */
  async #settled(
    { generation, pastTerms }: StoredGeneration,
    more: StoredGeneration['pastTerms'],
  ): Promise<StoredGeneration['pastTerms']> {
    const all = [...pastTerms, ...more];
    if (all.length <= PAST_TERMS) return all;
    const { versions } = collectionsOf(this.#options.connection, this.#options.space, generation);
    for (const { term, to } of all.slice(0, -1)) {
      await versions.updateMany({ term, sequence: { $lte: to } }, { $set: { term: 0 } });
    }
    return all.slice(-1);
  }

  async #sumWholeBlocks(
    { summed }: StoredGeneration,
    batch: Batch,
    collections: ReturnType<typeof collectionsOf>,
  ): Promise<number> {
    const whole = Math.floor((batch.checkpoint + 1) / BLOCK);
    for (let block = summed; block < whole; block++) await sumBlock(collections, block);
    return Math.max(summed, whole);
  }

  async #moveOn(
    adopted: StoredGeneration,
    batch: Batch,
    more: Partial<StoredGeneration>,
    state: ModelState,
  ): Promise<void> {
    const ledgerId = adopted.ledgerId ?? batch.ledgerId;
    const { checkpoint } = batch;
    const next = (now: StoredGeneration): StoredGeneration => ({
      ...now,
      ...more,
      checkpoint,
      ...(ledgerId === undefined ? {} : { ledgerId }),
    });
    await this.#log.replace(adopted, next, state);
  }

  async #remove(model: string, isMeant: (generation: StoredGeneration) => boolean): Promise<void> {
    const state = await this.#log.latest(model);
    if (!state.generations.some(isMeant)) return this.#dropDue(model, this.#options.graceMs, state);
    const at = Date.now();
    await this.#log.change(model, ({ generations, dropping }) => ({
      generations: generations.filter((one) => !isMeant(one)),
      // Nobody has read one that never served.
      dropping: [
        ...dropping,
        ...generations.filter(isMeant).map((one) => ({ generation: one.generation, at: one.filled ? at : 0 })),
      ],
    }));
    await this.#dropDue(model, this.#options.graceMs, await this.#log.latest(model));
  }

  /** Drops what nobody can still be reading. */
  async #dropDue(model: string, graceMs: number, { dropping }: ModelState): Promise<void> {
    const due = dropping.filter(({ at }) => at + graceMs <= Date.now()).map(({ generation }) => generation);
    if (due.length === 0) return;
    for (const generation of due) {
      await this.#making.pass(() => dropCollections(this.#options.connection, this.#options.space, generation));
      this.#writing.delete(generation);
    }
    await this.#passed.forget(due);
    await this.#log.change(model, (state) => ({
      dropping: state.dropping.filter(({ generation }) => !due.includes(generation)),
    }));
  }

  #assertMayWrite(model: string): void {
    const lease = this.#leases.get(model);
    if (lease !== undefined && !lease.isHeld) throw new WrongCheckpoint(`${model}: another instance writes`);
  }
}

function described(stored: StoredGeneration, checkpoint: number): Generation {
  const { model, version, generation, state, ledgerId } = stored;
  return { model, version, generation, state, checkpoint, ...(ledgerId === undefined ? {} : { ledgerId }) };
}
