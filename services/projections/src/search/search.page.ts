import { field, form, select, unitOptions } from '../pages/forms.ts';
import { html, path } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import type { Frame } from '../viewing/frame.ts';
import type { Found } from './search.queries.ts';

export function searchPage(frame: Frame, q: string | undefined, { audience, found, total, nextCursor }: Found): string {
  const { words, forum, asked, path: at } = frame;
  const fields = [
    field('q', words.field('q'), 'search', q),
    select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
  ];
  const kept = [
    ['audience', asked.audience],
    ['lang', asked.lang],
  ] as const;
  const rows = found.map(
    ({ register, name, status, unit, trail }) =>
      html`<tr role="row">
        <th scope="row" role="rowheader"><a href="${trail}">${name}</a></th>
        <td role="cell" data-label="${words.field('kind')}">${words.say(register)}</td>
        <td role="cell" data-label="${words.field('unit')}">${forum.tree.nameOf(unit)}</td>
        <td role="cell" data-label="${words.field('status')}">${words.codeOf('status', status)}</td>
      </tr>`,
  );
  const heads = [words.field('name'), words.field('kind'), words.field('unit'), words.field('status')].map(
    (label) => html`<th scope="col" role="columnheader">${label}</th>`,
  );
  const results =
    found.length === 0
      ? html`<p>${words.say('found-none', { q: q ?? '' })}</p>`
      : html`<table class="rows" role="table">
          <caption>
            ${words.say('found', { count: total })}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              ${heads}
            </tr>
          </thead>
          <tbody role="rowgroup">
            ${rows}
          </tbody>
        </table>`;
  const main = html`<h1>${words.say('search')}</h1>
    <p class="lead">${words.say('search-lead')}</p>
    ${form(frame, at, fields, kept)} ${q !== undefined && results}
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(at, { ...asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, words.say('search'), audience, main);
}
