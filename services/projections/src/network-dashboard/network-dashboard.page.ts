import { FIRST_THEMES } from '@baraza/domain';
import { flowChart, lineChart, rowBar } from '../pages/chart.ts';
import { field, form, quickDates, select, unitOptions } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import type { Frame } from '../viewing/frame.ts';
import type { LinkedFigure, NetworkDocument } from './network-dashboard.document.pure.ts';

export interface NetworkPage {
  readonly frame: Frame;
  readonly audience: string;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly theme: string | undefined;
  readonly period: { readonly from: string; readonly until: string };
  readonly document: NetworkDocument;
}

export function networkPage(given: NetworkPage): string {
  const { frame, document, unit } = given;
  const { words } = frame;
  const place =
    unit === undefined
      ? (frame.forum.founded?.name ?? words.say('whole-forum'))
      : words.say('and-below', { unit: unit.name });
  const main = html`${crumbs(given)}
    <h1>${words.say('network')}</h1>
    <p class="lead">${place}, ${momentInWords(frame)}</p>
    ${questions(given)} ${tiles(given)}
    <div class="pair">${charts(given)}</div>
    <div class="pair">
      <div>${byStatus(frame, document)}</div>
      <div>${byCohort(frame, document)}</div>
    </div>
    ${byUnit(frame, document)} ${byTheme(frame, document)}`;
  return viewPage(frame, words.say('network'), given.audience, main);
}

/** The way down the tree to this unit, as far as the reader may see it. */
function crumbs({ frame, unit }: NetworkPage): Html | false {
  if (unit === undefined) return false;
  const { forum, sight, path: at, asked } = frame;
  const above = forum.tree
    .wayUp(unit.code)
    .slice(1)
    .filter(({ code }) => sight.units === undefined || sight.units.includes(code))
    .reverse();
  if (above.length === 0) return false;
  const links = above.map(({ code, name }) => html`<a href="${path(at, { ...asked, unit: code })}">${name}</a> › `);
  return html`<p class="crumbs">${links}${unit.name}</p>`;
}

function questions({ frame, theme, period, document }: NetworkPage): Html {
  const { words, asked } = frame;
  const themes = [...new Set([...FIRST_THEMES, ...document.byTheme.map((line) => line.theme)])].sort();
  const fields = [
    select('unit', words.field('unit'), asked.unit, words.say('anywhere'), unitOptions(frame)),
    select(
      'theme',
      words.field('theme'),
      theme,
      words.say('any'),
      themes.map((value) => ({ value, label: words.codeOf('theme', value) })),
    ),
    field('from', words.say('period-from'), 'date', period.from),
    field('asOf', words.field('asOf'), 'date', frame.asOf),
    field('asKnownAt', words.field('asKnownAt'), 'text', asked.asKnownAt),
  ];
  return html`${form(frame, frame.path, fields, [['lang', asked.lang]])}${quickDates(frame)}`;
}

function tiles({ frame, document: { headline }, period }: NetworkPage): Html {
  const { words } = frame;
  const within = words.say('period', {
    from: words.date(period.from, 'short'),
    until: words.date(period.until, 'short'),
  });
  const tile = (label: string, figure: LinkedFigure, more?: string): Html =>
    html`<div>
      <dt>${label}${more !== undefined && html`<br />${more}`}</dt>
      <dd>${linked(frame, figure)}</dd>
    </div>`;
  const { reached, of } = headline.reach;
  return html`<dl class="tiles">
    ${tile(words.say('members'), headline.members)} ${tile(words.say('joined'), headline.joined, within)}
    ${tile(words.say('left'), headline.left, within)} ${tile(words.say('pending'), headline.pending)}
    ${tile(words.say('known'), headline.organisations)}
    ${
      of > 0 &&
      html`<div>
        <dt>${words.say('reach')}</dt>
        <dd>${words.number(reached)} <small>${words.say('of', { total: of })}</small></dd>
      </div>`
    }
  </dl>`;
}

function linked({ words }: Frame, { value, events }: LinkedFigure): Html {
  return value === 0 ? html`<span class="none">0</span>` : html`<a href="${events}">${words.number(value)}</a>`;
}

function charts({ frame: { words }, document: { months } }: NetworkPage): Html {
  const labels = months.map(({ month }) => words.month(month));
  const members = months.map((month) => month.members);
  const joined = months.map((month) => month.joined);
  const left = months.map((month) => month.left);
  const first = months[0]!;
  const last = months.at(-1)!;
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const lineTitle = words.say('members-by-month');
  const flowTitle = words.say('flows-by-month');
  const line = lineChart(
    { label: words.say('members'), values: members },
    { labels, title: lineTitle, description: `${labels[0]}: ${first.members}; ${labels.at(-1)}: ${last.members}.` },
  );
  const flow = flowChart(
    { label: words.say('joined'), values: joined },
    { label: words.say('left'), values: left },
    {
      labels,
      title: flowTitle,
      description: `${words.say('joined')}: ${sum(joined)}; ${words.say('left')}: ${sum(left)}.`,
    },
  );
  const rows = months.toReversed().map(
    (month) =>
      html`<tr>
        <th scope="row">${words.month(month.month)}</th>
        <td class="n">${month.members}</td>
        <td class="n">${month.joined}</td>
        <td class="n">${month.left}</td>
      </tr>`,
  );
  return html`<figure>
      <figcaption>${lineTitle}</figcaption>
      ${line}
    </figure>
    <figure>
      <figcaption>${flowTitle}</figcaption>
      ${flow}
      <details>
        <summary>${words.say('numbers')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">${words.say('month')}</th>
              <th scope="col" class="n">${words.say('members')}</th>
              <th scope="col" class="n">${words.say('joined')}</th>
              <th scope="col" class="n">${words.say('left')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows}
          </tbody>
        </table>
      </details>
    </figure>`;
}

function byStatus(frame: Frame, { byStatus: lines }: NetworkDocument): Html {
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

function byCohort(frame: Frame, { byCohort: lines }: NetworkDocument): Html | false {
  if (lines.length === 0) return false;
  const { words } = frame;
  const rows = lines.toReversed().map(({ year, joined, still }) => {
    const share = Math.round((100 * still.value) / joined.value);
    return html`<tr>
      <th scope="row">${year}</th>
      <td class="n">${linked(frame, joined)}</td>
      <td class="n">${linked(frame, still)}</td>
      <td class="n">${share} %</td>
      <td class="bar">${rowBar(share, 100)}</td>
    </tr>`;
  });
  return html`<h2>${words.say('by-cohort')}</h2>
    <table>
      <caption>
        ${words.say('by-cohort-caption')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('cohort')}</th>
          <th scope="col" class="n">${words.say('joined')}</th>
          <th scope="col" class="n">${words.say('still')}</th>
          <th scope="col" class="n">${words.say('share')}</th>
          <td class="bar"></td>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function byUnit(frame: Frame, { byUnit: lines, headline }: NetworkDocument): Html | false {
  if (lines.length === 0) return false;
  const { words, asked, path: at } = frame;
  const most = Math.max(...lines.map((line) => line.members.value));
  const rows = lines.map((line) => {
    const name = line.itself
      ? html`<span class="none">${words.say('unit-itself', { unit: line.name })}</span>`
      : html`<a href="${path(at, { ...asked, unit: line.code })}">${line.name}</a>`;
    const figures = [line.members, line.joined, line.left, line.pending, line.organisations];
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="bar">${rowBar(line.members.value, most)}</td>
      ${figures.map((figure) => html`<td class="n">${linked(frame, figure)}</td>`)}
    </tr>`;
  });
  const totals = [headline.members, headline.joined, headline.left, headline.pending, headline.organisations];
  const head = (['members', 'joined', 'left', 'pending', 'known'] as const).map(
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

function byTheme(frame: Frame, { byTheme: lines }: NetworkDocument): Html | false {
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
    <table>
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
    </table>`;
}

/** A table that may be wider than a small screen scrolls by itself, and can be reached by keyboard. */
export function scrolling(label: string, table: Html): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}
