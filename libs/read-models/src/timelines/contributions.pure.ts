import type { Fact } from '../read-store.port.ts';
import { segmentsKnownAt, type Segment, type Timeline } from './timeline.pure.ts';

/** What counts, before it is known from when. */
export type Amount = Omit<Fact, 'effectiveOn'>;

/** What an entity counts for. Pure. */
export interface Counting<State> {
  /** While the state holds: members by category. A figure as of a date. */
  stock?(state: State): readonly Amount[];
  /** On the day on which it becomes another: joins, departures. A figure of a period. Null: it does not exist. */
  flow?(before: State | null, after: State | null): readonly Amount[];
}

/**
 * What the change of a timeline adds to figures and takes from them. Recorded with the event that made the change, the
 * facts effective by d and recorded by k add up to what a replay of the events recorded by k gives for d: corrections
 * dated back take the old amounts away from their dates, and put the new ones there.
 */
export function contributions<State>(
  counting: Counting<State>,
  before: Timeline<State>,
  after: Timeline<State>,
): readonly Fact[] {
  const old = segmentsKnownAt(before);
  const now = segmentsKnownAt(after);
  // Up to where both say the same, they count the same.
  let same = 0;
  while (same < Math.min(old.length, now.length) && isSame(old[same]!, now[same]!)) same++;
  const sums = new Map<string, Fact>();
  count(counting, old, same, (fact) => add(sums, fact, -1));
  count(counting, now, same, (fact) => add(sums, fact, 1));
  return [...sums.values()].filter(({ amount }) => amount !== 0).sort(byDateThenWhat);
}

/** A segment known now is what one event made for one date; it may end earlier than it did. */
function isSame(a: Segment<unknown>, b: Segment<unknown>): boolean {
  return a.validFrom === b.validFrom && a.knownFrom === b.knownFrom;
}

function count<State>(
  { stock, flow }: Counting<State>,
  segments: Timeline<State>,
  start: number,
  each: (fact: Fact) => void,
): void {
  let before = start === 0 ? null : segments[start - 1]!.state;
  for (const { validFrom: effectiveOn, state } of segments.slice(start)) {
    const amounts = (of: State | null): readonly Amount[] => (of === null ? [] : (stock?.(of) ?? []));
    for (const amount of amounts(before)) each({ ...amount, amount: -amount.amount, effectiveOn });
    for (const amount of amounts(state)) each({ ...amount, effectiveOn });
    for (const amount of flow?.(before, state) ?? []) each({ ...amount, effectiveOn });
    before = state;
  }
}

function add(sums: Map<string, Fact>, fact: Fact, sign: 1 | -1): void {
  const what = identity(fact);
  const amount = (sums.get(what)?.amount ?? 0) + sign * fact.amount;
  sums.set(what, { ...fact, amount });
}

function identity({ effectiveOn, measure, entity, dimensions }: Fact): string {
  return JSON.stringify([effectiveOn, measure, entity, Object.entries(dimensions).sort(byName)]);
}

const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

/** The same facts in the same order, however the change came about. */
function byDateThenWhat(a: Fact, b: Fact): number {
  const [one, other] = [identity(a), identity(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}
