import { figureEventsTable } from '../figures/figure-events.ts';
import type { FigureEvent } from '../figures/told-facts.ts';
import { html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import type { CapacityMeasure } from './capacity-dashboard.read-model.ts';

export interface CapacityFigureParts {
  readonly frame: Frame;
  readonly audience: string;
  readonly measure: CapacityMeasure;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly value: number;
  readonly events: readonly FigureEvent[];
  readonly nextCursor: string | undefined;
}

/** The entries that a figure of capacity is the sum of, each with the event that made it. */
export function capacityFigureEventsPage(given: CapacityFigureParts): string {
  const { frame, events, nextCursor, unit, measure, value } = given;
  const { words, asked } = frame;
  const { track, stage, theme } = asked;
  const conditions = [
    words.codeOf('measure', measure),
    unit?.name,
    ...(theme === undefined ? [] : [words.codeOf('theme', theme)]),
    ...(track === undefined ? [] : [words.codeOf('track', track)]),
    ...(stage === undefined ? [] : [words.codeOf('stage', stage)]),
  ].filter((condition) => condition !== undefined);
  const dashboard = path('/views/dashboards/capacity', {
    ...momentOf(frame),
    ...{ unit: asked.unit, theme, from: asked.from },
  });
  const main = html`<p class="crumbs"><a href="${dashboard}">${words.say('capacity-dashboard')}</a> ›</p>
    <h1>${words.say('figure-is', { value: words.number(value) })}</h1>
    <p class="lead">${conditions.join(', ')}; ${momentInWords(frame)}</p>
    <p>${words.say('events-of-figure-lead')}</p>
    ${figureEventsTable(frame, events, (amount) => words.number(amount))}
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(frame.path, { ...asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, words.say('events-of-figure'), given.audience, main);
}
