import type { SequencedEvent } from '@baraza/contracts';
import { type Amount, contributions, type Counting, type Projection, type ReadModel } from '@baraza/read-models';
import { idInStream, stepsOf, type TimelineDoc } from './steps-of.ts';

/**
 * Figures of things that stand a while, and of what happens to them. What is counted is called by a measure and a stage; a part
 * is of whom or by whom, where that is counted apart: people by group, seats.
 */

/** The dimensions of every fact of a tally; each model adds what its entities belong to. */
export const TALLY_DIMENSIONS = ['unit', 'theme', 'kind', 'stage', 'part', 'itself'] as const;

export interface Tally {
  readonly unit: string;
  readonly themes: readonly string[];
  /** Of its aggregate: the kind of a struggle, an action, a demand's duty. '' where there is none. */
  readonly kind: string;
  /** Further dimensions: which campaign it is of. */
  readonly of: Readonly<Record<string, string>>;
  /** How much of what it counts for while this lasts, by `keyOf`. */
  readonly lasts: Readonly<Record<string, number>>;
  /** How often each thing happened to it so far, by `keyOf`: counted on the day on which it becomes more. */
  readonly counts: Readonly<Record<string, number>>;
  /** What later steps are measured by: days, mostly. */
  readonly notes: Readonly<Record<string, string>>;
}
export type TallyDoc = TimelineDoc<Tally>;

const nothing: Tally = { unit: '', themes: [], kind: '', of: {}, lasts: {}, counts: {}, notes: {} };

export const keyOf = (measure: string, stage = '', part = ''): string => [measure, stage, part].join('/');

/** It counts for this, and for nothing else, until something changes. */
export const lasting = (...keys: readonly string[]): Pick<Tally, 'lasts'> => ({
  lasts: Object.fromEntries(keys.map((key) => [key, 1])),
});

/** The same, and how often each of these things has happened, `by` more than before. */
export function more(
  counts: Tally['counts'],
  ...keys: readonly (string | readonly [string, number])[]
): Tally['counts'] {
  const so = { ...counts };
  for (const one of keys) {
    const [key, by] = typeof one === 'string' ? [one, 1] : one;
    so[key] = (so[key] ?? 0) + by;
  }
  return so;
}

export const noted = ({ notes }: Tally, more_: Tally['notes']): Pick<Tally, 'notes'> => ({
  notes: { ...notes, ...more_ },
});

/** How a model counts: a step for each type of event. */
export function tallying() {
  const { when, types, after } = stepsOf(nothing);
  return {
    when,
    /** @param keys of which entities' documents an event is; its stream's where nothing else is said */
    projection(
      model: ReadModel<TallyDoc>,
      keys: (event: SequencedEvent) => readonly string[] = ({ stream }) => [stream],
    ): Projection<TallyDoc> {
      return {
        model,
        types: types(),
        keys,
        evolve: (doc, event, key) => after(doc, event, idInStream(key)),
        facts: (before, then) =>
          contributions(countingOf((then ?? before)!.entity), before?.timeline ?? [], then?.timeline ?? []),
      };
    },
  };
}

/** A model of nothing but facts and timelines. */
export const tallyModel = (name: string): ReadModel<TallyDoc> => ({
  ...{ name, version: 1 },
  keepsPast: false, // facts and timelines hold both times
  indexes: [],
  index: () => ({}),
});

/** Once in all themes together, and once in each: so that a theme can be asked for, and nothing is counted twice. */
function countingOf(entity: string): Counting<Tally> {
  const amounts = ({ unit, themes, kind, of }: Tally, key: string, amount: number): readonly Amount[] => {
    if (amount === 0) return [];
    const [measure, stage, part] = key.split('/') as [string, string, string];
    return ['', ...new Set(themes)].map((theme) => ({
      measure,
      dimensions: { ...of, unit, theme, kind, stage, part, itself: entity },
      ...{ amount, entity },
    }));
  };
  return {
    stock: (state) => Object.entries(state.lasts).flatMap(([key, amount]) => amounts(state, key, amount)),
    flow(before, after) {
      if (after === null) return [];
      const was = before?.counts ?? {};
      return [...new Set([...Object.keys(was), ...Object.keys(after.counts)])].flatMap((key) =>
        amounts(after, key, (after.counts[key] ?? 0) - (was[key] ?? 0)),
      );
    },
  };
}
