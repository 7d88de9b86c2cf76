import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { addOnce, collectionIn, inParts, makeIndexes } from '@baraza/mongodb';
import type { mongo } from 'mongoose';
import { VaultUnavailable } from '../vault.port.ts';

/** Named by the claim on everything that may ever be stored: the vault is being moved away, or has been. */
const EVERYTHING = 'everything';
const MOVED = 'the vault has been moved, or is being moved; end this process, and start it where the vault is';

interface ClaimRow {
  readonly _id: string;
  readonly sweep: string;
  readonly on: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const LOOK_EVERY_MS = 20;
const WAITS_AT_MOST_MS = 10_000;
/** Whoever claimed longer ago than this has died over it. */
const STALE_MS = 60_000;

/**
 * What a sweep is about to take out: events, and subjects that may lose their keys. A sweep claims before it looks whether
 * anybody needs them still, and whoever stores something looks for claims afterwards: one of the two sees the other. That
 * asks no more of the database than that what was added is found.
 */
export class Claims {
  readonly #rows: mongo.Collection<ClaimRow>;

  constructor(db: mongo.Db) {
    this.#rows = collectionIn(db, 'claims');
  }

  async prepare(): Promise<void> {
    await makeIndexes(this.#rows, [{ on: 1 }]);
  }

  /** Does the work while these are claimed. */
  async during<T>(ids: Iterable<string>, work: () => Promise<T>): Promise<T> {
    const sweep = randomUUID();
    const at = Date.now();
    try {
      for (const some of inParts(ids)) {
        await this.#rows.insertMany(
          some.map((on) => ({ _id: `${sweep} ${on}`, sweep, on, at })),
          { ordered: false },
        );
      }
      return await work();
    } finally {
      await this.#rows.deleteMany({ sweep });
    }
  }

  /**
   * Claims everything, until it is opened again: whoever is about to store something sees it before it can say that it is
   * stored, and what was said to be stored before is there for whoever looks from now on.
   */
  async close(): Promise<void> {
    await addOnce(this.#rows, { _id: EVERYTHING, sweep: EVERYTHING, on: EVERYTHING, at: Number.MAX_SAFE_INTEGER });
  }

  /** Ends the claim on everything. */
  async open(): Promise<void> {
    await this.#rows.deleteOne({ _id: EVERYTHING });
  }

  /** @throws VaultUnavailable where everything is claimed: the vault does not live here any more */
  async assertOpen(): Promise<void> {
    if ((await this.#rows.findOne({ _id: EVERYTHING })) !== null) throw new VaultUnavailable(MOVED);
  }

  /**
   * Waits until none of these is claimed.
   * @returns whether any was
   * @throws VaultUnavailable where that takes too long, or everything is claimed
   */
  async released(ids: Iterable<string>): Promise<boolean> {
    const asked = [...ids];
    const until = performance.now() + WAITS_AT_MOST_MS;
    for (let were = false; ; were = true) {
      if (!(await this.#areAny(asked))) return were;
      if (performance.now() > until) throw new VaultUnavailable('a sweep takes long over the same values');
      await pause(LOOK_EVERY_MS);
    }
  }

  async #areAny(ids: readonly string[]): Promise<boolean> {
    for (const some of inParts(ids)) {
      const found = await this.#rows.find({ on: { $in: [...some, EVERYTHING] } }).toArray();
      if (found.some(({ on }) => on === EVERYTHING)) throw new VaultUnavailable(MOVED);
      const stale = found.filter(({ at }) => at < Date.now() - STALE_MS);
      if (stale.length < found.length) return true;
      if (stale.length > 0) await this.#rows.deleteMany({ _id: { $in: stale.map(({ _id }) => _id) } });
    }
    return false;
  }
}
