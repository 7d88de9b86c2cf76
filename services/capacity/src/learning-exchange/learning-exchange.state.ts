import type {
  DataOf,
  HappenedOf,
  learningExchangeContracts,
  learningExchangeMet,
  learningExchangePlanned,
} from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, unreachable } from '@baraza/domain';

export type LearningExchangeEvent = HappenedOf<(typeof learningExchangeContracts)[number]>;
export type ExchangePlan = DataOf<typeof learningExchangePlanned>;
export type ExchangeMeeting = DataOf<typeof learningExchangeMet> & { readonly on: CivilDate };

interface Known {
  readonly plan: ExchangePlan;
  readonly plannedOn: CivilDate;
  readonly lastStepOn: CivilDate;
  /** Those who take part, the host apart. */
  readonly organisations: readonly string[];
  readonly meetings: readonly ExchangeMeeting[];
}
export type Ahead = Known & { readonly status: 'planned' | 'under-way' };
export type LearningExchangeState =
  | { readonly status: 'none' }
  | Ahead
  | (Known & {
      readonly status: 'concluded';
      readonly endedOn: CivilDate;
      readonly lesson: PersonalRef;
      readonly products: readonly string[];
    })
  | (Known & { readonly status: 'cancelled'; readonly endedOn: CivilDate; readonly ground: string });

export const LEARNING_EXCHANGE_STATUSES = ['planned', 'under-way', 'concluded', 'cancelled'] as const;

/** Organisations learn from each other. Stream `learning-exchange-<uuid>`. */
export const learningExchange: Aggregate<LearningExchangeState, LearningExchangeEvent> = {
  name: 'learning-exchange',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.LearningExchangePlanned', 'planned'],
    [['planned', 'under-way'], 'capacity.LearningExchangeJoined', 'same'],
    [['planned', 'under-way'], 'capacity.LearningExchangeLeft', 'same'],
    [['planned', 'under-way'], 'capacity.LearningExchangeMet', 'under-way'],
    ['under-way', 'capacity.LearningExchangeConcluded', 'concluded'],
    ['planned', 'capacity.LearningExchangeCancelled', 'cancelled'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.plan.unit, organisations: takingPart(state) }),
};

function evolve(state: LearningExchangeState, event: LearningExchangeEvent): LearningExchangeState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.LearningExchangePlanned') {
    const { organisations } = event.data;
    return { status: 'planned', plan: event.data, plannedOn: on, lastStepOn: on, organisations, meetings: [] };
  }
  if (state.status !== 'planned' && state.status !== 'under-way') {
    throw new Error(`${event.type} after '${state.status}': no decider makes this`);
  }
  const known = { ...state, lastStepOn: on };
  switch (event.type) {
    case 'capacity.LearningExchangeJoined':
      return { ...known, organisations: [...state.organisations, event.data.organisation] };
    case 'capacity.LearningExchangeLeft':
      return { ...known, organisations: state.organisations.filter((one) => one !== event.data.organisation) };
    case 'capacity.LearningExchangeMet':
      return { ...known, status: 'under-way', meetings: [...state.meetings, { ...event.data, on }] };
    case 'capacity.LearningExchangeConcluded': {
      const { lesson, products } = event.data;
      return { ...known, status: 'concluded', endedOn: on, lesson, products };
    }
    case 'capacity.LearningExchangeCancelled':
      return { ...known, status: 'cancelled', endedOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

interface Bodies {
  readonly plan: { readonly host?: string };
  readonly organisations: readonly string[];
}
/** The host, and those who come. */
export function takingPart({ plan: { host }, organisations }: Bodies): readonly string[] {
  return host === undefined ? organisations : [host, ...organisations];
}

export function tagsOfExchange(
  plan: { readonly unit: string; readonly themes: readonly string[] },
  organisations: readonly string[],
): readonly string[] {
  return [
    `unit:${plan.unit}`,
    ...[...new Set(organisations)].map((one) => `org:${one}`),
    ...plan.themes.map((theme) => `theme:${theme}`),
  ];
}
