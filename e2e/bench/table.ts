import { type Durations, quantile, type Row } from './measure.ts';

const number = (value: number): string =>
  Number.isNaN(value) ? '' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);

/** `1.20 / 0.80`: ours, and the reference's where it was measured too. */
function quantiles(durations: Durations | undefined, q: number): string {
  if (durations === undefined) return '';
  const { ours, theirs } = durations;
  return [ours, theirs].flatMap((list) => (list === undefined ? [] : [number(quantile(list, q))])).join(' / ');
}

/** Rows as Markdown, columns aligned. */
export function aligned(header: readonly string[], cells: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) => Math.max(...[header, ...cells].map((line) => line[column]!.length)));
  const line = (values: readonly string[]): string =>
    `| ${values.map((value, column) => value.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(line)].join('\n');
}

export function table(rows: readonly Row[]): string {
  const header = ['measured', 'against', 'ours', 'theirs', 'ratio', 'p50 ms', 'p99 ms', 'aim'];
  return aligned(
    header,
    rows.map((row) => [
      row.what,
      row.reference,
      `${number(row.ours)} ${row.unit}`,
      Number.isNaN(row.theirs) ? '' : `${number(row.theirs)} ${row.unit}`,
      Number.isNaN(row.ratio) ? '' : row.ratio.toFixed(2),
      quantiles(row.durations, 0.5),
      quantiles(row.durations, 0.99),
      row.aim,
    ]),
  );
}
