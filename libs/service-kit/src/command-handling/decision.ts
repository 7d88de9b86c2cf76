import type { Aggregate, Decided, Deciding, Happened } from '@baraza/domain';

/** Something the caller should look at. It never refuses. */
export interface Warning {
  /** Stable: `likely-duplicate`. */
  readonly code: string;
  readonly detail: string;
  /** The entities it is about. */
  readonly ids?: readonly string[];
}

/** A further stream written in the same atomic append: a reservation, most often. */
export interface AlsoIn {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- streams of different aggregates share one list; `alsoIn` types each
  readonly aggregate: Aggregate<any, any>;
  readonly id: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  decide(state: any, given: Deciding): readonly Decided[];
}

/** Types an `AlsoIn` by its aggregate. */
export function alsoIn<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  id: string,
  decide: (state: State, given: Deciding) => readonly Decided[],
): AlsoIn {
  return { aggregate, id, decide };
}

/** What a command comes to. No event at all: there was nothing to do. */
export type Decision =
  | readonly Decided[]
  | {
      readonly events: readonly Decided[];
      readonly also?: readonly AlsoIn[];
      readonly warnings?: readonly Warning[];
    };

/** A decider with its look-ups around it: called again with the new state after a conflict. */
export type Decide<State> = (state: State, given: Deciding) => Decision | Promise<Decision>;
