import { type Html, html, path } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import { type ServedDocument, type ServedFigures, TOLD_MEASURES } from './servicing-dashboard.document.pure.ts';
import { linkedNumber, tableOf } from '../figures/figure-table.ts';

/** What a table by unit or service says of each. */
const COLUMNS = [
  'asked',
  'noted-late',
  'answered-in-time',
  'answered-late',
  'declined',
  'disputed',
  'owed',
  'owed-late',
] as const;

/** Times against promises: what members asked for in the period, and what is owed on its last day. */
export function servedSection(
  frame: Frame,
  { headline, byUnit, byService }: ServedDocument,
  period: { readonly from: string; readonly until: string },
): Html {
  const { words, asked, path: at } = frame;
  const within = words.say('period', {
    from: words.date(period.from, 'short'),
    until: words.date(period.until, 'short'),
  });
  const tiles = TOLD_MEASURES.filter((measure) => headline.counts[measure].value !== 0).map((measure) => {
    const isStock = measure === 'owed' || measure === 'owed-late';
    return html`<div>
      <dt>${words.codeOf('measure', measure)}${!isStock && html`<br />${within}`}</dt>
      <dd>${linkedNumber(frame, headline.counts[measure])}</dd>
    </div>`;
  });
  const units = byUnit.map(({ code, name, itself, figures }) => [
    itself
      ? html`<span class="none">${words.say('unit-itself', { unit: name })}</span>`
      : html`<a href="${path(at, { ...asked, unit: code })}">${name}</a>`,
    ...cellsOf(frame, figures),
  ]);
  const services = byService.map(({ code, figures }) => [
    html`${words.codeOf('code', code)}`,
    ...cellsOf(frame, figures),
  ]);
  const heads = (first: string): readonly string[] => [
    first,
    ...COLUMNS.map((measure) => words.codeOf('measure', measure)),
    words.say('days-to-answer'),
  ];
  return html`<section>
    <h2>${words.say('times-against-promises')}</h2>
    <p>${words.say('requests-without-protected')}</p>
    ${tiles.length === 0 ? html`<p>${words.say('no-requests-yet')}</p>` : html`<dl class="tiles">${tiles}</dl>`}
    ${tableOf(words.say('requests-by-unit'), heads(words.field('unit')), units)}
    ${tableOf(words.say('requests-by-service'), heads(words.field('service')), services)}
  </section>`;
}

function cellsOf(frame: Frame, { counts, days }: ServedFigures): readonly Html[] {
  const { words } = frame;
  const taken =
    days.taken === null || days.promised === null
      ? html``
      : html`<a href="${days.events}"
          >${words.say('days-of-promised', { taken: words.number(days.taken), promised: words.number(days.promised) })}</a
        >`;
  return [...COLUMNS.map((measure) => linkedNumber(frame, counts[measure])), taken];
}
