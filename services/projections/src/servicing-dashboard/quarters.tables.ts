import { type Html, html, path } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import type { ToldCells } from './member-cells.pure.ts';
import type { AnswerFigures, RatingFigures } from './ratings.pure.ts';
import { RATED } from './requests-served.read-model.ts';
import type { CellOf, QuarterTold } from './servicing-dashboard.service.ts';
import { tableOf } from '../figures/figure-table.ts';

type Cell = Html | string;

/** How members rated what they got: quarter by quarter, and of the last one by unit and constituency. */
export function ratingsSection(frame: Frame, quarters: readonly QuarterTold[]): Html {
  const { words } = frame;
  const heads = [words.say('rating-of-5'), words.say('members-who-rated'), ...[1, 2, 3, 4, 5].map(String)];
  const cellsOf = (figures: RatingFigures | undefined, { eventsOf }: QuarterTold, cell: CellOf): readonly Cell[] => {
    if (figures === undefined) return [words.say('too-few'), ...Array.from({ length: heads.length - 1 }, () => '')];
    const { members, mean, counts } = figures;
    const told = mean === undefined ? words.say('too-few') : words.number(mean);
    return [
      html`<a href="${eventsOf(RATED, cell)}">${told}</a>`,
      words.number(members),
      ...counts.map((count) => words.number(count)),
    ];
  };
  return html`<section>
    <h2>${words.say('ratings')}</h2>
    ${
      quarters.length === 0
        ? html`<p>${words.say('no-quarter-closed')}</p>`
        : html`<p>${words.say('ratings-lead')}</p>
            ${tablesOf(frame, quarters, 'ratings', heads, ({ ratings }) => ratings, cellsOf)}`
    }
  </section>`;
}

/** How many of the answers came in the promised time. */
export function answersTables(frame: Frame, quarters: readonly QuarterTold[]): Html | false {
  const { words } = frame;
  const heads = [words.say('answered-in-time'), words.say('answers'), words.say('members-answered')];
  const cellsOf = (figures: AnswerFigures | undefined, { eventsOf }: QuarterTold, cell: CellOf): readonly Cell[] => {
    if (figures === undefined) return [words.say('too-few'), '', ''];
    const { members, answered, inTime } = figures;
    const told = inTime === undefined ? words.say('too-few') : `${words.number(inTime)} %`;
    return [
      html`<a href="${eventsOf('answered-in-time', cell)}">${told}</a>`,
      html`<a href="${eventsOf('answered-late', cell)}">${words.number(answered)}</a>`,
      words.number(members),
    ];
  };
  return quarters.length > 0 && tablesOf(frame, quarters, 'answers', heads, ({ answers }) => answers, cellsOf);
}

/** Quarter by quarter, the last one first; and of the last one by unit and by constituency. */
function tablesOf<Figures>(
  frame: Frame,
  quarters: readonly QuarterTold[],
  what: 'ratings' | 'answers',
  heads: readonly string[],
  toldOf: (quarter: QuarterTold) => ToldCells<Figures>,
  cellsOf: (figures: Figures | undefined, quarter: QuarterTold, cell: CellOf) => readonly Cell[],
): Html {
  const { words, asked, path: at } = frame;
  const last = quarters.at(-1)!;
  const { byUnit, byConstituency } = toldOf(last);
  const over = quarters
    .toReversed()
    .map((quarter) => [quarter.period.name, ...cellsOf(toldOf(quarter).all, quarter, {})]);
  const units = byUnit.map(({ cell, figures }) => [
    html`<a href="${path(at, { ...asked, unit: cell })}">${frame.forum.tree.nameOf(cell)}</a>`,
    ...cellsOf(figures, last, { unit: cell }),
  ]);
  const constituencies = byConstituency.map(({ cell, figures }) => [
    words.codeOf('constituency', cell),
    ...cellsOf(figures, last, { constituency: cell }),
  ]);
  const { name } = last.period;
  return html`${tableOf(words.say(`${what}-by-quarter`), [words.say('quarter'), ...heads], over)}
  ${tableOf(`${words.say(`${what}-by-unit`)}, ${name}`, [words.field('unit'), ...heads], units)}
  ${tableOf(`${words.say(`${what}-by-constituency`)}, ${name}`, [words.say('constituency'), ...heads], constituencies)}`;
}
