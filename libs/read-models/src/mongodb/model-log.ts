import { type Connection, isDuplicate } from '@baraza/mongodb';
import { type Generation, WrongCheckpoint } from '../read-store.port.ts';
import type { Declaration } from '../shared/declared.ts';
import { StateLog } from './state-log.ts';

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

/**
 * What holds of each model, as a log of whole states (`StateLog`). So a checkpoint moves, a generation begins to serve and the one
 * before retires at one moment.
 */
export class ModelLog {
  readonly #connection: Connection;
  readonly #space: string;

  constructor(connection: Connection, space: string) {
    this.#connection = connection;
    this.#space = space;
  }

  async latest(model: string): Promise<ModelState> {
    return (await this.#states(model).latest()) ?? { number: 0, generations: [], dropping: [] };
  }

  /**
   * Writes what follows on a state.
   * @returns whether it was the next; false where another was written meanwhile
   */
  follow(model: string, before: ModelState, change: Partial<Omit<ModelState, 'number'>>): Promise<boolean> {
    const { number, generations, dropping } = { ...before, ...change };
    return this.#states(model).follow(number, { generations, dropping });
  }

  /**
   * Writes what follows on the latest state; again where another was faster.
   * @param latest as it was read before, where it was
   */
  async change(
    model: string,
    next: (state: ModelState) => Partial<ModelState>,
    latest?: ModelState,
  ): Promise<ModelState> {
    for (let state = latest; ; state = undefined) {
      state ??= await this.latest(model);
      if (await this.follow(model, state, next(state))) return state;
    }
  }

  /**
   * Writes what follows on a generation.
   * @param latest as it was read before; of no use where another term has begun since
   * @throws WrongCheckpoint where it is not as it was: another has begun a term, or it is retired
   */
  async replace(
    before: StoredGeneration,
    next: (now: StoredGeneration) => StoredGeneration,
    latest?: ModelState,
  ): Promise<void> {
    const { model, generation, term, checkpoint } = before;
    const isAsItWas = (now: StoredGeneration | undefined): now is StoredGeneration =>
      now?.term === term && now.checkpoint === checkpoint && now.state !== 'retired';
    const known = latest?.generations.find((one) => one.generation === generation);
    const change = ({ generations }: ModelState): Partial<ModelState> => {
      const now = generations.find((one) => one.generation === generation);
      if (!isAsItWas(now)) throw new WrongCheckpoint(`${model}: generation ${generation} went on without us`);
      return { generations: generations.map((one) => (one === now ? next(now) : one)) };
    };
    await this.change(model, change, isAsItWas(known) ? latest : undefined);
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

  #states(model: string): StateLog<Omit<ModelState, 'number'>> {
    return new StateLog(this.#connection, `${this.#space}.models.${model}`);
  }
}

/** @throws WrongCheckpoint */
export function generationIn(model: string, { generations }: ModelState, generation: number): StoredGeneration {
  const found = generations.find((one) => one.generation === generation);
  if (found === undefined) throw new WrongCheckpoint(`${model} has no generation ${generation}`);
  return found;
}
