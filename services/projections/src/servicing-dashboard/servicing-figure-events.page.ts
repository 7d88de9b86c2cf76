import { figureEventsPage } from '../figures/figure-events.page.ts';
import type { FigureEvent } from '../figures/told-facts.ts';
import { html, path } from '../pages/html.ts';
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
  const { frame, unit, measure, value } = given;
  const { words, asked } = frame;
  const { service, constituency } = asked;
  const register = path('/views/registers/service-requests', { ...momentOf(frame), unit: asked.unit });
  return figureEventsPage({
    ...given,
    value: words.number(value),
    dashboard: {
      name: words.say('servicing'),
      at: path('/views/dashboards/servicing', { ...momentOf(frame), unit: asked.unit, from: asked.from }),
    },
    conditions: [
      words.codeOf('measure', measure),
      unit?.name,
      ...(service === undefined ? [] : [words.codeOf('code', service)]),
      ...(constituency === undefined ? [] : [words.codeOf('constituency', constituency)]),
    ],
    more: html`<p class="more"><a href="${register}">${words.say('service-requests')}</a></p>`,
    inWords: (amount) => words.number(amount),
  });
}
