import type { FigureEvent } from '../figures/told-facts.ts';
import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { entityTrail } from '../pages/links.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import { scrolling } from '../network-dashboard/network-dashboard.tables.ts';

export interface DuesFigureParts {
  readonly frame: Frame;
  readonly audience: string;
  readonly measure: string;
  readonly currency: string | undefined;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly value: number;
  readonly events: readonly FigureEvent[];
  readonly nextCursor: string | undefined;
}

/** The entries that a figure of dues is the sum of, each with the event that made it. */
export function duesFigureEventsPage(given: DuesFigureParts): string {
  const { frame, events, nextCursor, unit, measure } = given;
  const { words, asked } = frame;
  const conditions = [
    words.codeOf('measure', measure),
    unit?.name,
    ...(asked.category === undefined ? [] : [words.codeOf('category', asked.category)]),
    ...(asked.year === undefined ? [] : [`${words.say('year-of-term')} ${asked.year}`]),
    ...(asked.age === undefined ? [] : [words.codeOf('age', asked.age)]),
  ].filter((condition) => condition !== undefined);
  const dashboard = path('/views/dashboards/dues', { ...momentOf(frame), unit: asked.unit, from: asked.from });
  const register = path('/views/registers/dues', {
    ...momentOf(frame),
    unit: asked.unit,
    category: asked.category,
    status: measure === 'outstanding' ? 'open,overdue' : undefined,
  });
  const main = html`<p class="crumbs"><a href="${dashboard}">${words.say('dues-dashboard')}</a> ›</p>
    <h1>${words.say('figure-is', { value: inWords(given, given.value) })}</h1>
    <p class="lead">${conditions.join(', ')}; ${momentInWords(frame)}</p>
    <p>${words.say('events-of-figure-lead')}</p>
    <p class="more"><a href="${register}">${words.say('dues')}</a></p>
    ${events.length === 0 ? html`<p>${words.say('no-rows')}</p>` : table(given)}
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(frame.path, { ...asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, words.say('events-of-figure'), given.audience, main);
}

/** Without a currency asked for, amounts of several may stand together: they are shown as they are counted. */
function inWords({ frame: { words }, currency }: DuesFigureParts, minor: number): string {
  return currency === undefined ? words.number(minor) : words.money({ minor, currency });
}

function table(given: DuesFigureParts): Html {
  const { frame, events } = given;
  const { words } = frame;
  const rows = events.map(({ amount, effectiveOn, sequence, pieces, entity }) => {
    const to = `${path(entityTrail(entity), momentOf(frame))}#event-${sequence}`;
    return html`<tr>
      <td class="n">${amount > 0 ? '+' : '−'}${inWords(given, Math.abs(amount))}</td>
      <td><time datetime="${effectiveOn}">${words.date(effectiveOn, 'short')}</time></td>
      <td><a href="${to}">${pieces.map((piece) => piece.text).join('')}</a></td>
      <td class="n">${words.number(sequence)}</td>
    </tr>`;
  });
  return scrolling(
    words.say('events-of-figure'),
    html`<table>
      <thead>
        <tr>
          <th scope="col" class="n">${words.say('amount')}</th>
          <th scope="col">${words.say('holds-from')}</th>
          <th scope="col">${words.say('event')}</th>
          <th scope="col" class="n">${words.say('at')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}
