import { randomUUID } from 'node:crypto';
import { type Connection, isDuplicate } from '@baraza/mongodb';
import type { Generation } from '../read-store.port.ts';
import type { Declaration } from '../shared/declared.ts';

export interface StoredGeneration extends Generation {
  readonly declaration: Declaration;
  /** Whether what is only needed for being asked has been made. */
  readonly filled: boolean;
  /** Rises whenever another begins to write, or one begins anew after a failure. */
  readonly term: number;
  /** The epoch of the lease under which the term began; 0 where there is no lease. */
  readonly epoch: number;
  /** Up to where what was written in earlier terms counts. What came later in such a term came too late. */
  readonly pastTerms: readonly { readonly term: number; readonly to: number }[];
  /** How many blocks of facts have monthly sums. */
  readonly summed: number;
  /** Versions that ceased to hold up to here may be gone. */
  readonly prunedTo: number;
}

export interface ModelState {
  /** Dense, from 1; 0 for a model nobody has written of. */
  readonly number: number;
  /** Newest first. */
  readonly generations: readonly StoredGeneration[];
  /** Generations whose collections are still to be dropped, with when they went, in milliseconds since the epoch. */
  readonly dropping: readonly { readonly generation: number; readonly at: number }[];
}

interface StateRow extends Omit<ModelState, 'number'> {
  readonly _id: number;
  /** Of who wrote it, once. */
  readonly by: string;
}

/** How many states are kept. Whoever writes one so far behind finds later ones, and knows that it was late. */
const KEPT = 16;

/**
 * What holds of each model, as a log of whole states: one that follows on another is inserted under the next number, and a number
 * is given once. So a checkpoint moves, a generation begins to serve and the one before retires at one moment, and of two that
 * write at once one is refused: without transactions, and without relying on conditional updates.
 */
export class ModelLog {
  readonly #connection: Connection;
  readonly #space: string;

  constructor(connection: Connection, space: string) {
    this.#connection = connection;
    this.#space = space;
  }

  async latest(model: string): Promise<ModelState> {
    const [row] = await this.#rows(model).find().sort({ _id: -1 }).limit(1).toArray();
    if (row === undefined) return { number: 0, generations: [], dropping: [] };
    const { _id: number, generations, dropping } = row;
    return { number, generations, dropping };
  }

  /**
   * Writes what follows on a state.
   * @returns whether it was the next; false where another was written meanwhile
   */
  async follow(model: string, before: ModelState, change: Partial<Omit<ModelState, 'number'>>): Promise<boolean> {
    const { generations, dropping } = { ...before, ...change };
    const number = before.number + 1;
    const rows = this.#rows(model);
    const by = randomUUID();
    try {
      await rows.insertOne({ _id: number, by, generations, dropping });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // The driver sends an insertion again when its answer was lost: then what is there is ours.
      return (await rows.findOne({ _id: number }))?.by === by;
    }
    const [last] = await rows.find().sort({ _id: -1 }).limit(1).toArray();
    if (last!._id >= number + KEPT) {
      await rows.deleteOne({ _id: number });
      return false;
    }
    if (number % KEPT === 0) await rows.deleteMany({ _id: { $lte: number - 2 * KEPT } });
    return true;
  }

  /** A number for a new generation, which no other of this store has. */
  async newGeneration(): Promise<number> {
    const taken = this.#connection.db!.collection<{ _id: number }>(`${this.#space}.generations`);
    for (;;) {
      const [last] = await taken.find().sort({ _id: -1 }).limit(1).toArray();
      const number = (last?._id ?? 0) + 1;
      try {
        await taken.insertOne({ _id: number });
        return number;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    }
  }

  #rows(model: string) {
    return this.#connection.db!.collection<StateRow>(`${this.#space}.models.${model}`);
  }
}
