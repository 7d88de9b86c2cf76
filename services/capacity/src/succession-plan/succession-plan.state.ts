import type { DataOf, HappenedOf, successionPlanAdopted, successionPlanContracts } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type EntityCalendar, unreachable } from '@baraza/domain';

export type SuccessionPlanEvent = HappenedOf<(typeof successionPlanContracts)[number]>;

/** What a plan says now. */
export type PlanSays = DataOf<typeof successionPlanAdopted>;
export type WhoseOffice = Pick<PlanSays, 'organisation' | 'unit' | 'office'>;

interface Known {
  readonly says: PlanSays;
  readonly adoptedOn: CivilDate;
  readonly lastReviewedOn: CivilDate;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}

export type KnownPlan =
  | (Known & { readonly status: 'current' | 'review-due' })
  | (Known & {
      readonly status: 'activated';
      readonly activatedOn: CivilDate;
      /** The office of whoever stepped in. */
      readonly coveredBy: string;
      readonly ground: string;
      /** Whether a review had fallen due before. */
      readonly isReviewDue: boolean;
    })
  | (Known & { readonly status: 'ended'; readonly endedOn: CivilDate; readonly ground: string });

export type SuccessionPlanState = { readonly status: 'none' } | KnownPlan;

export const SUCCESSION_PLAN_STATUSES = ['current', 'review-due', 'activated', 'ended'] as const;

const REVIEW_DUE = 'succession-plan.review-due';

const calendar: EntityCalendar<SuccessionPlanState, SuccessionPlanEvent> = {
  next(state) {
    if (state.status !== 'current') return undefined;
    const { lastStepOn, says } = state;
    return { rule: REVIEW_DUE, rank: 10, on: says.reviewBy < lastStepOn ? lastStepOn : says.reviewBy };
  },
  take(state, { on }) {
    if (state.status !== 'current') throw new Error(`${REVIEW_DUE} of a plan that is ${state.status}`);
    const { lastReviewedOn, says } = state;
    return [
      {
        type: 'capacity.SuccessionPlanReviewFellDue',
        data: { ...whoseOf(says), lastReviewedOn },
        effectiveOn: on,
        tags: tagsOfPlan(says),
      },
    ];
  },
};

/** Who steps in when an office falls empty. Stream `succession-plan-<uuid>`, its id made of organisation and office. */
export const successionPlan: Aggregate<SuccessionPlanState, SuccessionPlanEvent> = {
  name: 'succession-plan',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.SuccessionPlanAdopted', 'current'],
    [['current', 'review-due', 'ended'], 'capacity.SuccessionPlanRevised', 'current'],
    [['current', 'review-due'], 'capacity.SuccessionPlanReviewed', 'current'],
    ['current', 'capacity.SuccessionPlanReviewFellDue', 'review-due'],
    [['current', 'review-due'], 'capacity.EmergencyCoverActivated', 'activated'],
    ['activated', 'capacity.EmergencyCoverEnded', ['current', 'review-due']],
    [['current', 'review-due', 'activated'], 'capacity.SuccessionPlanEnded', 'ended'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.says.unit, organisations: [state.says.organisation] },
  calendar,
};

function evolve(state: SuccessionPlanState, event: SuccessionPlanEvent): SuccessionPlanState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.SuccessionPlanAdopted') {
    return { status: 'current', says: event.data, adoptedOn: on, lastReviewedOn: on, lastStepOn: on };
  }
  if (state.status === 'none') throw new Error(`${event.type} of a plan that was never adopted`);
  const { says, adoptedOn, lastReviewedOn } = state;
  const known: Known = { says, adoptedOn, lastReviewedOn, lastStepOn: on };
  switch (event.type) {
    case 'capacity.SuccessionPlanRevised':
      return { ...known, status: 'current', says: event.data, lastReviewedOn: on };
    case 'capacity.SuccessionPlanReviewed':
      return { ...known, status: 'current', says: { ...says, reviewBy: event.data.reviewBy }, lastReviewedOn: on };
    case 'capacity.SuccessionPlanReviewFellDue':
      return { ...known, status: 'review-due' };
    case 'capacity.EmergencyCoverActivated': {
      const { cover: coveredBy, ground } = event.data;
      const isReviewDue = state.status === 'review-due';
      return { ...known, status: 'activated', activatedOn: on, coveredBy, ground, isReviewDue };
    }
    case 'capacity.EmergencyCoverEnded':
      if (state.status !== 'activated') throw new Error(`${event.type} of a plan that is ${state.status}`);
      return { ...known, status: state.isReviewDue ? 'review-due' : 'current' };
    case 'capacity.SuccessionPlanEnded':
      return { ...known, status: 'ended', endedOn: on, ground: event.data.ground };
    default:
      return unreachable(event);
  }
}

export const whoseOf = ({ organisation, unit, office }: WhoseOffice): WhoseOffice => ({ organisation, unit, office });

export const tagsOfPlan = ({ organisation, unit }: WhoseOffice): readonly string[] => [
  `org:${organisation}`,
  `unit:${unit}`,
];
