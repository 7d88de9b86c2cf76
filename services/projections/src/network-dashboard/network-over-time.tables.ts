import { type Html, html } from '../pages/html.ts';
import type { Frame } from '../viewing/frame.ts';
import type { CohortLine, NetworkDocument, PeriodLine } from './network-dashboard.document.pure.ts';
import { scrolling } from '../pages/scrolling.ts';
import { linked } from './network-dashboard.tables.ts';

/** A row per year of joining; in it, who was still a member at the end of that year, a year on, two years on. */
export function byCohort(frame: Frame, { byCohort: lines }: NetworkDocument): Html | false {
  if (lines.length === 0) return false;
  const { words } = frame;
  const most = Math.max(...lines.map(({ ends }) => ends.length));
  const heads = Array.from({ length: most }, (_, years) =>
    years === 0 ? words.say('at-end-of-year') : words.say('years-on', { years }),
  );
  return html`<h2>${words.say('by-cohort')}</h2>
    <p>${words.say('by-cohort-lead')}</p>
    ${scrolling(
      words.say('by-cohort'),
      html`<table class="held">
        <thead>
          <tr>
            <th scope="col">${words.say('cohort')}</th>
            <th scope="col" class="n">${words.say('joined')}</th>
            ${heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${lines.map((line) => cohortRow(frame, line, most))}
        </tbody>
      </table>`,
    )}`;
}

function cohortRow(frame: Frame, { year, joined, ends }: CohortLine, columns: number): Html {
  const { words } = frame;
  const cells = ends.map(({ year: at, until, still }) => {
    const share = joined.value === 0 ? undefined : Math.round((100 * still.value) / joined.value);
    // The year that has not ended yet is that of the date asked.
    const isSoFar = until < `${at}-12-31`;
    return html`<td class="n">
      ${linked(frame, still)}${isSoFar && html`<abbr title="${words.say('so-far')}">*</abbr>`}
      ${share !== undefined && html`<br /><small class="none">${share} %</small>`}
    </td>`;
  });
  const empty = Array.from({ length: columns - ends.length }, () => html`<td class="n"></td>`);
  return html`<tr>
    <th scope="row">${year}</th>
    <td class="n">${linked(frame, joined)}</td>
    ${cells}${empty}
  </tr>`;
}

/** Year by year, the newest first: members at its end, and what came and went in it. */
export function byYear(frame: Frame, { years }: NetworkDocument): Html | false {
  if (years.length === 0) return false;
  const { words } = frame;
  return html`<h2>${words.say('by-year')}</h2>
    ${scrolling(
      words.say('by-year'),
      periodTable(
        frame,
        years,
        words.say('year'),
        ({ label, until }) =>
          html`${label}${until < `${label}-12-31` && html`<abbr title="${words.say('so-far')}">*</abbr>`}`,
      ),
    )}`;
}

export function periodTable(
  frame: Frame,
  periods: readonly PeriodLine[],
  head: string,
  nameOf: (period: PeriodLine) => Html | string,
): Html {
  const { words } = frame;
  const kinds = ['members', 'joined', 'returned', 'lapsed', 'left'] as const;
  const rows = periods.toReversed().map(
    (period) =>
      html`<tr>
        <th scope="row">${nameOf(period)}</th>
        ${kinds.map((kind) => html`<td class="n">${linked(frame, period[kind])}</td>`)}
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${head}</th>
        ${kinds.map((kind) => html`<th scope="col" class="n">${words.say(kind)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}
