import { type Html, html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import type { Frame } from '../viewing/frame.ts';
import { figureEventsTable } from './figure-events.ts';
import type { FigureEvent } from './told-facts.ts';

export interface FigureEventsParts {
  readonly frame: Frame;
  readonly audience: string;
  readonly events: readonly FigureEvent[];
  readonly nextCursor: string | undefined;
  /** The dashboard that the figure stands in. */
  readonly dashboard: { readonly name: string; readonly at: string };
  readonly value: string;
  /** What the figure is of, in words. */
  readonly conditions: readonly (string | undefined)[];
  /** Where else its rows are told. */
  readonly more?: Html | false;
  inWords(amount: number): string;
}

/** The entries that a figure is the sum of, each with the event that made it: the same for every dashboard. */
export function figureEventsPage(given: FigureEventsParts): string {
  const { frame, events, nextCursor, dashboard, more = false } = given;
  const { words, asked } = frame;
  const conditions = given.conditions.filter((condition) => condition !== undefined);
  const main = html`<p class="crumbs"><a href="${dashboard.at}">${dashboard.name}</a> ›</p>
    <h1>${words.say('figure-is', { value: given.value })}</h1>
    <p class="lead">${conditions.length > 0 && `${conditions.join(', ')}; `}${momentInWords(frame)}</p>
    <p>${words.say('events-of-figure-lead')}</p>
    ${more} ${figureEventsTable(frame, events, (amount) => given.inWords(amount))}
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(frame.path, { ...asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, words.say('events-of-figure'), given.audience, main);
}
