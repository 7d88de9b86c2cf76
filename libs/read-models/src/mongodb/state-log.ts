import { randomUUID } from 'node:crypto';
import { type Connection, isDuplicate } from '@baraza/mongodb';

type Row<State> = State & {
  readonly _id: number;
  /** Of who wrote it, once. */
  readonly by: string;
};

/** How many states are kept. Whoever writes one so far behind finds later ones, and knows that it was late. */
const KEPT = 16;

/**
 * A log of whole states: one that follows on another is inserted under the next number, and a number is given once. So all of a
 * state holds from one moment on, and of two that write at once one is refused: without transactions, and without relying on
 * conditional updates.
 */
export class StateLog<State extends object> {
  readonly #connection: Connection;
  readonly #collection: string;

  constructor(connection: Connection, collection: string) {
    this.#connection = connection;
    this.#collection = collection;
  }

  /** The last state and its number, dense from 1; undefined where none has been written. */
  async latest(): Promise<(State & { readonly number: number }) | undefined> {
    const [row] = await this.#rows().find().sort({ _id: -1 }).limit(1).toArray();
    if (row === undefined) return undefined;
    const { _id: number, by: _by, ...state } = row as unknown as Row<State>;
    return { ...(state as unknown as State), number };
  }

  /**
   * Writes what follows on a state.
   * @param after the state's number; 0 where there is none
   * @returns whether it was the next; false where another was written meanwhile
   */
  async follow(after: number, state: State): Promise<boolean> {
    const number = after + 1;
    const rows = this.#rows();
    const by = randomUUID();
    try {
      await rows.insertOne({ _id: number, by, ...state });
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

  #rows() {
    return this.#connection.db!.collection<{ _id: number; by: string }>(this.#collection);
  }
}
