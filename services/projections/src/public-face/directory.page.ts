import { FIRST_THEMES } from '@baraza/domain';
import { field, form, select, unitOptions } from '../pages/forms.ts';
import { type Html, html, path, webAddress } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import type { Directory, DirectoryEntry } from './directory.service.ts';

export function directoryPage(given: Directory): string {
  const { frame, entries, total, nextCursor, q, theme } = given;
  const { words, asked, path: at } = frame;
  const themes = FIRST_THEMES.map((value) => ({ value, label: words.codeOf('theme', value) }));
  const fields = [
    field('q', words.field('q'), 'search', q),
    select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
    select('theme', words.field('theme'), theme, words.say('any'), themes),
  ];
  const count = words.say('rows', { count: words.number(entries.length), total: words.number(total) });
  const { cursor, format: _format, ...rest } = asked;
  const main = html`<h1>${words.say('directory')}</h1>
    <p class="lead">${words.say('directory-lead')} ${count}</p>
    ${form(frame, at, fields, [['lang', asked.lang]])}
    ${
      entries.length === 0
        ? html`<p>${words.say('no-rows')}</p>`
        : html`<ul class="cards">
            ${entries.map((entry) => card(entry, given))}
          </ul>`
    }
    <p class="more">
      ${cursor !== undefined && html`<a href="${path(at, rest)}">${words.say('first')}</a>`}
      ${nextCursor !== undefined && html`<a href="${path(at, { ...asked, cursor: nextCursor })}">${words.say('next')}</a>`}
      <a href="${path('/views/accountability', { lang: asked.lang })}">${words.say('accountability')}</a>
    </p>`;
  return viewPage(frame, words.say('directory'), 'public', main);
}

function card({ name, about, unit, themes, links, stories }: DirectoryEntry, { frame }: Directory): Html {
  const { words, forum } = frame;
  const addresses = links.flatMap((address) => webAddress(address) ?? []);
  return html`<li>
    <h2>${name}</h2>
    <p>${forum.tree.nameOf(unit)} · ${themes.map((theme) => words.codeOf('theme', theme)).join(', ')}</p>
    <p>${about}</p>
    ${addresses.map((address) => html`<p><a href="${address}" rel="noopener noreferrer">${address}</a></p>`)}
    ${stories.map(
      ({ title, text }) =>
        html`<details>
          <summary>${title}</summary>
          <p>${text}</p>
        </details>`,
    )}
  </li>`;
}
