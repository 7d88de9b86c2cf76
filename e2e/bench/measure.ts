/** Figures of one thing measured against its reference, in the same run. Ratios are what is quoted; times only show scale. */
export interface Row {
  readonly what: string;
  readonly reference: string;
  /** Operations a second, or milliseconds where `unit` says so. */
  readonly ours: number;
  readonly theirs: number;
  readonly unit: 'a second' | 'ms';
  /** Median over the rounds of ours/theirs for rates, theirs/ours for times: above 1 is better than the reference. */
  readonly ratio: number;
  readonly aim: string;
  readonly p50?: number;
  readonly p99?: number;
}

/** The q-quantile of durations, by nearest rank. */
export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

/** Operations a second of `count` operations done by `work`. */
export async function rateOf(count: number, work: () => Promise<void> | void): Promise<number> {
  const from = performance.now();
  await work();
  return (count / (performance.now() - from)) * 1_000;
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

export function table(rows: readonly Row[]): string {
  const header = ['measured', 'against', 'ours', 'theirs', 'ratio', 'p50 ms', 'p99 ms', 'aim'];
  const number = (value: number | undefined): string =>
    value === undefined ? '' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
  const cells = rows.map((row) => [
    row.what,
    row.reference,
    `${number(row.ours)} ${row.unit}`,
    Number.isNaN(row.theirs) ? '' : `${number(row.theirs)} ${row.unit}`,
    Number.isNaN(row.ratio) ? '' : row.ratio.toFixed(2),
    number(row.p50),
    number(row.p99),
    row.aim,
  ]);
  const widths = header.map((_, column) => Math.max(...[header, ...cells].map((line) => line[column]!.length)));
  const line = (values: readonly string[]): string =>
    `| ${values.map((value, column) => value.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(line)].join('\n');
}
