import { FORMER_STATUSES } from '@baraza/contracts';
import { FIRST_THEMES } from '@baraza/domain';
import { field, form, quickDates, select, unitOptions } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { entityTrail, organisationTrail } from '../pages/links.ts';
import { type Naming, shownValue } from '../pages/values.ts';
import { type Frame, momentOf, widestOf } from '../viewing/frame.ts';
import type { AnyRegister } from './every-register.ts';
import type { FoundRow, RegisterPage, RegisterQuestion } from './register.queries.ts';
import type { Column, RegisterRow } from './register.ts';

export interface RegisterPageParts {
  readonly frame: Frame;
  readonly register: AnyRegister;
  readonly question: RegisterQuestion;
  readonly found: RegisterPage;
  readonly entityName: Naming;
}

export function registerPage(given: RegisterPageParts): string {
  const { frame, register, found } = given;
  const { words } = frame;
  const count = words.say('rows', { count: words.number(found.rows.length), total: words.number(found.total) });
  const main = html`<h1>${words.say(register.name)}</h1>
    <p class="lead">${count}, ${momentInWords(frame)}</p>
    ${questions(given)} ${found.rows.length === 0 ? html`<p>${words.say('no-rows')}</p>` : table(given)} ${links(given)}`;
  return viewPage(frame, words.say(register.name), widestOf(frame.sight.audiences), main);
}

function questions({ frame, register, question }: RegisterPageParts): Html {
  const { words, asked } = frame;
  const options = (name: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: words.codeOf(name, value) }));
  const any = words.say('any');
  const fields = [
    field('q', words.field('q'), 'search', question.q),
    select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
    select('status', words.field('status'), asked.status, any, options('status', register.statuses)),
    ...register.filters.map((filter) =>
      select(
        filter.name,
        words.field(filter.name),
        question.filters[filter.name],
        any,
        options(filter.name, filter.values),
      ),
    ),
    select('theme', words.field('theme'), question.theme, any, options('theme', FIRST_THEMES)),
    field('asOf', words.field('asOf'), 'date', frame.asOf),
    field('asKnownAt', words.field('asKnownAt'), 'text', asked.asKnownAt),
  ];
  const kept = [
    ['sort', asked.sort],
    ['audience', asked.audience],
    ['lang', asked.lang],
  ] as const;
  return html`${form(frame, frame.path, fields, kept)}${quickDates(frame)}`;
}

/** On a narrow screen each row stands as a card: roles keep it a table for those who hear it. */
function table(given: RegisterPageParts): Html {
  const { register, found, frame } = given;
  const columns = register.columns.filter((column) => column.detail !== true);
  const heads = columns.map((column) => head(column, given));
  return html`<table class="rows" role="table">
    <caption>
      ${frame.words.say(register.name)}, ${momentInWords(frame)}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${found.rows.map((row) => line(row, columns, given))}
    </tbody>
  </table>`;
}

function head(column: Column<RegisterRow>, { frame, question: { sort } }: RegisterPageParts): Html {
  const { words, asked, path: at } = frame;
  const label = words.field(column.name);
  const numeric = column.kind === 'count' && html` class="n"`;
  if (column.sortable !== true) return html`<th scope="col" role="columnheader" ${numeric}>${label}</th>`;
  const isSorted = sort.column === column.name;
  const { cursor: _cursor, ...rest } = asked;
  const to = path(at, { ...rest, sort: isSorted && !sort.descending ? `-${column.name}` : column.name });
  const mark = isSorted && (sort.descending ? ' ↓' : ' ↑');
  const sorted = isSorted && html` aria-sort="${sort.descending ? 'descending' : 'ascending'}"`;
  return html`<th scope="col" role="columnheader" ${numeric}${sorted}><a href="${to}">${label}${mark}</a></th>`;
}

function line({ id, row }: FoundRow, columns: readonly Column<RegisterRow>[], given: RegisterPageParts): Html {
  const { frame, register, entityName } = given;
  const cells = columns.map((column) => {
    const value = column.value(row) ?? null;
    if (column.kind === 'name') {
      return html`<th scope="row" role="rowheader">
        <a href="${path(trailOf(register, id, row), momentOf(frame))}"
          >${shownValue(column, value, frame, entityName, 'text')}</a
        >
      </th>`;
    }
    const shown = shownValue(column, value, frame, entityName);
    const content = column.name === 'status' && typeof value === 'string' ? state(value, shown) : shown;
    const numeric = column.kind === 'count' && html` class="n"`;
    return html`<td role="cell" ${numeric} data-label="${frame.words.field(column.name)}">${content}</td>`;
  });
  return html`<tr role="row">
    ${cells}
  </tr>`;
}

const ON = ['active', 'new', 'current', 'open', 'running', 'launched', 'completed'];
const OFF = [
  ...FORMER_STATUSES,
  ...['closed', 'rejected', 'withdrawn', 'cancelled', 'wound-down', 'abandoned', 'concluded'],
];

function state(status: string, shown: Html): Html {
  const tone = ON.includes(status) ? 'tag on' : OFF.includes(status) ? 'tag off' : 'tag';
  return html`<span class="${tone}">${shown}</span>`;
}

/** An organisation leads to all that concerns it; everything else to its own trail. */
function trailOf(register: AnyRegister, id: string, row: RegisterRow): string {
  const entity = register.entityOf(id, row);
  return register.name === 'organisations' ? organisationTrail(entity) : entityTrail(entity);
}

function links({ frame, found }: RegisterPageParts): Html {
  const { words, asked, path: at } = frame;
  const { cursor, limit: _limit, format: _format, ...rest } = asked;
  return html`<p class="more">
    ${cursor !== undefined && html`<a href="${path(at, { ...rest })}">${words.say('first')}</a>`}
    ${found.nextCursor !== undefined && html`<a href="${path(at, { ...asked, cursor: found.nextCursor })}">${words.say('next')}</a>`}
    <a href="${path(`${at}.csv`, { ...rest, bom: 'true' })}">${words.say('as-csv')}</a>
  </p>`;
}
