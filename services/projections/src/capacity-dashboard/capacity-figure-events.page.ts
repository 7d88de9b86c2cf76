import { figureEventsPage } from '../figures/figure-events.page.ts';
import { alikeInWords } from '../figures/alike.ts';
import type { FigureEvent } from '../figures/told-facts.ts';
import { path } from '../pages/html.ts';
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
  const { frame, unit, measure, value } = given;
  const { words, asked } = frame;
  const { track, stage, theme, constituency } = asked;
  return figureEventsPage({
    ...given,
    value: words.number(value),
    dashboard: {
      name: words.say('capacity-dashboard'),
      at: path('/views/dashboards/capacity', {
        ...momentOf(frame),
        ...{ unit: asked.unit, theme, constituency, from: asked.from },
      }),
    },
    conditions: [
      words.codeOf('measure', measure),
      unit?.name,
      ...alikeInWords(frame),
      ...(track === undefined ? [] : [words.codeOf('track', track)]),
      ...(stage === undefined ? [] : [words.codeOf('stage', stage)]),
    ],
    inWords: (amount) => words.number(amount),
  });
}
