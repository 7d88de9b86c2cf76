import { type Html, html, path } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import type { Phrase } from '../words/words.ts';
import type { Accountability, Figures } from './accountability.service.ts';

const PROMISES = ['kept', 'broken', 'overdue', 'open', 'excused'] as const;

export function accountabilityPage(given: Accountability): string {
  const { frame, whole } = given;
  const { words, asked } = frame;
  const tiles = [
    tile(words.say('members'), words.number(whole.members)),
    ...PROMISES.map((name) => tile(words.say(`promises-${name}`), words.number(whole.promises[name]))),
  ];
  const main = html`<h1>${words.say('accountability')}</h1>
    <p class="lead">${words.say('accountability-lead')}</p>
    <dl class="tiles">${tiles}</dl>
    ${units(given)} ${promises(given)} ${trust(given)} ${published('reports', given)} ${published('stories', given)}
    <p class="more"><a href="${path('/views/directory', { lang: asked.lang })}">${words.say('directory')}</a></p>`;
  return viewPage(frame, words.say('accountability'), 'public', main);
}

const tile = (label: string, value: string): Html =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;

function section(phrase: Phrase, { frame }: Accountability, content: Html): Html {
  return html`<section>
    <h2>${frame.words.say(phrase)}</h2>
    ${content}
  </section>`;
}

function units(given: Accountability): Html | false {
  const { words, forum } = given.frame;
  if (given.units.length === 0) return false;
  const cells = ({ members, promises: made }: Figures) =>
    [members, ...PROMISES.map((name) => made[name])].map((count) => html`<td class="n">${words.number(count)}</td>`);
  const heads = [words.say('members'), ...PROMISES.map((name) => words.say(`promises-${name}`))];
  const table = html`<div class="scroll">
    <table>
      <caption>
        ${words.say('accountability-units')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.field('unit')}</th>
          ${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${given.units.map(
          (one) =>
            html`<tr>
              <th scope="row">${forum.tree.nameOf(one.unit)}</th>
              ${cells(one)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
  return section('by-unit', given, table);
}

function promises(given: Accountability): Html | false {
  const { words, forum } = given.frame;
  if (given.promises.length === 0) return false;
  const items = given.promises.map(
    ({ words: text, unit, dueBy, status }) =>
      html`<li>
        ${text} <span class="tag">${words.codeOf('status', status)}</span>
        <span class="none">${forum.tree.nameOf(unit)}, ${words.field('dueBy')} ${words.date(dueBy, 'short')}</span>
      </li>`,
  );
  return section(
    'commitments',
    given,
    html`<ul class="plain">
      ${items}
    </ul>`,
  );
}

function trust(given: Accountability): Html | false {
  const { words, forum } = given.frame;
  if (given.trust.length === 0) return false;
  const items = given.trust.flatMap(({ unit, year, taken, questions }) =>
    questions.map(
      ({ question, high, of }) =>
        html`<li>
          ${forum.tree.nameOf(unit)}, ${String(year)}: ${question}
          <strong>${words.say('trust-high', { high: words.number(high), of: words.number(of) })}</strong>
          <span class="none">${words.say('trust-asked', { taken: words.number(taken) })}</span>
        </li>`,
    ),
  );
  return section(
    'trust',
    given,
    html`<ul class="plain">
      ${items}
    </ul>`,
  );
}

function published(what: 'reports' | 'stories', given: Accountability): Html | false {
  const { words, forum } = given.frame;
  const shown =
    what === 'stories'
      ? given.stories
      : given.reports.map((report) => ({ ...report, title: words.entity('convening') }));
  if (shown.length === 0) return false;
  const items = shown.map(
    ({ title, text, unit, publishedOn }) =>
      html`<details>
        <summary>${title}, ${forum.tree.nameOf(unit)}, ${words.date(publishedOn, 'short')}</summary>
        <p>${text}</p>
      </details>`,
  );
  return section(`shown-${what}`, given, html`${items}`);
}
