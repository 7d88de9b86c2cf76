import { type Html, html } from './html.ts';

export interface Series {
  readonly label: string;
  readonly values: readonly number[];
}

interface Axes {
  /** One label per value. */
  readonly labels: readonly string[];
  /** What the chart shows, for those who do not see it. */
  readonly title: string;
  readonly description: string;
}

const WIDTH = 400;
const HEIGHT = 170;
const LEFT = 42;
const RIGHT = 8;
const TOP = 10;
const BOTTOM = 24;

/** A round number at or above the largest value, in steps that read well. */
export function ceilingOf(largest: number): number {
  if (largest <= 4) return 4;
  const magnitude = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 3, 4, 5, 6, 8, 10].map((step) => step * magnitude).find((value) => value >= largest)!;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A line with its area: how many there were at the end of each period. */
export function lineChart(series: Series, axes: Axes): Html {
  const top = ceilingOf(Math.max(0, ...series.values));
  const count = series.values.length;
  const x = (index: number): number => round(LEFT + ((WIDTH - LEFT - RIGHT) * index) / Math.max(1, count - 1));
  const y = (value: number): number => round(HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * value) / top);
  const points = series.values.map((value, index) => `${x(index)},${y(value)}`);
  const last = series.values.at(-1) ?? 0;
  const drawing = html`${gridLines([0, top / 2, top], y)}
    <polygon points="${x(0)},${y(0)} ${points.join(' ')} ${x(count - 1)},${y(0)}" fill="#e3f0ef" />
    <polyline points="${points.join(' ')}" fill="none" stroke="#0f5257" stroke-width="2" stroke-linejoin="round" />
    <circle cx="${x(count - 1)}" cy="${y(last)}" r="3.5" fill="#0f5257" />
    ${timeLabels(axes.labels, x)}`;
  return chart(drawing, axes);
}

/** Bars up and down from a common line: what came and what went in each period. */
export function flowChart(up: Series, down: Series, axes: Axes): Html {
  const top = ceilingOf(Math.max(0, ...up.values));
  const bottom = Math.max(...down.values, 0) === 0 ? 0 : ceilingOf(Math.max(...down.values));
  const slot = (WIDTH - LEFT - RIGHT) / Math.max(1, up.values.length);
  const x = (index: number): number => round(LEFT + slot * (index + 0.5));
  const y = (value: number): number =>
    round(TOP + ((HEIGHT - TOP - BOTTOM) * (top - value)) / Math.max(1, top + bottom));
  const bar = (index: number, from: number, to: number, fill: string): Html | false =>
    from !== to &&
    html`<rect
      x="${round(x(index) - slot * 0.36)}"
      y="${Math.min(y(from), y(to))}"
      width="${round(slot * 0.72)}"
      height="${round(Math.abs(y(from) - y(to)))}"
      fill="${fill}"
    />`;
  const drawing = html`${gridLines(bottom === 0 ? [0, top] : [-bottom, 0, top], y)}
    ${up.values.map((value, index) => bar(index, 0, value, '#0f5257'))}
    ${down.values.map((value, index) => bar(index, 0, -value, '#c0683f'))}
    <line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(0)}" y2="${y(0)}" stroke="#4c5868" />
    ${timeLabels(axes.labels, x)}`;
  return chart(drawing, axes);
}

/** A bar in a row of a table: the number stands beside it, so it is hidden from those who do not see it. */
export function rowBar(value: number, most: number): Html {
  const width = most === 0 ? 0 : round((100 * value) / most);
  return html`<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    <rect width="100" height="8" fill="#eceff2" />
    <rect width="${width}" height="8" fill="#5b9692" />
  </svg>`;
}

function chart(drawing: Html, { title, description }: Axes): Html {
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}. ${description}">${drawing}</svg>`;
}

function gridLines(values: readonly number[], y: (value: number) => number): readonly Html[] {
  return values.map(
    (value) =>
      html`<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(value)}" y2="${y(value)}" stroke="#d8dde3" /><text
          x="${LEFT - 6}"
          y="${y(value) + 4}"
          text-anchor="end"
          >${Math.abs(value)}</text
        >`,
  );
}

/** The first label, the last, and what fits between. */
function timeLabels(labels: readonly string[], x: (index: number) => number): readonly Html[] {
  const count = labels.length;
  const places = count <= 1 ? [0] : [0, Math.floor((count - 1) / 2), count - 1];
  return [...new Set(places)].map((index, order) => {
    const anchor = order === 0 ? 'start' : index === count - 1 ? 'end' : 'middle';
    const at = anchor === 'start' ? LEFT : anchor === 'end' ? WIDTH - RIGHT : x(index);
    return html`<text x="${at}" y="${HEIGHT - 6}" text-anchor="${anchor}">${labels[index]}</text>`;
  });
}
