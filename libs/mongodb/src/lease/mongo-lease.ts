import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { isDuplicate } from '../rows/rows.ts';

export interface MongoLeaseOptions {
  readonly connection: Connection;
  /** The collection leases lie in. */
  readonly collection: string;
  /** What is leased: `views.rows`. */
  readonly name: string;
  /** How long a lease outlives a holder that died, in milliseconds; default 4,000. */
  readonly ttlMs?: number;
  /** Told each time it has been got. */
  onHeld?(): void;
  /** False while its holder could do nothing with it: then it is left to another. */
  isOfUse?(): boolean;
}

interface LeaseRow {
  /** `name:epoch`: two can't begin the same epoch. */
  readonly _id: string;
  readonly name: string;
  readonly epoch: number;
  readonly holder: string;
  /** Rises while the holder lives. */
  readonly beat: number;
  readonly released: boolean;
}

/** Epochs that are kept: whoever inserts one of those that went finds a later one, and knows that it was late. */
const KEPT = 20;

/**
 * A lease in a MongoDB: whoever inserts the next epoch holds it, and lets its beat rise three times per `ttlMs`. Another watches
 * the beat, and begins the next epoch when it has not risen for `ttlMs` of its own clock: no two clocks are compared. It keeps
 * two instances from doing the same work twice; what keeps them from doing harm is the epoch, which whoever writes must hold up.
 */
export class MongoLease {
  readonly #options: MongoLeaseOptions;
  readonly #ttl: number;
  readonly #holder = randomUUID();
  readonly #ending = new AbortController();
  #running: Promise<void> | undefined;
  #epoch: number | undefined;
  #heldUntil = 0;
  #beat = 0;
  /** The beat another was last seen with, and since when. */
  #seen: { readonly id: string; readonly beat: number; readonly since: number } | undefined;
  #trouble: Error | undefined;

  constructor(options: MongoLeaseOptions) {
    this.#options = options;
    this.#ttl = options.ttlMs ?? 4_000;
  }

  /** False as soon as it may have been lost, before anybody else can hold it. */
  get isHeld(): boolean {
    return performance.now() < this.#heldUntil;
  }

  /** The epoch that is held, or was held last: later holders have higher ones. */
  get epoch(): number | undefined {
    return this.#epoch;
  }

  /** Why it could not be asked for; undefined also where another holds it. */
  get trouble(): Error | undefined {
    return this.#trouble;
  }

  /** Asks for it from now on, in the background. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Lets another have it at once, and stops asking for it. What its holder wrote must have ended before. */
  async release(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  get #rows() {
    return this.#options.connection.db!.collection<LeaseRow>(this.#options.collection);
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      try {
        if (this.#options.isOfUse?.() === false) await this.#giveUp();
        else await (this.#epoch !== undefined && this.isHeld ? this.#renew(this.#epoch) : this.#ask());
        this.#trouble = undefined;
      } catch (error) {
        this.#trouble = error as Error;
      }
      const pause = this.#ttl / (this.isHeld ? 3 : 4);
      await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
    }
    await this.#giveUp().catch(() => undefined); // it ends by itself
  }

  async #giveUp(): Promise<void> {
    const held = this.isHeld ? this.#epoch : undefined;
    this.#heldUntil = 0;
    if (held !== undefined) await this.#rows.updateOne({ _id: this.#idOf(held) }, { $set: { released: true } });
  }

  /** Its end is counted from before the question was sent. */
  async #renew(epoch: number): Promise<void> {
    const asked = performance.now();
    this.#beat += 1;
    const { matchedCount } = await this.#rows.updateOne({ _id: this.#idOf(epoch) }, { $set: { beat: this.#beat } });
    const latest = await this.#latest();
    if (matchedCount === 0 || latest?.epoch !== epoch) {
      this.#heldUntil = 0;
      return;
    }
    this.#heldUntil = asked + this.#ttl * 0.75;
  }

  async #ask(): Promise<void> {
    const asked = performance.now();
    const latest = await this.#latest();
    if (latest?.holder === this.#holder && latest.epoch === this.#epoch && !latest.released) {
      // Its time was over, since the database was slow, and nobody has begun another epoch: it is still ours.
      await this.#renew(latest.epoch);
      if (this.isHeld) this.#options.onHeld?.();
      return;
    }
    if (latest !== undefined && !latest.released && !this.#isSilent(latest, asked)) return;
    const epoch = (latest?.epoch ?? 0) + 1;
    const { name } = this.#options;
    this.#beat = 0;
    const row: LeaseRow = { _id: this.#idOf(epoch), name, epoch, holder: this.#holder, beat: 0, released: false };
    try {
      await this.#rows.insertOne(row);
    } catch (error) {
      if (isDuplicate(error)) return; // another was faster
      throw error;
    }
    if ((await this.#latest())?.epoch !== epoch) return;
    this.#epoch = epoch;
    this.#heldUntil = asked + this.#ttl * 0.75;
    this.#options.onHeld?.();
    await this.#rows.deleteMany({ name, epoch: { $lt: epoch - KEPT } });
  }

  #isSilent({ _id: id, beat }: LeaseRow, now: number): boolean {
    if (this.#seen?.id !== id || this.#seen.beat !== beat) this.#seen = { id, beat, since: performance.now() };
    return now - this.#seen.since >= this.#ttl;
  }

  async #latest(): Promise<LeaseRow | undefined> {
    const rows = this.#rows.find({ name: this.#options.name }).sort({ epoch: -1 }).limit(1);
    return (await rows.toArray())[0];
  }

  #idOf(epoch: number): string {
    return `${this.#options.name}:${epoch}`;
  }
}
