import { type Html, html, path } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import type { RatingFigures } from './ratings.pure.ts';
import type { QuarterOfRatings } from './servicing-dashboard.service.ts';
import { tableOf } from './servicing.table.ts';

/** How members rated what they got: quarter by quarter, and of the last one by unit and constituency. */
export function ratingsSection(frame: Frame, quarters: readonly QuarterOfRatings[]): Html {
  const { words, asked, path: at } = frame;
  const last = quarters.at(-1);
  if (last === undefined) {
    return html`<section>
      <h2>${words.say('ratings')}</h2>
      <p>${words.say('no-quarter-closed')}</p>
    </section>`;
  }
  const heads = (first: string): readonly string[] => [
    first,
    words.say('rating-of-5'),
    words.say('members-who-rated'),
    ...[1, 2, 3, 4, 5].map(String),
  ];
  const over = quarters
    .toReversed()
    .map(({ period, all, eventsOf }) => [period.name, ...cellsOf(frame, all, eventsOf({}))]);
  const units = last.byUnit.map(({ cell, figures }) => [
    html`<a href="${path(at, { ...asked, unit: cell })}">${frame.forum.tree.nameOf(cell)}</a>`,
    ...cellsOf(frame, figures, last.eventsOf({ unit: cell })),
  ]);
  const constituencies = last.byConstituency.map(({ cell, figures }) => [
    words.codeOf('constituency', cell),
    ...cellsOf(frame, figures, last.eventsOf({ constituency: cell })),
  ]);
  return html`<section>
    <h2>${words.say('ratings')}</h2>
    <p>${words.say('ratings-lead')}</p>
    ${tableOf(words.say('ratings-by-quarter'), heads(words.say('quarter')), over)}
    ${tableOf(`${words.say('ratings-by-unit')}, ${last.period.name}`, heads(words.field('unit')), units)}
    ${tableOf(`${words.say('ratings-by-constituency')}, ${last.period.name}`, heads(words.say('constituency')), constituencies)}
  </section>`;
}

function cellsOf({ words }: Frame, figures: RatingFigures | undefined, events: string): readonly (Html | string)[] {
  if (figures === undefined) return [words.say('too-few'), ...Array.from({ length: 6 }, () => '')];
  const { members, mean, counts } = figures;
  return [
    html`<a href="${events}">${mean === undefined ? words.say('too-few') : words.number(mean)}</a>`,
    words.number(members),
    ...counts.map((count) => words.number(count)),
  ];
}
