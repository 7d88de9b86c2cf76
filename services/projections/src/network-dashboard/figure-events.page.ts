import { figureEventsTable } from '../figures/figure-events.ts';
import type { FigureEvent } from '../figures/told-facts.ts';
import { html, path } from '../pages/html.ts';
import { momentInWords, viewPage } from '../pages/layout.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';

export interface FigureEventsParts {
  readonly frame: Frame;
  readonly audience: string;
  readonly measure: string;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly value: number;
  readonly events: readonly FigureEvent[];
  readonly nextCursor: string | undefined;
}

/** The entries that a figure is the sum of, each with the event that made it. */
export function figureEventsPage(given: FigureEventsParts): string {
  const { frame, value, events, nextCursor, unit } = given;
  const { words, asked } = frame;
  const { status, category, cohort, change, theme, measure: _measure, own: _own, cursor: _cursor, ...back } = asked;
  const conditions = [
    unit?.name,
    ...(status === undefined ? [] : status.split(',').map((one) => words.codeOf('status', one))),
    ...(category === undefined ? [] : [words.codeOf('category', category)]),
    ...(cohort === undefined ? [] : [`${words.say('cohort')} ${cohort}`]),
    ...(change === undefined ? [] : change.split(',').map((one) => words.codeOf('change', one))),
    ...(theme === undefined ? [] : [words.codeOf('theme', theme)]),
  ].filter((condition) => condition !== undefined);
  const dashboard = path('/views/dashboards/network', { ...back, theme, limit: undefined, format: undefined });
  const isOfRows = given.measure !== 'organisations';
  const rows = path(isOfRows ? '/views/registers/memberships' : '/views/registers/organisations', {
    ...momentOf(frame),
    unit: asked.unit,
    theme,
    status: isOfRows ? status : 'active',
    category,
  });
  const main = html`<p class="crumbs"><a href="${dashboard}">${words.say('network')}</a> ›</p>
    <h1>${words.say('figure-is', { value: words.number(value) })}</h1>
    <p class="lead">${conditions.length > 0 && `${conditions.join(', ')}; `}${momentInWords(frame)}</p>
    <p>${words.say('events-of-figure-lead')}</p>
    ${given.measure !== 'steps' && html`<p class="more"><a href="${rows}">${words.say(isOfRows ? 'memberships' : 'organisations')}</a></p>`}
    ${figureEventsTable(frame, events, String)}
    ${nextCursor !== undefined && html`<p class="more"><a href="${path(frame.path, { ...asked, cursor: nextCursor })}">${words.say('next')}</a></p>`}`;
  return viewPage(frame, words.say('events-of-figure'), given.audience, main);
}
