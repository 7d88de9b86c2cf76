import { figureEventsTable } from '../figures/figure-events.ts';
import type { FigureEvent } from '../figures/told-facts.ts';
import { html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';

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
    ${figureEventsTable(frame, events, (amount) => inWords(given, amount))}
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(frame.path, { ...asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, words.say('events-of-figure'), given.audience, main);
}

/** Without a currency asked for, amounts of several may stand together: they are shown as they are counted. */
function inWords({ frame: { words }, currency }: DuesFigureParts, minor: number): string {
  return currency === undefined ? words.number(minor) : words.money({ minor, currency });
}
