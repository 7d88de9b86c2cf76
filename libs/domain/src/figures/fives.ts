/**
 * How figures about people and answers are shown. There is one way, so that a number is the same wherever it stands: whole
 * cells only, rounded to fives, and all that is worked out from numbers (a mean, a share) worked out from those that are shown.
 */

/** About fewer than this nothing is told. */
export const SMALLEST_CELL = 5;

/** To the nearest multiple of five. Always the same for the same number: asking again tells nothing more. */
export function inFives(count: number): number {
  return Math.round(count / 5) * 5;
}

/** The same; undefined stands for "fewer than five", which does not tell nobody from somebody. */
export function shownCount(count: number): number | undefined {
  return count < SMALLEST_CELL ? undefined : inFives(count);
}

/** Every number of a record, each as it is shown: people by who they are, for one. */
export function shownCounts<Name extends string>(
  counts: Readonly<Record<Name, number>>,
): Readonly<Record<Name, number | undefined>> {
  const shown = Object.entries<number>(counts).map(([name, count]) => [name, shownCount(count)]);
  return Object.fromEntries(shown) as Record<Name, number | undefined>;
}

/** How often each answer was given, as it is shown: of a cell that can be told of. */
export function shownDistribution(counts: readonly number[]): readonly number[] {
  return counts.map(inFives);
}

/**
 * The mean of a distribution that is shown, to one decimal: of what is shown, so that it tells no more.
 * @param first what the first count is of; each next one is of one more
 * @returns undefined where nothing is shown
 */
export function meanShown(shown: readonly number[], first: number): number | undefined {
  const answers = sum(shown);
  if (answers === 0) return undefined;
  const total = shown.reduce((so, count, at) => so + count * (first + at), 0);
  return Math.round((total / answers) * 10) / 10;
}

/**
 * Of a recommendation from 0 to 10 as it is shown: the share that says 9 or 10, less the share that says 6 or lower, in whole
 * percent from -100 to 100. Undefined where nothing is shown.
 */
export function netRecommendation(shown: readonly number[]): number | undefined {
  const answers = sum(shown);
  if (answers === 0) return undefined;
  return Math.round(((sum(shown.slice(9)) - sum(shown.slice(0, 7))) / answers) * 100);
}

/** A share of two counts, in whole percent of what is shown; undefined where either is of fewer than five. */
export function shareShown(part: number, whole: number): number | undefined {
  const [shownPart, shownWhole] = [shownCount(part), shownCount(whole)];
  if (shownPart === undefined || shownWhole === undefined) return undefined;
  return Math.min(100, Math.round((shownPart / shownWhole) * 100));
}

const sum = (counts: readonly number[]): number => counts.reduce((so, count) => so + count, 0);
