import type { DataOf, HappenedOf, improvementActionPlanned, improvementPlanContracts } from '@baraza/contracts';
import {
  addDays,
  type Aggregate,
  type CalendarStep,
  type CivilDate,
  type EntityCalendar,
  type PersonalRef,
  unreachable,
} from '@baraza/domain';

export type ImprovementPlanEvent = HappenedOf<(typeof improvementPlanContracts)[number]>;
type Said = DataOf<typeof improvementActionPlanned>;

/** What is to be done, in which domain, how urgently, who answers for it, and by when. */
export interface Action extends Pick<Said, 'domain' | 'priority' | 'owner' | 'dueOn'> {
  readonly text: PersonalRef;
  readonly status: 'open' | 'overdue' | 'done' | 'dropped';
  readonly settledOn?: CivilDate;
  readonly ground?: string;
  readonly note?: PersonalRef;
  readonly evidence?: readonly { readonly file: string }[];
}

export interface WhosePlan {
  readonly organisation: string;
  readonly unit: string;
}
interface Known extends WhosePlan {
  readonly assessment: string;
  readonly madeOn: CivilDate;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
  /** By id, in the order in which they were planned. */
  readonly actions: Readonly<Record<string, Action>>;
}
export type Running = Known & { readonly status: 'running' };
export type ImprovementPlanState =
  { readonly status: 'none' } | Running | (Known & { readonly status: 'closed'; readonly closedOn: CivilDate });

export const isOpen = ({ status }: Action): boolean => status === 'open' || status === 'overdue';
export const whoseOf = ({ organisation, unit }: WhosePlan): WhosePlan => ({ organisation, unit });
export const tagsOfPlan = ({ organisation, unit }: WhosePlan): readonly string[] => [
  `org:${organisation}`,
  `unit:${unit}`,
];

const FELL_DUE = 'improvement-plan.action-fell-due';

/** The day after its last one an action that is not done has fallen due: all those of one day together. */
const calendar: EntityCalendar<ImprovementPlanState, ImprovementPlanEvent> = {
  next(state): CalendarStep | undefined {
    if (state.status !== 'running') return undefined;
    const days = Object.values(state.actions).flatMap(({ status, dueOn }) =>
      status === 'open' ? [dayAfter(dueOn)] : [],
    );
    const first = days.sort()[0];
    if (first === undefined) return undefined;
    return { rule: FELL_DUE, rank: 10, on: first < state.lastStepOn ? state.lastStepOn : first };
  },
  take(state, { on }) {
    if (state.status !== 'running') throw new Error(`${FELL_DUE} in a plan that is ${state.status}`);
    return Object.entries(state.actions)
      .filter(([, { status, dueOn }]) => status === 'open' && dayAfter(dueOn) <= on)
      .map(([action, { domain, dueOn }]) => ({
        type: 'capacity.ImprovementActionFellDue',
        data: { ...whoseOf(state), action, domain, dueOn },
        effectiveOn: on,
        tags: tagsOfPlan(state),
      }));
  },
};

function evolve(state: ImprovementPlanState, event: ImprovementPlanEvent): ImprovementPlanState {
  const on = event.effectiveOn;
  if (event.type === 'capacity.ImprovementPlanMade') {
    return { status: 'running', ...event.data, madeOn: on, lastStepOn: on, actions: {} };
  }
  if (state.status !== 'running') throw new Error(`${event.type} in a plan that is '${state.status}'`);
  const known = { ...state, lastStepOn: on };
  const changed = (id: string, change: Partial<Action>): Running => ({
    ...known,
    actions: { ...state.actions, [id]: { ...state.actions[id]!, ...change } },
  });
  switch (event.type) {
    case 'capacity.ImprovementActionPlanned': {
      const { action, text, domain, priority, owner, dueOn } = event.data;
      return {
        ...known,
        actions: { ...state.actions, [action]: { text, domain, priority, owner, dueOn, status: 'open' } },
      };
    }
    case 'capacity.ImprovementActionReplanned': {
      const { action, domain, priority, owner, dueOn } = event.data;
      return changed(action, { domain, priority, owner, dueOn, status: 'open' });
    }
    case 'capacity.ImprovementActionFellDue':
      return changed(event.data.action, { status: 'overdue' });
    case 'capacity.ImprovementActionDone': {
      const { action, note, evidence } = event.data;
      return changed(action, { status: 'done', settledOn: on, evidence, ...(note === undefined ? {} : { note }) });
    }
    case 'capacity.ImprovementActionDropped':
      return changed(event.data.action, { status: 'dropped', settledOn: on, ground: event.data.ground });
    case 'capacity.ImprovementPlanClosed':
      return { ...known, status: 'closed', closedOn: on };
    default:
      return unreachable(event);
  }
}

/** What an organisation will do after an assessment. Stream `improvement-plan-<uuid>`. */
export const improvementPlan: Aggregate<ImprovementPlanState, ImprovementPlanEvent> = {
  name: 'improvement-plan',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.ImprovementPlanMade', 'running'],
    ['running', 'capacity.ImprovementActionPlanned', 'same'],
    ['running', 'capacity.ImprovementActionReplanned', 'same'],
    ['running', 'capacity.ImprovementActionFellDue', 'same'],
    ['running', 'capacity.ImprovementActionDone', 'same'],
    ['running', 'capacity.ImprovementActionDropped', 'same'],
    ['running', 'capacity.ImprovementPlanClosed', 'closed'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
  calendar,
};

const dayAfter = (date: CivilDate): CivilDate => addDays(date, 1);
