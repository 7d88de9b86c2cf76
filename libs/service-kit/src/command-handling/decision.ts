import type { AlsoIn, Decided, Deciding } from '@baraza/domain';

export { type AlsoIn, alsoIn } from '@baraza/domain';

/** Something the caller should look at. It never refuses. */
export interface Warning {
  /** Stable: `likely-duplicate`. */
  readonly code: string;
  readonly detail: string;
  /** The entities it is about. */
  readonly ids?: readonly string[];
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
