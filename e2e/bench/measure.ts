/** How much is measured: all of it, or so little that a run only shows that every bench still works. */
export interface BenchRun {
  readonly rounds: number;
  readonly quick: boolean;
  /** How long a record is made, where somebody said so. */
  readonly events: number | undefined;
  /** As many as said, or few in a quick run. */
  count(whole: number, quick: number): number;
}

/** Milliseconds of single operations, ours beside the reference's. */
export interface Durations {
  readonly ours: readonly number[];
  readonly theirs?: readonly number[];
}

/** Figures of one thing measured against its reference, in the same run. Ratios are what is quoted; times only show scale. */
export interface Row {
  readonly what: string;
  readonly reference: string;
  readonly ours: number;
  /** NaN where the reference could not run: `reference` says why. */
  readonly theirs: number;
  readonly unit: 'a second' | 'ms' | 'MB' | 'bytes' | 'minutes' | 'GB';
  /** Above 1 is better than the reference: ours/theirs for rates, theirs/ours for times and sizes. */
  readonly ratio: number;
  /** What we aim at; empty where there is no aim. */
  readonly aim: string;
  readonly durations?: Durations;
}

export type Bench = (run: BenchRun) => Promise<readonly Row[]>;

/** The q-quantile of durations, by nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Operations a second of `count` operations done by `work`. */
export async function rateOf(count: number, work: () => Promise<void> | void): Promise<number> {
  const from = performance.now();
  await work();
  return (count / (performance.now() - from)) * 1_000;
}

/** How long it took, in milliseconds. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/**
 * Both in turn, A B A B …, after one warm-up of each, so that a machine whose speed drifts drifts for both.
 * @returns the median rate of each and the median of the ratios pair by pair
 */
export async function inTurn(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ ours: number; theirs: number; ratio: number }> {
  await ours();
  await theirs();
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round++) pairs.push([await ours(), await theirs()]);
  return {
    ours: median(pairs.map(([a]) => a)),
    theirs: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  };
}

/** What could not be measured here, and why. */
export function notRun(what: string, why: string, unit: Row['unit']): Row {
  const nothing = { ours: Number.NaN, theirs: Number.NaN, ratio: Number.NaN };
  return { what, reference: `not run: ${why}`, ...nothing, unit, aim: '' };
}

/** Two lists of times, of which less is better. */
export function lessIsBetter(durations: Required<Durations>): Pick<Row, 'ours' | 'theirs' | 'ratio' | 'durations'> {
  const [ours, theirs] = [median(durations.ours), median(durations.theirs)];
  return { ours, theirs, ratio: theirs / ours, durations };
}
