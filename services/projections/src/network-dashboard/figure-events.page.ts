import { figureEventsPage } from '../figures/figure-events.page.ts';
import { alikeInWords } from '../figures/alike.ts';
import type { FigureEvent } from '../figures/told-facts.ts';
import { html, path } from '../pages/html.ts';
import type { RegisterName } from '../registers/register.ts';
import { type Frame, momentOf } from '../viewing/frame.ts';
import type { NetworkMeasure } from './network-dashboard.read-model.ts';

/** Where the rows are that a figure counts, and in which state they are counted. */
const REGISTER_OF = {
  organisations: 'organisations',
  memberships: 'memberships',
  steps: 'memberships',
  linkages: 'linkages',
} as const satisfies Readonly<Record<NetworkMeasure, RegisterName>>;
const STANDING = { organisations: 'active', linkages: 'linked' } as const;

export interface FigureEventsParts {
  readonly frame: Frame;
  readonly audience: string;
  readonly measure: NetworkMeasure;
  readonly unit: { readonly code: string; readonly name: string } | undefined;
  readonly value: number;
  readonly events: readonly FigureEvent[];
  readonly nextCursor: string | undefined;
}

/** The entries that a figure is the sum of, each with the event that made it. */
export function networkFigureEventsPage(given: FigureEventsParts): string {
  const { frame, value, unit } = given;
  const { words, asked } = frame;
  const {
    status,
    category,
    cohort,
    change,
    kind,
    theme,
    constituency,
    measure: _measure,
    own: _own,
    cursor: _cursor,
    ...back
  } = asked;
  const conditions = [
    unit?.name,
    ...(status === undefined ? [] : status.split(',').map((one) => words.codeOf('status', one))),
    ...(category === undefined ? [] : [words.codeOf('category', category)]),
    ...(cohort === undefined ? [] : [`${words.say('cohort')} ${cohort}`]),
    ...(change === undefined ? [] : change.split(',').map((one) => words.codeOf('change', one))),
    ...(kind === undefined ? [] : [words.codeOf('kind', kind)]),
    ...alikeInWords(frame),
  ];
  const dashboard = path('/views/dashboards/network', {
    ...back,
    theme,
    constituency,
    limit: undefined,
    format: undefined,
  });
  const register = REGISTER_OF[given.measure];
  const rows = path(`/views/registers/${register}`, {
    ...momentOf(frame),
    unit: asked.unit,
    theme: register === 'linkages' ? undefined : theme,
    status: register === 'memberships' ? status : STANDING[register],
    category,
    kind: register === 'linkages' ? kind : undefined,
  });
  return figureEventsPage({
    ...{ ...given, conditions },
    value: words.number(value),
    dashboard: { name: words.say('network'), at: dashboard },
    // No register is asked by constituency: its rows would be others than those counted.
    more:
      given.measure !== 'steps' &&
      constituency === undefined &&
      html`<p class="more"><a href="${rows}">${words.say(register)}</a></p>`,
    inWords: String,
  });
}
