import { figureEventsPage } from '../figures/figure-events.page.ts';
import { alikeInWords } from '../figures/alike.ts';
import type { FigureEvent } from '../figures/told-facts.ts';
import { html, path } from '../pages/html.ts';
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
  const { frame, unit, measure } = given;
  const { words, asked } = frame;
  const alike = alikeInWords(frame);
  const register = path('/views/registers/dues', {
    ...momentOf(frame),
    unit: asked.unit,
    category: asked.category,
    status: measure === 'outstanding' ? 'open,overdue' : undefined,
  });
  return figureEventsPage({
    ...given,
    value: inWords(given, given.value),
    dashboard: {
      name: words.say('dues-dashboard'),
      at: path('/views/dashboards/dues', {
        ...momentOf(frame),
        ...{ unit: asked.unit, theme: asked.theme, constituency: asked.constituency, from: asked.from },
      }),
    },
    conditions: [
      words.codeOf('measure', measure),
      unit?.name,
      ...alike,
      ...(asked.category === undefined ? [] : [words.codeOf('category', asked.category)]),
      ...(asked.year === undefined ? [] : [`${words.say('year-of-term')} ${asked.year}`]),
      ...(asked.age === undefined ? [] : [words.codeOf('age', asked.age)]),
    ],
    // The register is not asked by theme or constituency: its rows would be others than those counted.
    more: alike.length === 0 && html`<p class="more"><a href="${register}">${words.say('dues')}</a></p>`,
    inWords: (amount) => inWords(given, amount),
  });
}

/** Without a currency asked for, amounts of several may stand together: they are shown as they are counted. */
function inWords({ frame: { words }, currency }: DuesFigureParts, minor: number): string {
  return currency === undefined ? words.number(minor) : words.money({ minor, currency });
}
