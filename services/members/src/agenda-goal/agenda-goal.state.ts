import type {
  agendaGoalContracts,
  DataOf,
  goalAdopted,
  goalClosed,
  goalOutcomeCounted,
  HappenedOf,
} from '@baraza/contracts';
import { addDays, type Aggregate, type CivilDate, type EntityCalendar, unreachable } from '@baraza/domain';
import { tags, themeTag, unitTag } from '../tags.pure.ts';

export type AgendaGoalEvent = HappenedOf<(typeof agendaGoalContracts)[number]>;
export type Indicator = DataOf<typeof goalAdopted>['indicators'][number];

export type CountedOutcome = Pick<DataOf<typeof goalOutcomeCounted>, 'version' | 'verdict'>;

interface Known extends DataOf<typeof goalAdopted> {
  readonly adoptedOn: CivilDate;
  /** By indicator and period: the value, as it was reported or put right last. */
  readonly actuals: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By outcome: the version in which it counts towards the goal. */
  readonly outcomes: Readonly<Record<string, CountedOutcome>>;
  readonly timesRevised: number;
  readonly lastStepOn: CivilDate;
}
export type FollowedGoal = { readonly status: 'adopted' | 'horizon-reached' } & Known;
export type AgendaGoalState =
  | { readonly status: 'none' }
  | FollowedGoal
  | ({
      readonly status: 'closed';
      readonly closedOn: CivilDate;
      readonly outcome: DataOf<typeof goalClosed>['outcome'];
    } & Known);

export const AGENDA_GOAL_STATUSES = [
  'none',
  'adopted',
  'horizon-reached',
  'closed',
] as const satisfies readonly AgendaGoalState['status'][];

const HORIZON = 'agenda-goal.horizon-reached';

const calendar: EntityCalendar<AgendaGoalState, AgendaGoalEvent> = {
  next: (state) =>
    state.status === 'adopted' ? { rule: HORIZON, rank: 50, on: addDays(state.horizon, 1) } : undefined,
  take(state, { rule, on }) {
    if (state.status !== 'adopted') throw new Error(`${rule} of a goal that is '${state.status}'`);
    const { unit, themes, horizon } = state;
    const data = { unit, themes, horizon };
    return [{ type: 'members.GoalHorizonReached', data, effectiveOn: on, tags: tagsOfGoal(state) }];
  },
};

/** A long-term goal for social change. Stream `agenda-goal-<uuid>`. */
export const agendaGoal: Aggregate<AgendaGoalState, AgendaGoalEvent> = {
  name: 'agenda-goal',
  service: 'members',
  diagram: [
    ['none', 'members.GoalAdopted', 'adopted'],
    [['adopted', 'horizon-reached'], 'members.GoalActualReported', 'same'],
    [['adopted', 'horizon-reached'], 'members.GoalActualCorrected', 'same'],
    [['adopted', 'horizon-reached'], 'members.GoalRevised', 'adopted'],
    ['adopted', 'members.GoalHorizonReached', 'horizon-reached'],
    [['adopted', 'horizon-reached'], 'members.GoalClosed', 'closed'],
    [['adopted', 'horizon-reached'], 'members.GoalOutcomeCounted', 'same'],
    [['adopted', 'horizon-reached'], 'members.GoalOutcomeSetAside', 'same'],
  ],
  stateVersion: 2,
  initialState: { status: 'none' },
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
  calendar,
};

function evolve(state: AgendaGoalState, event: AgendaGoalEvent): AgendaGoalState {
  const on = event.effectiveOn;
  if (event.type === 'members.GoalAdopted') {
    return {
      status: 'adopted',
      ...event.data,
      adoptedOn: on,
      actuals: {},
      outcomes: {},
      timesRevised: 0,
      lastStepOn: on,
    };
  }
  if (state.status === 'none' || state.status === 'closed') throw impossible(state, event);
  switch (event.type) {
    case 'members.GoalActualReported':
    case 'members.GoalActualCorrected': {
      const { indicator, period, actual } = event.data;
      const own = { ...state.actuals[indicator], [period]: actual };
      return { ...state, lastStepOn: on, actuals: { ...state.actuals, [indicator]: own } };
    }
    case 'members.GoalRevised': {
      const { horizon, indicators } = event.data;
      const timesRevised = state.timesRevised + 1;
      return { ...state, status: 'adopted', lastStepOn: on, horizon, indicators, timesRevised };
    }
    case 'members.GoalHorizonReached':
      // It is no step of anybody's: what was reported before may still be put on record as of then.
      return { ...state, status: 'horizon-reached' };
    case 'members.GoalClosed':
      return { ...state, status: 'closed', lastStepOn: on, closedOn: on, outcome: event.data.outcome };
    // What others confirmed is no step of anybody's on the goal, either.
    case 'members.GoalOutcomeCounted': {
      const { outcome, version, verdict } = event.data;
      return { ...state, outcomes: { ...state.outcomes, [outcome]: { version, verdict } } };
    }
    case 'members.GoalOutcomeSetAside': {
      const { [event.data.outcome]: _, ...outcomes } = state.outcomes;
      return { ...state, outcomes };
    }
    default:
      return unreachable(event);
  }
}

export const tagsOfGoal = ({ unit, themes }: { unit: string; themes: readonly string[] }): readonly string[] =>
  tags(unitTag(unit), themes.map(themeTag));

function impossible(state: AgendaGoalState, event: AgendaGoalEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
