import { field, form, select, unitOptions } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import { caseTrail } from '../pages/links.ts';
import { momentOf, widestOf } from '../viewing/frame.ts';
import type { SilencePage } from './silence.document.ts';
import type { FoundSilence } from './silence.service.ts';
import { SILENT_KINDS } from './silent-kinds.ts';

export function silencePage(given: SilencePage): string {
  const { frame, days, byKind, byUnit, found, shown, nextCursor } = given;
  const { words, asked, path: at, forum } = frame;
  const { cursor, limit: _limit, format: _format, ...rest } = asked;
  const tiles = byKind.map(
    ({ kind, count }) =>
      html`<div>
        <dt>${words.codeOf('work', kind)}</dt>
        <dd><a href="${path(at, { ...rest, kind })}">${words.number(count)}</a></dd>
      </div>`,
  );
  const units = byUnit.map(
    ({ unit, count }) =>
      html`<li><a href="${path(at, { ...rest, unit })}">${forum.tree.nameOf(unit)}</a>: ${words.number(count)}</li>`,
  );
  const count = words.say('rows', { count: words.number(shown.length), total: words.number(found.length) });
  const main = html`<h1>${words.say('silence')}</h1>
    <p class="lead">${words.say('silence-lead', { days: words.number(days) })} ${count}</p>
    ${questions(given)} ${tiles.length > 0 && html`<dl class="tiles">${tiles}</dl>`}
    ${shown.length === 0 ? html`<p>${words.say('no-silence')}</p>` : table(given)}
    ${
      units.length > 0 &&
      html`<section>
        <h2>${words.say('by-unit')}</h2>
        <ul class="list">
          ${units}
        </ul>
      </section>`
    }
    <p class="more">
      ${cursor !== undefined && html`<a href="${path(at, rest)}">${words.say('first')}</a>`}
      ${nextCursor !== undefined && html`<a href="${path(at, { ...asked, cursor: nextCursor })}">${words.say('next')}</a>`}
      <a href="${path(`${at}.csv`, { ...rest, bom: 'true' })}">${words.say('as-csv')}</a>
    </p>`;
  return viewPage(frame, words.say('silence'), widestOf(frame.sight.audiences), main);
}

function questions({ frame, kind, days }: SilencePage): Html {
  const { words, asked } = frame;
  const kinds = SILENT_KINDS.map((value) => ({ value, label: words.codeOf('work', value) }));
  const fields = [
    select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
    select('kind', words.say('to-do'), kind, words.say('any'), kinds),
    field('days', words.field('days'), 'text', String(days)),
  ];
  return form(frame, frame.path, fields, [['lang', asked.lang]]);
}

/** On a narrow screen each stands as a card: roles keep it a table for those who hear it. */
function table(given: SilencePage): Html {
  const { words } = given.frame;
  const heads = (['to-do', 'whom', 'since', 'due', 'turn', 'rule'] as const).map(
    (phrase) => html`<th scope="col" role="columnheader">${words.say(phrase)}</th>`,
  );
  return html`<table class="rows" role="table">
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${given.shown.map((one) => line(one, given))}
    </tbody>
  </table>`;
}

function line(
  { kind, doc, item, roles, waited, late, unit, rules }: FoundSilence,
  { frame, names }: SilencePage,
): Html {
  const { words, forum } = frame;
  const id = doc.organisation ?? doc.entity;
  const whom = names.entity(id) ?? `${words.entity(doc.aggregate)} (${id.slice(0, 8)})`;
  const day = (date: string): Html => html`<time datetime="${date}">${words.date(date, 'short')}</time>`;
  const ago = (count: number): string => words.say('days-ago', { days: words.number(count) });
  const due = item.due === null ? html`—` : html`${day(item.due)} <strong>${ago(late ?? 0)}</strong>`;
  const held = roles.map((role) => words.codeOf('role', role)).join(', ');
  const version = words.say('rules-version', { version: words.number(rules) });
  const cell = (phrase: 'whom' | 'since' | 'due' | 'turn' | 'rule', content: Html): Html =>
    html`<td role="cell" data-label="${words.say(phrase)}">${content}</td>`;
  return html`<tr role="row">
    <th scope="row" role="rowheader">
      <a href="${path(caseTrail(doc.entity, doc.organisation, frame.sight.organisations), momentOf(frame))}"
        >${words.codeOf('work', kind)}</a
      >
    </th>
    ${cell('whom', html`${whom} <span class="none">${forum.tree.nameOf(unit)}</span>`)}
    ${cell('since', html`${day(item.since)} ${ago(waited)}`)} ${cell('due', due)} ${cell('turn', html`${held}`)}
    ${cell('rule', html`${words.codeOf('silence', kind)} <span class="none">${version}</span>`)}
  </tr>`;
}
