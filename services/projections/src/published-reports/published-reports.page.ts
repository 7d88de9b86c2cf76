import { type Html, html, path } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import { scrolling } from '../pages/scrolling.ts';
import type { Frame } from '../viewing/frame.ts';
import { findingOf } from './finding.pure.ts';
import type { ShownReport } from './published-reports.read-model.ts';
import type { CheckedReport } from './published-reports.service.ts';

export const reportPath = (id: string): string => `/views/reports/${encodeURIComponent(id)}`;

export function publishedReportsPage(given: {
  readonly frame: Frame;
  readonly reports: readonly ShownReport[];
  readonly nextCursor: string | undefined;
}): string {
  const { frame, reports, nextCursor } = given;
  const { words, asked, forum } = frame;
  const items = reports.map(
    ({ id, title, unit, publishedOn, correctedBy }) =>
      html`<li>
        <a href="${path(reportPath(id), { lang: asked.lang })}">${title}</a>
        ${correctedBy !== null && html`<span class="tag">${words.say('report-corrected')}</span>`}
        <span class="none"
          >${forum.tree.nameOf(unit)}, <time datetime="${publishedOn}">${words.date(publishedOn, 'short')}</time></span
        >
      </li>`,
  );
  const more =
    nextCursor !== undefined &&
    html`<p class="more"><a href="${path(frame.path, { ...asked, cursor: nextCursor })}">${words.say('next')}</a></p>`;
  const main = html`<h1>${words.say('published-reports')}</h1>
    <p class="lead">${words.say('published-reports-lead')}</p>
    ${
      reports.length === 0
        ? html`<p>${words.say('no-rows')}</p>`
        : html`<ul class="plain">
            ${items}
          </ul>`
    }
    ${more}`;
  return viewPage(frame, words.say('published-reports'), 'public', main);
}

export function checkedReportPage(given: CheckedReport): string {
  const { frame, report, digest } = given;
  const { words, asked, forum } = frame;
  const list = path('/views/reports', { lang: asked.lang });
  const agrees = words.say(digest === report.digest ? 'digest-agrees' : 'digest-differs');
  const main = html`<p class="crumbs"><a href="${list}">${words.say('published-reports')}</a> ›</p>
    <h1>${report.title}</h1>
    <p class="lead">
      ${words.say('report-stands-on', {
        unit: forum.tree.nameOf(report.unit),
        date: words.date(report.asOf, 'short'),
        sequence: words.number(report.knownAt),
      })}
    </p>
    ${others(given)} ${report.text.split(/\n{2,}/).map((paragraph) => html`<p>${paragraph}</p>`)} ${figures(given)}
    <p>${words.say('digest-is')} <code>${report.digest}</code> ${agrees}</p>`;
  return viewPage(frame, report.title, 'public', main);
}

/** The report before it, and the one after. */
function others({ frame: { words, asked }, report: { corrects, correctedBy } }: CheckedReport): readonly Html[] {
  const link = (phrase: 'report-corrects' | 'report-corrected-by', id: string): Html =>
    html`<p><a href="${path(reportPath(id), { lang: asked.lang })}">${words.say(phrase)}</a></p>`;
  return [
    ...(correctedBy === null ? [] : [link('report-corrected-by', correctedBy)]),
    ...(corrects === undefined ? [] : [link('report-corrects', corrects)]),
  ];
}

function figures({ frame: { words }, report, figures: checked }: CheckedReport): Html | false {
  if (checked.length === 0) return false;
  const rows = checked.map((one) => {
    const at = `${one.figure}&asKnownAt=${report.knownAt}`;
    const query = new URLSearchParams(one.figure.slice(one.figure.indexOf('?')));
    return html`<tr>
      <th scope="row"><a href="${at}">${words.codeOf('measure', query.get('measure') ?? '')}</a></th>
      <td class="n">${words.number(one.value)}</td>
      <td class="n">${typeof one.found === 'number' ? words.number(one.found) : '–'}</td>
      <td>${words.say(`figure-${findingOf(one)}`)}</td>
    </tr>`;
  });
  return scrolling(
    words.say('report-figures'),
    html`<table>
      <caption>
        ${words.say('report-figures')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.say('figure')}</th>
          <th scope="col" class="n">${words.say('figure-as-reported')}</th>
          <th scope="col" class="n">${words.say('figure-on-record')}</th>
          <th scope="col">${words.say('figure-finding')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}
