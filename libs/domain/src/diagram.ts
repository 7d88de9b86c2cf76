import type { Aggregate, Happened } from './decider.ts';

/**
 * The states of an aggregate and what leads from one to another: `[from, event, to]`. Several may stand in each place
 * where they share the rest; `same` leaves the status as it was. A property spec holds it to what deciders really do,
 * both ways, and `docs/states.md` draws it.
 */
export type Diagram<State extends { readonly status: string }, Event extends Happened> = readonly (readonly [
  from: State['status'] | readonly State['status'][],
  by: Event['type'],
  to: State['status'] | 'same' | readonly State['status'][],
])[];

/** One arrow of a diagram. */
export interface Transition {
  readonly from: string;
  readonly by: string;
  readonly to: string;
}

const all = <Item>(one: Item | readonly Item[]): readonly Item[] =>
  Array.isArray(one) ? (one as readonly Item[]) : [one as Item];

/** Every arrow, one by one. */
export function transitionsOf(diagram: Diagram<{ readonly status: string }, Happened>): readonly Transition[] {
  return diagram.flatMap(([froms, by, tos]) =>
    all(froms).flatMap((from) => all(tos).map((to) => ({ from, by, to: to === 'same' ? from : to }))),
  );
}

const arrow = ({ from, by, to }: Transition): string => `${from} --${by}--> ${to}`;

/** Watches what a property spec does with an aggregate, and compares it with the diagram. */
export class DiagramWatch<State extends { readonly status: string }, Event extends Happened> {
  readonly #aggregate: Aggregate<State, Event>;
  readonly #declared: ReadonlySet<string>;
  readonly #seen = new Set<string>();

  constructor(aggregate: Aggregate<State, Event>) {
    this.#aggregate = aggregate;
    const diagram = aggregate.diagram as unknown as Diagram<{ readonly status: string }, Happened>;
    this.#declared = new Set(transitionsOf(diagram).map(arrow));
  }

  /**
   * Folds the events of one stream.
   * @throws Error where a step is none of the diagram's
   */
  follow(events: readonly Event[]): void {
    let state = this.#aggregate.initialState;
    for (const event of events) {
      const next = this.#aggregate.evolve(state, event);
      const step = arrow({ from: state.status, by: event.type, to: next.status });
      if (!this.#declared.has(step)) throw new Error(`the diagram of ${this.#aggregate.name} has no ${step}`);
      this.#seen.add(step);
      state = next;
    }
  }

  /** The arrows of the diagram that nothing took: none, where the sequences were rich enough and the diagram is true. */
  neverTaken(): readonly string[] {
    return [...this.#declared].filter((step) => !this.#seen.has(step)).sort();
  }
}
