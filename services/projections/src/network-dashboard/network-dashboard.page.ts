import { FIRST_THEMES } from '@baraza/domain';
import type { LinkedFigure } from '../figures/linked-figure.ts';
import { constituencyField } from '../figures/tally.page.ts';
import { flowChart, lineChart } from '../pages/chart.ts';
import { periodForm, placeOf, select } from '../pages/forms.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import type { Frame } from '../viewing/frame.ts';
import type { NetworkDocument } from './network-dashboard.document.pure.ts';
import { scrolling } from '../pages/scrolling.ts';
import { byStatus, byTheme, byUnit, linked } from './network-dashboard.tables.ts';
import { byCohort, byYear, periodTable } from './network-over-time.tables.ts';
import { linkagesTable } from './network-linkages.table.ts';
import { byLevel } from './network-reach.table.ts';

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
  const main = html`${crumbs(given)}
    <h1>${words.say('network')}</h1>
    <p class="lead">${placeOf(frame, unit)}, ${momentInWords(frame)}</p>
    ${questions(given)} ${tiles(given)}
    <div class="pair">${charts(given)}</div>
    <div class="pair">
      <div>${byStatus(frame, document)}</div>
      <div>${byYear(frame, document)}</div>
    </div>
    ${byCohort(frame, document)} ${byUnit(frame, document)} ${byLevel(frame, document)}
    ${linkagesTable(frame, document)} ${byTheme(frame, document)}`;
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
  const { words } = frame;
  const themes = [...new Set([...FIRST_THEMES, ...document.byTheme.map((line) => line.theme)])].sort();
  const options = themes.map((value) => ({ value, label: words.codeOf('theme', value) }));
  return periodForm(frame, period.from, [
    select('theme', words.field('theme'), theme, words.say('any'), options),
    constituencyField(frame),
  ]);
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
    ${tile(words.say('returned'), headline.returned, within)} ${tile(words.say('lapsed'), headline.lapsed, within)}
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

function charts({ frame, document: { months } }: NetworkPage): Html {
  const { words } = frame;
  const labels = months.map(({ label }) => words.month(label));
  const members = months.map((month) => month.members.value);
  const joined = months.map((month) => month.joined.value + month.returned.value);
  const left = months.map((month) => month.lapsed.value + month.left.value);
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const lineTitle = words.say('members-by-month');
  const flowTitle = words.say('flows-by-month');
  const line = lineChart(
    { label: words.say('members'), values: members },
    { labels, title: lineTitle, description: `${labels[0]}: ${members[0]}; ${labels.at(-1)}: ${members.at(-1)}.` },
  );
  const flow = flowChart(
    { label: words.say('joined-or-returned'), values: joined },
    { label: words.say('lapsed-or-left'), values: left },
    {
      labels,
      title: flowTitle,
      description: `${words.say('joined-or-returned')}: ${sum(joined)}; ${words.say('lapsed-or-left')}: ${sum(left)}.`,
    },
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
        ${scrolling(
          words.say('numbers'),
          periodTable(frame, months, words.say('month'), ({ label }) => words.month(label)),
        )}
      </details>
    </figure>`;
}
