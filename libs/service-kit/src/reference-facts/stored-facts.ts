import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from '@baraza/event-bus';
import {
  type DocumentQuery,
  type DocumentVersion,
  everyDocument,
  type Generation,
  type ReadModel,
  type ReadStore,
  WrongCheckpoint,
  type WriterLease,
} from '@baraza/read-models';
import { Wiped } from '../protections/wiped.ts';
import { evolveFact, factKey, type ReferenceFact, referenceFactsModel } from './reference-facts.projection.ts';

/**
 * How often it is looked whether the instance that writes has come to an event, in milliseconds: less often the longer it takes,
 * for where the database is slow it is those who look that keep it so.
 */
const FOLLOWS = { atLeast: 20, atMost: 250, ofTheWait: 0.25 };
/** How often it is looked at the start whether there are any facts yet, and who is to make them. */
const BEGUN_EVERY_MS = 50;
/** A checkpoint that moved over nothing of interest is written this often only: reading it again costs little. */
const IDLE_CHECKPOINT = 10_000;

/**
 * The facts as they lie in the service's store. Where its instances share the store one of them writes, the one that holds the
 * lease; the others hear of the same events, wait until that one has come as far, and read what it made of them.
 */
export class StoredFacts {
  readonly #store: ReadStore;
  readonly #ledgerId: string;
  readonly #model: ReadModel<ReferenceFact>;
  readonly #closing = new AbortController();
  readonly #wiped: Wiped;
  #lease: WriterLease | undefined;
  #generation = 0;
  #checkpoint = 0;
  /** Whether what is kept is as this one wrote it last, so that it need not look. */
  #isOwn = false;

  constructor(store: ReadStore, ledgerId: string) {
    const { name, version } = referenceFactsModel;
    this.#store = store;
    this.#wiped = new Wiped(store, name);
    this.#ledgerId = ledgerId;
    // Instances of two versions of this program keep facts of their own: neither makes the other's anew.
    this.#model =
      store.lease === undefined ? referenceFactsModel : { ...referenceFactsModel, name: `${name}-v${version}` };
  }

  /** Finds what is kept, or begins it. @returns how far it has come */
  async begin(): Promise<number> {
    const { name } = this.#model;
    this.#lease = this.#store.lease?.(name, [name], () => undefined);
    while (!(await this.#look())) await pause(BEGUN_EVERY_MS);
    await this.#wipe();
    return this.#checkpoint;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#lease?.release();
  }

  get(key: string): Promise<ReferenceFact | undefined> {
    return this.#store.get(this.#model, key);
  }

  async *every(where: NonNullable<DocumentQuery['where']>): AsyncGenerator<ReferenceFact> {
    for await (const { doc } of everyDocument(this.#store, this.#model, { where })) yield doc;
  }

  /**
   * Takes a delivery in, or sees it taken in.
   * @returns the facts it touches, as they are then
   * @throws WrongCheckpoint where another instance began to write meanwhile: the same again
   */
  async take(delivery: Delivery): Promise<Iterable<ReferenceFact>> {
    const { events, upTo } = delivery;
    if (events.length === 0 && upTo - this.#checkpoint < IDLE_CHECKPOINT) return [];
    if (this.#lease === undefined) return this.#write(delivery);
    const last = events.at(-1)?.sequence ?? 0;
    const from = performance.now();
    while (!this.#closing.signal.aborted) {
      if (!this.#isOwn || !this.#lease.isHeld) await this.#look();
      if (this.#lease.isHeld) return this.#write(delivery);
      if (this.#checkpoint >= last) return (await this.#load(delivery)).values();
      const share = (performance.now() - from) * FOLLOWS.ofTheWait;
      await pause(Math.min(FOLLOWS.atMost, Math.max(FOLLOWS.atLeast, share)));
    }
    throw new WrongCheckpoint('it ended before another instance had written what it waited for');
  }

  async #write(delivery: Delivery): Promise<Iterable<ReferenceFact>> {
    const { events, upTo } = delivery;
    const after = this.#checkpoint;
    const docs = await this.#load(delivery);
    if (upTo <= after) return docs.values(); // another instance had written it
    const versions: DocumentVersion[] = [];
    for (const event of events) {
      if (event.sequence <= after) continue;
      const key = factKey(event);
      const doc = evolveFact(docs.get(key), event);
      if (doc === undefined) continue;
      docs.set(key, doc);
      versions.push({ key, doc, sequence: event.sequence });
    }
    const batch = { after, checkpoint: upTo, versions, facts: [], ledgerId: this.#ledgerId };
    this.#isOwn = false;
    await this.#store.commit(this.#model, this.#generation, batch);
    this.#isOwn = true;
    this.#checkpoint = upTo;
    if (events.some(({ type }) => type === 'members.OrganisationProtected')) await this.#wipe();
    return docs.values();
  }

  /** Leaves nothing on the disk of the organisation that was protected last, and of those before. */
  async #wipe(): Promise<void> {
    let last = 0;
    for await (const { sequence } of everyDocument(this.#store, this.#model, {
      where: { kind: { is: 'protected' } },
    })) {
      last = Math.max(last, sequence);
    }
    if (last > 0) await this.#wiped.after(last);
  }

  async #load({ events }: Delivery): Promise<Map<string, ReferenceFact>> {
    const keys = [...new Set(events.map(factKey))];
    return new Map(await this.#store.load(this.#model, this.#generation, keys));
  }

  /** How far what is kept has come; whoever may write begins it where there is nothing. @returns whether there is something */
  async #look(): Promise<boolean> {
    const generations = await this.#store.prepare(this.#model);
    let serving = generations.find((one) => one.state === 'serving' && one.version === this.#model.version);
    if (serving === undefined && this.#lease?.isHeld !== false) serving = await this.#begun(generations);
    if (serving === undefined) return false;
    this.#generation = serving.generation;
    this.#checkpoint = serving.checkpoint;
    return true;
  }

  /** Facts are small and made anew in moments; `known…` look-ups wait for them. @returns undefined where the lease was lost meanwhile */
  async #begun(generations: readonly Generation[]): Promise<Generation | undefined> {
    const { name, version } = this.#model;
    // One that was begun in vain is as good as another: nothing is written to it before it is served.
    const left = generations.find((one) => one.state === 'building' && one.version === version);
    try {
      const begun = left ?? (await this.#store.begin(this.#model));
      await this.#store.serve(this.#model, begun.generation);
      await this.#store.discardRetired(name);
      return begun;
    } catch (error) {
      if (!(error instanceof WrongCheckpoint)) throw error;
      return undefined;
    }
  }
}
