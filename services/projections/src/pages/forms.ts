import { addDays, addMonths } from '@baraza/domain';
import type { Frame } from '../viewing/frame.ts';
import { type Html, html, path } from './html.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A choice among options, the first of which asks nothing. */
export function select(
  name: string,
  label: string,
  chosen: string | undefined,
  any: string,
  options: readonly Option[],
): Html {
  const isThere = chosen === undefined || options.some(({ value }) => value === chosen);
  const all = isThere ? options : [...options, { value: chosen, label: chosen }];
  const shown = all.map(({ value, label: text }) =>
    value === chosen
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`,
  );
  return html`<div>
    <label for="ask-${name}">${label}</label
    ><select id="ask-${name}" name="${name}">
      <option value="">${any}</option>
      ${shown}
    </select>
  </div>`;
}

export function field(name: string, label: string, type: 'date' | 'text' | 'search', value: string | undefined): Html {
  return html`<div>
    <label for="ask-${name}">${label}</label
    ><input
      id="ask-${name}"
      name="${name}"
      type="${type}"
      value="${value ?? ''}"
      ${type !== 'date' && html` maxlength="200"`}
    />
  </div>`;
}

/** A question: sent as a link would be, so that it can be kept and shared. */
export function form(
  frame: Frame,
  action: string,
  fields: readonly Html[],
  kept: readonly (readonly [string, string | undefined])[] = [],
): Html {
  const hidden = kept.map(
    ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form class="ask" method="get" action="${action}">
    ${hidden}${fields}
    <div><button type="submit">${frame.words.say('show')}</button></div>
  </form>`;
}

/** The units a reader may ask for, as the tree is on the date asked: a unit's depth is shown before its name. */
export function unitOptions({ forum: { founded, tree }, sight, asOf, knownAt }: Frame): readonly Option[] {
  if (founded === undefined) return [];
  const options: Option[] = [];
  const add = (code: string, depth: number): void => {
    const isSeen = sight.units === undefined || sight.units.includes(code);
    if (isSeen) options.push({ value: code, label: `${'– '.repeat(depth)}${tree.nameOf(code, { asOf, knownAt })}` });
    for (const child of tree.childrenOf(code, { asOf, knownAt })) add(child.code, isSeen ? depth + 1 : depth);
  };
  add(founded.rootUnit, 0);
  return options;
}

/** What a dashboard can be asked: which unit, whatever more it takes, and which period and moment. */
export function periodForm(frame: Frame, from: string, more: readonly Html[] = []): Html {
  const { words, asked } = frame;
  const fields = [
    select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
    ...more,
    field('from', words.say('period-from'), 'date', from),
    field('asOf', words.field('asOf'), 'date', frame.asOf),
    field('asKnownAt', words.field('asKnownAt'), 'text', asked.asKnownAt),
  ];
  return html`${form(frame, frame.path, fields, [['lang', asked.lang]])}${quickDates(frame)}`;
}

/** Where a dashboard is of: a unit and those below it, or the whole forum. */
export function placeOf({ words, forum }: Frame, unit: { readonly name: string } | undefined): string {
  if (unit !== undefined) return words.say('and-below', { unit: unit.name });
  return forum.founded?.name ?? words.say('whole-forum');
}

/** The same question on other dates, one click away. */
export function quickDates(frame: Frame): Html {
  const { words, asked, path: at, today, asOf } = frame;
  const year = Number(today.slice(0, 4));
  const dates: readonly (readonly [string, string])[] = [
    [words.say('today'), today],
    [words.say('end-of-last-month'), addDays(`${today.slice(0, 7)}-01`, -1)],
    [words.say('a-year-before'), addMonths(asOf, -12)],
    [words.say('end-of-year', { year: year - 1 }), `${year - 1}-12-31`],
    [words.say('end-of-year', { year: year - 2 }), `${year - 2}-12-31`],
  ];
  const links = dates.map(([label, date]) => {
    const { from: _from, cursor: _cursor, ...rest } = asked;
    return html`<a href="${path(at, { ...rest, asOf: date })}">${label}</a> `;
  });
  return html`<p class="quick">${words.say('quick-dates')} ${links}</p>`;
}
