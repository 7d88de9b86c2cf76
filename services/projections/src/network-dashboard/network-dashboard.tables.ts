import type { LinkedFigure } from '../figures/linked-figure.ts';
import { rowBar } from '../pages/chart.ts';
import { type Html, html, path } from '../pages/html.ts';
import { scrolling } from '../pages/scrolling.ts';
import type { Frame } from '../viewing/frame.ts';
import type { NetworkDocument } from './network-dashboard.document.pure.ts';

/** A figure that leads to the events it is the sum of; nothing leads nowhere. */
export function linked({ words }: Frame, { value, events }: LinkedFigure): Html {
  return value === 0 ? html`<span class="none">0</span>` : html`<a href="${events}">${words.number(value)}</a>`;
}

export function byStatus(frame: Frame, { byStatus: lines }: NetworkDocument): Html | false {
  if (lines.length === 0) return false;
  const { words } = frame;
  const categories = [...new Set(lines.map((line) => line.category))].sort();
  const statuses = [...new Set(lines.map((line) => line.status))];
  const figureOf = (status: string, category: string): LinkedFigure | undefined =>
    lines.find((line) => line.status === status && line.category === category)?.figure;
  const rows = statuses.map((status) => {
    const figures = categories.map((category) => figureOf(status, category));
    const total = figures.reduce((sum, figure) => sum + (figure?.value ?? 0), 0);
    const cells = figures.map(
      (figure) =>
        html`<td class="n">${figure === undefined ? html`<span class="none">0</span>` : linked(frame, figure)}</td>`,
    );
    return html`<tr>
      <th scope="row">${words.codeOf('status', status)}</th>
      ${cells}
      <td class="n">${words.number(total)}</td>
    </tr>`;
  });
  const heads = categories.map(
    (category) => html`<th scope="col" class="n">${words.codeOf('category', category)}</th>`,
  );
  return html`<h2>${words.say('by-status')}</h2>
    ${scrolling(
      words.say('by-status'),
      html`<table>
        <caption>
          ${words.say('by-status-caption')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.say('state')}</th>
            ${heads}
            <th scope="col" class="n">${words.say('total')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}`;
}

export function byUnit(frame: Frame, { byUnit: lines, headline }: NetworkDocument): Html | false {
  if (lines.length === 0) return false;
  const { words, asked, path: at } = frame;
  const most = Math.max(...lines.map((line) => line.members.value));
  const rows = lines.map((line) => {
    const name = line.itself
      ? html`<span class="none">${words.say('unit-itself', { unit: line.name })}</span>`
      : html`<a href="${path(at, { ...asked, unit: line.code })}">${line.name}</a>`;
    const figures = [
      line.members,
      line.joined,
      line.returned,
      line.lapsed,
      line.left,
      line.pending,
      line.organisations,
    ];
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="bar">${rowBar(line.members.value, most)}</td>
      ${figures.map((figure) => html`<td class="n">${linked(frame, figure)}</td>`)}
    </tr>`;
  });
  const { members, joined, returned, lapsed, left, pending, organisations } = headline;
  const totals = [members, joined, returned, lapsed, left, pending, organisations];
  const head = (['members', 'joined', 'returned', 'lapsed', 'left', 'pending', 'known'] as const).map(
    (phrase) => html`<th scope="col" class="n">${words.say(phrase)}</th>`,
  );
  return html`<h2>${words.say('by-unit')}</h2>
    ${scrolling(
      words.say('by-unit'),
      html`<table>
        <caption>
          ${words.say('by-unit-caption')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.field('unit')}</th>
            <td class="bar"></td>
            ${head}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${words.say('total')}</th>
            <td class="bar"></td>
            ${totals.map((figure) => html`<td class="n">${linked(frame, figure)}</td>`)}
          </tr>
        </tfoot>
      </table>`,
    )}`;
}

export function byTheme(frame: Frame, { byTheme: lines }: NetworkDocument): Html | false {
  if (lines.length === 0) return false;
  const { words, asked, path: at } = frame;
  const most = Math.max(...lines.map((line) => line.members));
  const rows = lines.map(
    ({ theme, members, organisations }) =>
      html`<tr>
        <th scope="row"><a href="${path(at, { ...asked, theme })}">${words.codeOf('theme', theme)}</a></th>
        <td class="bar">${rowBar(members, most)}</td>
        <td class="n">${words.number(members)}</td>
        <td class="n">${words.number(organisations)}</td>
      </tr>`,
  );
  return html`<h2>${words.say('by-theme')}</h2>
    ${scrolling(
      words.say('by-theme'),
      html`<table>
        <caption>
          ${words.say('by-theme-caption')}
        </caption>
        <thead>
          <tr>
            <th scope="col">${words.field('theme')}</th>
            <td class="bar"></td>
            <th scope="col" class="n">${words.say('members')}</th>
            <th scope="col" class="n">${words.say('known')}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}`;
}
