import { FIRST_CONSTITUENCIES, FIRST_THEMES } from '@baraza/domain';
import { select } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import type { RegisterName } from '../registers/register.ts';
import { type Frame, momentOf, widestOf } from '../viewing/frame.ts';
import type { Phrase } from '../words/words.ts';
import { alikeInWords } from './alike.ts';
import { figureEventsPage } from './figure-events.page.ts';
import { linkedNumber, tableOf } from './figure-table.ts';
import type { LinkedFigure } from './linked-figure.ts';
import type { SectionsDocument, ToldSection, ToldTable } from './sections.pure.ts';
import type { ToldFigure } from './tally-view.ts';

/** A choice of one theme, or all of them. */
export function themeField({ words, asked }: Frame): Html {
  const themes = FIRST_THEMES.map((value) => ({ value, label: words.codeOf('theme', value) }));
  return select('theme', words.field('theme'), asked.theme, words.say('any'), themes);
}

/** A choice of one constituency, or all of them. */
export function constituencyField({ words, asked }: Frame): Html {
  const all = FIRST_CONSTITUENCIES.map((value) => ({ value, label: words.codeOf('constituency', value) }));
  return select('constituency', words.field('constituency'), asked.constituency, words.say('any'), all);
}

/** Which entities are counted where a constituency is asked for. */
export function ofConstituency({ words, asked }: Frame, phrase: Phrase): Html | false {
  const { constituency } = asked;
  if (constituency === undefined) return false;
  return html`<p>${words.codeOf('constituency', constituency)}: ${words.say(phrase)}</p>`;
}

/** What happened in the period, and what stands on its last day; then tables. @param more what a section says beside that */
export function sectionOf(
  frame: Frame,
  { name, numbers, tables }: ToldSection,
  within: string,
  stocks: readonly string[],
  more: Html | false = false,
): Html {
  const { words } = frame;
  return html`<section>
    <h2>${words.say(name)}</h2>
    ${tiles(frame, numbers, within, stocks)} ${more}
    ${tables.map((table) => tableSection(frame, table, within, stocks))}
  </section>`;
}

export function byUnitTable(frame: Frame, { byUnit }: SectionsDocument): Html | false {
  const { words, asked, path: at } = frame;
  const measures = Object.keys(byUnit[0]?.figures ?? {});
  const rows = byUnit.map(({ code, name, itself, figures }) => [
    itself
      ? html`<span class="none">${words.say('unit-itself', { unit: name })}</span>`
      : html`<a href="${path(at, { ...asked, unit: code })}">${name}</a>`,
    ...measures.map((measure) => linkedNumber(frame, figures[measure]!)),
  ]);
  const heads = [words.field('unit'), ...measures.map((measure) => words.codeOf('measure', measure))];
  return tableOf(words.say('by-unit'), heads, rows);
}

/** Rows in which everything is nothing are left out. */
function tableSection(frame: Frame, { name, by, rows }: ToldTable, within: string, stocks: readonly string[]) {
  const { words } = frame;
  const measures = Object.keys(rows[0]?.figures ?? {});
  const shown = rows
    .filter(({ figures }) => Object.values(figures).some(({ value }) => value !== 0))
    .map(({ code, figures }) => [
      words.codeOf(by, code),
      ...measures.map((measure) => (figures[measure] === undefined ? '' : linkedNumber(frame, figures[measure]))),
    ]);
  const isOfPeriod = measures.some((measure) => !stocks.includes(measure));
  const title = isOfPeriod ? `${words.say(name)}, ${within}` : words.say(name);
  return tableOf(title, [words.field(by), ...measures.map((one) => words.codeOf('measure', one))], shown);
}

/** Nothing is not shown. */
function tiles(
  frame: Frame,
  numbers: Readonly<Record<string, LinkedFigure>>,
  within: string,
  stocks: readonly string[],
): Html | false {
  const { words } = frame;
  const shown = Object.entries(numbers).filter(([, { value }]) => value !== 0);
  if (shown.length === 0) return html`<p>${words.say('nothing-counted')}</p>`;
  return html`<dl class="tiles">
    ${shown.map(
      ([name, figure]) =>
        html`<div>
          <dt>${words.codeOf('measure', name)}${!stocks.includes(name) && html`<br />${within}`}</dt>
          <dd>${linkedNumber(frame, figure)}</dd>
        </div>`,
    )}
  </dl>`;
}

/** The entries that a figure of a tally is the sum of. */
export function tallyFigurePage(told: ToldFigure, dashboard: { readonly phrase: Phrase; readonly at: string }): string {
  const { frame, unit, measure, value, events, nextCursor } = told;
  const { words, asked } = frame;
  const { unit: code, from, stage, kind, theme, constituency, goal, programme, campaign, coalition } = asked;
  return figureEventsPage({
    ...{ frame, audience: widestOf(frame.sight.audiences), events, nextCursor },
    value: words.number(value),
    dashboard: {
      name: words.say(dashboard.phrase),
      at: path(dashboard.at, {
        ...momentOf(frame),
        ...{ unit: code, theme, constituency, from, goal, programme, campaign, coalition },
      }),
    },
    conditions: [
      words.codeOf('measure', measure),
      unit?.name,
      ...alikeInWords(frame),
      ...(kind === undefined ? [] : [words.codeOf('kind', kind)]),
      ...(stage === undefined ? [] : [words.codeOf('stage', stage)]),
    ],
    more: rowsOf(told),
    inWords: (amount) => words.number(amount),
  });
}

/** By what the name of a measure begins with: in which register the rows are that it counts. */
const REGISTER_OF = {
  ...{ coalition: 'coalitions', seat: 'coalitions', alert: 'alerts', 'joint-action': 'joint-actions' },
  ...{ task: 'joint-actions', struggle: 'struggles', campaign: 'campaigns', demand: 'demands', action: 'actions' },
  ...{ outcome: 'outcomes', card: 'report-cards', round: 'report-cards' },
} as const satisfies Readonly<Record<string, RegisterName>>;
/** What participants felt of a coalition, and the days between, are no rows. */
const NO_ROWS: readonly string[] = ['round-closed', 'round-asked', 'round-rated'];

function rowsOf({ frame, measure }: ToldFigure): Html | false {
  const { words, asked } = frame;
  const found = Object.entries(REGISTER_OF).find(([begin]) => measure === begin || measure.startsWith(`${begin}-`));
  if (found === undefined || NO_ROWS.includes(measure)) return false;
  const [, register] = found;
  const rows = path(`/views/registers/${register}`, { ...momentOf(frame), unit: asked.unit, theme: asked.theme });
  return html`<p class="more"><a href="${rows}">${words.say(register)}</a></p>`;
}
