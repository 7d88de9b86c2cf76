import type { alertContracts, AlertAction, AlertArisingFrom, AlertResult, HappenedOf } from '@baraza/contracts';
import {
  addDays,
  type Aggregate,
  type CivilDate,
  type EntityCalendar,
  type PersonalRef,
  unreachable,
} from '@baraza/domain';

export type AlertEvent = HappenedOf<(typeof alertContracts)[number]>;

/** A participant that has heard it. */
export interface Acknowledgement {
  readonly seat: string;
  readonly organisation: string;
  readonly on: CivilDate;
}
export interface Position {
  readonly decision: string;
  readonly on: CivilDate;
}
export interface ActionBegun {
  readonly kind: AlertAction;
  readonly id: string;
  readonly on: CivilDate;
}

export interface Known {
  readonly coalition: string;
  readonly unit: string;
  readonly themes: readonly string[];
  readonly arisingFrom: AlertArisingFrom;
  readonly answerBy: CivilDate;
  readonly what?: PersonalRef;
  readonly raisedOn: CivilDate;
  readonly acknowledged: readonly Acknowledgement[];
  readonly positions: readonly Position[];
  readonly actions: readonly ActionBegun[];
  /** The day its answer fell due, where there was none by then. */
  readonly fellDueOn?: CivilDate;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}

export type Raised = { readonly status: 'raised' } & Known;
export type Acknowledged = { readonly status: 'acknowledged' } & Known;
export type Positioned = { readonly status: 'positioned' } & Known;
export type Acting = { readonly status: 'acting' } & Known;
export type Open = Raised | Acknowledged | Positioned | Acting;
export type Closed = {
  readonly status: 'closed';
  readonly closedOn: CivilDate;
  readonly result: AlertResult;
  readonly narrative?: PersonalRef;
} & Known;
export type AlertState = { readonly status: 'none' } | Open | Closed;

export const ALERT_STATUSES = ['raised', 'acknowledged', 'positioned', 'acting', 'closed'] as const;

function evolve(state: AlertState, event: AlertEvent): AlertState {
  const on = event.effectiveOn;
  if (event.type === 'coalitions.AlertRaised') {
    const begun = { acknowledged: [], positions: [], actions: [] };
    return { status: 'raised', ...event.data, ...begun, raisedOn: on, lastStepOn: on };
  }
  if (state.status === 'none' || state.status === 'closed') throw impossible(state, event);
  const known = { ...state, lastStepOn: on };
  switch (event.type) {
    case 'coalitions.AlertAcknowledged':
      return {
        ...known,
        status: state.status === 'raised' ? 'acknowledged' : state.status,
        acknowledged: [...state.acknowledged, { ...event.data, on }],
      };
    case 'coalitions.AlertPositionTaken':
      return {
        ...known,
        status: state.status === 'acting' ? 'acting' : 'positioned',
        positions: [...state.positions, { ...event.data, on }],
      };
    case 'coalitions.AlertActionBegun':
      return { ...known, status: 'acting', actions: [...state.actions, { ...event.data.action, on }] };
    case 'coalitions.AlertAnswerFellDue':
      if (!waitsForAnswer(state)) throw impossible(state, event);
      return { ...known, fellDueOn: on };
    case 'coalitions.AlertClosed':
      return { ...known, status: 'closed', closedOn: on, ...event.data };
    default:
      return unreachable(event);
  }
}

function impossible(state: AlertState, event: AlertEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}

/** Neither a position nor an action, and the calendar has not said so yet. */
const waitsForAnswer = (state: AlertState): state is Raised | Acknowledged =>
  (state.status === 'raised' || state.status === 'acknowledged') && state.fellDueOn === undefined;

const calendar: EntityCalendar<AlertState, AlertEvent> = {
  next: (state) =>
    waitsForAnswer(state) ? { rule: 'alert.answer-falls-due', rank: 50, on: addDays(state.answerBy, 1) } : undefined,
  take(state, { on }) {
    if (state.status === 'none') throw new Error('no answer falls due to an alert that nobody raised');
    const { answerBy } = state;
    return [{ type: 'coalitions.AlertAnswerFellDue', data: { answerBy }, effectiveOn: on, tags: tagsOfAlert(state) }];
  },
};

/** What a trail finds it by: its unit, its themes, its coalition, and what it arises from. */
export function tagsOfAlert({
  coalition,
  unit,
  themes,
  arisingFrom: { kind, id },
}: Pick<Known, 'coalition' | 'unit' | 'themes' | 'arisingFrom'>): readonly string[] {
  return [
    `unit:${unit}`,
    ...themes.map((theme) => `theme:${theme}`),
    `coalition:${coalition}`,
    ...(id === undefined ? [] : [`${kind}:${id}`]),
  ];
}

const OPEN = ['raised', 'acknowledged', 'positioned', 'acting'] as const;

/** Something that calls for a coalition's answer. Stream `alert-<uuid>`. Its participants find it, wherever they belong. */
export const alert: Aggregate<AlertState, AlertEvent> = {
  name: 'alert',
  service: 'coalitions',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'coalitions.AlertRaised', 'raised'],
    ['raised', 'coalitions.AlertAcknowledged', 'acknowledged'],
    [['acknowledged', 'positioned', 'acting'], 'coalitions.AlertAcknowledged', 'same'],
    [['raised', 'acknowledged', 'positioned'], 'coalitions.AlertPositionTaken', 'positioned'],
    ['acting', 'coalitions.AlertPositionTaken', 'same'],
    [['raised', 'acknowledged', 'positioned', 'acting'], 'coalitions.AlertActionBegun', 'acting'],
    [['raised', 'acknowledged'], 'coalitions.AlertAnswerFellDue', 'same'],
    [OPEN, 'coalitions.AlertClosed', 'closed'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
  calendar,
};
