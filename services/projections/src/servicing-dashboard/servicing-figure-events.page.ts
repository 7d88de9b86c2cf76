import { figureEventsTable } from '../figures/figure-events.ts';
import type { FigureEvent } from '../figures/told-facts.ts';
import { html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';

export interface ServicingFigureParts {
  readonly frame: Frame;
  readonly audience: string;
  readonly measure: string;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly value: number;
  readonly events: readonly FigureEvent[];
  readonly nextCursor: string | undefined;
}

/** The entries that a figure of requests is the sum of, each with the event that made it. */
export function servicingFigureEventsPage(given: ServicingFigureParts): string {
  const { frame, events, nextCursor, unit, measure, value } = given;
  const { words, asked } = frame;
  const { service, constituency } = asked;
  const conditions = [
    words.codeOf('measure', measure),
    unit?.name,
    ...(service === undefined ? [] : [words.codeOf('code', service)]),
    ...(constituency === undefined ? [] : [words.codeOf('constituency', constituency)]),
  ].filter((condition) => condition !== undefined);
  const dashboard = path('/views/dashboards/servicing', { ...momentOf(frame), unit: asked.unit, from: asked.from });
  const register = path('/views/registers/service-requests', { ...momentOf(frame), unit: asked.unit });
  const main = html`<p class="crumbs"><a href="${dashboard}">${words.say('servicing')}</a> ›</p>
    <h1>${words.say('figure-is', { value: words.number(value) })}</h1>
    <p class="lead">${conditions.join(', ')}; ${momentInWords(frame)}</p>
    <p>${words.say('events-of-figure-lead')}</p>
    <p class="more"><a href="${register}">${words.say('service-requests')}</a></p>
    ${figureEventsTable(frame, events, (amount) => words.number(amount))}
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(frame.path, { ...asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, words.say('events-of-figure'), given.audience, main);
}
