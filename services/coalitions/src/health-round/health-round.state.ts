import type {
  DataOf,
  HappenedOf,
  healthRatingGiven,
  healthRoundClosed,
  healthRoundContracts,
  healthRoundPlanned,
} from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, type EntityCalendar, unreachable } from '@baraza/domain';
import { domainsFelt, qualitiesFelt } from './health-round.felt.pure.ts';

export type HealthRoundEvent = HappenedOf<(typeof healthRoundContracts)[number]>;
export type Plan = DataOf<typeof healthRoundPlanned>;
export type Asked = Plan['domains'];
export type Rating = Pick<DataOf<typeof healthRatingGiven>, 'qualities' | 'items'>;
export type Felt = DataOf<typeof healthRoundClosed>;

interface Known {
  readonly coalition: string;
  readonly plan: Plan;
  readonly plannedOn: CivilDate;
}
/** Ratings are being given, by seat; each is kept apart, and shown to nobody. */
export type OpenRound = { readonly status: 'open'; readonly ratings: Readonly<Record<string, Rating>> } & Known;
export type ClosedRound = { readonly status: 'closed'; readonly closedOn: CivilDate; readonly felt: Felt } & Known;
export type CancelledRound = {
  readonly status: 'cancelled';
  readonly cancelledOn: CivilDate;
  readonly ground: string;
} & Known;
export type HealthRoundState = { readonly status: 'none' } | OpenRound | ClosedRound | CancelledRound;

export const HEALTH_ROUND_STATUSES = ['open', 'closed', 'cancelled'] as const;

function evolve(state: HealthRoundState, event: HealthRoundEvent): HealthRoundState {
  const on = event.effectiveOn;
  if (event.type === 'coalitions.HealthRoundPlanned') {
    return { status: 'open', coalition: event.data.coalition, plan: event.data, plannedOn: on, ratings: {} };
  }
  if (state.status !== 'open') throw new Error(`${event.type} after '${state.status}': no decider makes this`);
  const { coalition, plan, plannedOn } = state;
  switch (event.type) {
    case 'coalitions.HealthRatingGiven': {
      const { seat, qualities, items } = event.data;
      return { ...state, ratings: { ...state.ratings, [seat]: { qualities, items } } };
    }
    case 'coalitions.HealthRatingTaken':
      return state;
    case 'coalitions.HealthRoundClosed':
      return { status: 'closed', coalition, plan, plannedOn, closedOn: on, felt: event.data };
    case 'coalitions.HealthRoundCancelled':
      return { status: 'cancelled', coalition, plan, plannedOn, cancelledOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

/**
 * The day after its last day a round closes: that a participant took part is told then, and not when it rated; what it rated
 * goes into the whole, and is remembered by nobody else.
 */
const calendar: EntityCalendar<HealthRoundState, HealthRoundEvent> = {
  next: (state) =>
    state.status === 'open'
      ? { rule: 'health-round.closes', rank: 60, on: addDays(state.plan.closesOn, 1) }
      : undefined,
  take(state, { on }) {
    if (state.status !== 'open') throw new Error('only an open round closes');
    const { plan, ratings } = state;
    const given = Object.values(ratings);
    const tags = tagsOfRound(plan);
    const took = plan.roll.filter(({ seat }) => seat in ratings);
    return [
      ...took.map(({ seat, organisation }) => ({
        type: 'coalitions.HealthRatingTaken' as const,
        data: { seat, organisation },
        effectiveOn: on,
        tags: [...tags, `org:${organisation}`],
      })),
      {
        type: 'coalitions.HealthRoundClosed',
        data: {
          ...{ asked: plan.roll.length, rated: given.length },
          ...{ qualities: qualitiesFelt(given), domains: domainsFelt(plan.domains, given) },
        },
        effectiveOn: on,
        tags,
      },
    ];
  },
};

/** What a trail finds it by: its unit, its themes, its coalition, and the questionnaire. */
export const tagsOfRound = ({ coalition, unit, themes, instrument }: Omit<Plan, 'roll'>): readonly string[] => [
  `unit:${unit}`,
  ...themes.map((theme) => `theme:${theme}`),
  `coalition:${coalition}`,
  `instrument:${instrument}`,
];

/** How a coalition is felt to work. Stream `health-round-<uuid>`. Its participants find it, wherever they belong. */
export const healthRound: Aggregate<HealthRoundState, HealthRoundEvent> = {
  name: 'health-round',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.HealthRoundPlanned', 'open'],
    ['open', 'coalitions.HealthRatingGiven', 'same'],
    ['open', 'coalitions.HealthRatingTaken', 'same'],
    ['open', 'coalitions.HealthRoundClosed', 'closed'],
    ['open', 'coalitions.HealthRoundCancelled', 'cancelled'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.plan.unit, organisations: [] }),
  calendar,
};
