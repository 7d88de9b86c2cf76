import type { conveningAgendaSet, conveningCalled, conveningContracts, DataOf, HappenedOf } from '@baraza/contracts';
import {
  addDays,
  type Aggregate,
  type CivilDate,
  type EntityCalendar,
  type PersonalRef,
  unreachable,
} from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';

export type ConveningEvent = HappenedOf<(typeof conveningContracts)[number]>;
type Called = DataOf<typeof conveningCalled>;

/** An organisation that was invited, and what it answered. */
export interface Invited {
  readonly as: 'member' | 'guest';
  readonly answer?: 'coming' | 'not-coming';
  readonly delegates?: number;
}

interface Known extends Called {
  readonly calledOn: CivilDate;
  readonly agenda: DataOf<typeof conveningAgendaSet>['items'];
  readonly invited: Readonly<Record<string, Invited>>;
  /** The date of the last step that somebody took: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
interface Met {
  readonly heldOn: CivilDate;
  readonly membersInvited: number;
  readonly membersPresent: number;
  readonly membersNeeded: number;
  readonly quorate: boolean;
  readonly present: readonly string[];
  readonly attendance: { readonly [of in 'women' | 'men' | 'youth' | 'personsWithDisabilities' | 'total']: number };
}

export type AheadConvening = { readonly status: 'called' | 'record-due' } & Known;
/** What is put on record of a meeting comes before that it met, in one append. */
type BeingRecorded = Partial<Pick<Met, 'present' | 'attendance'>>;
export type HeldConvening = {
  readonly status: 'held';
  readonly proposed?: { readonly report: PersonalRef; readonly by: string };
} & Known &
  Met;
export type ReportedConvening = {
  readonly status: 'reported';
  readonly report: string;
  readonly reportedOn: CivilDate;
} & Known &
  Met;
export type CancelledConvening = { readonly status: 'cancelled'; readonly ground: string } & Known;

export type ConveningState =
  | { readonly status: 'none' }
  | (AheadConvening & BeingRecorded)
  | HeldConvening
  | ReportedConvening
  | CancelledConvening;

export const CONVENING_STATUSES = [
  'none',
  'called',
  'record-due',
  'held',
  'reported',
  'cancelled',
] as const satisfies readonly ConveningState['status'][];

const RECORD_DUE = 'convening.record-due';
/** So many days after it was to meet, it is asked what became of it. */
const RECORD_WITHIN_DAYS = 7;

const calendar: EntityCalendar<ConveningState, ConveningEvent> = {
  next: (state) =>
    state.status === 'called' ? { rule: RECORD_DUE, rank: 50, on: addDays(state.on, RECORD_WITHIN_DAYS) } : undefined,
  take(state, step) {
    if (state.status !== 'called') throw new Error(`${step.rule} of a convening that is '${state.status}'`);
    const { unit, on } = state;
    return [
      {
        type: 'members.ConveningRecordFellDue',
        data: { unit, on },
        effectiveOn: step.on,
        tags: [unitTag(unit)],
      },
    ];
  },
};

/** A meeting of the forum in a unit. Stream `convening-<uuid>`. Whoever was invited finds it, wherever they belong. */
export const convening: Aggregate<ConveningState, ConveningEvent> = {
  name: 'convening',
  service: 'members',
  diagram: [
    ['none', 'members.ConveningCalled', 'called'],
    [['called', 'record-due'], 'members.ConveningAgendaSet', 'same'],
    [['called', 'record-due'], 'members.ConveningInvitationsSent', 'same'],
    [['called', 'record-due'], 'members.ConveningInvitationAnswered', 'same'],
    [['called', 'record-due'], 'members.ConveningPostponed', 'called'],
    ['called', 'members.ConveningRecordFellDue', 'record-due'],
    [['called', 'record-due'], 'members.ConveningAttendanceTaken', 'same'],
    [['called', 'record-due'], 'members.ConveningPeopleCounted', 'same'],
    [['called', 'record-due'], 'members.ConveningHeld', 'held'],
    [['called', 'record-due'], 'members.ConveningCancelled', 'cancelled'],
    ['held', 'members.ConveningReportProposed', 'same'],
    ['held', 'members.ConveningReported', 'reported'],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope: (state) =>
    state.status === 'none' ? undefined : { unit: state.unit, organisations: Object.keys(state.invited) },
  calendar,
};

function evolve(state: ConveningState, event: ConveningEvent): ConveningState {
  const on = event.effectiveOn;
  if (event.type === 'members.ConveningCalled') {
    return { status: 'called', ...event.data, calledOn: on, agenda: [], invited: {}, lastStepOn: on };
  }
  if (event.type === 'members.ConveningReportProposed') {
    if (state.status !== 'held') throw impossible(state, event);
    return { ...state, lastStepOn: on, proposed: { report: event.data.report, by: event.actor } };
  }
  if (event.type === 'members.ConveningReported') {
    if (state.status !== 'held') throw impossible(state, event);
    const { proposed: _, ...rest } = state;
    return { ...rest, status: 'reported', lastStepOn: on, report: event.data.report, reportedOn: on };
  }
  if (state.status !== 'called' && state.status !== 'record-due') throw impossible(state, event);
  switch (event.type) {
    case 'members.ConveningAgendaSet':
      return { ...state, lastStepOn: on, agenda: event.data.items };
    case 'members.ConveningInvitationsSent': {
      const { organisations, as } = event.data;
      const invited = Object.fromEntries(organisations.map((organisation) => [organisation, { as }]));
      return { ...state, lastStepOn: on, invited: { ...state.invited, ...invited } };
    }
    case 'members.ConveningInvitationAnswered': {
      const { organisation, answer, delegates } = event.data;
      const its = state.invited[organisation];
      if (its === undefined) throw new Error(`${organisation} answers, and was not invited`);
      return {
        ...state,
        lastStepOn: on,
        invited: { ...state.invited, [organisation]: { as: its.as, answer, delegates } },
      };
    }
    case 'members.ConveningPostponed':
      // Who had answered is asked anew.
      return {
        ...state,
        status: 'called',
        lastStepOn: on,
        on: event.data.on,
        invited: Object.fromEntries(Object.entries(state.invited).map(([id, { as }]) => [id, { as }])),
      };
    case 'members.ConveningRecordFellDue':
      // It is no step of anybody's: what was done on the day may still be put on record as of it.
      return { ...state, status: 'record-due' };
    case 'members.ConveningAttendanceTaken':
      return { ...state, present: [...(state.present ?? []), ...event.data.organisations] };
    case 'members.ConveningPeopleCounted':
      return { ...state, attendance: event.data.attendance };
    case 'members.ConveningHeld': {
      const { membersInvited, membersPresent, membersNeeded, quorate } = event.data;
      const { present = [], attendance, ...rest } = state;
      if (attendance === undefined) throw new Error('a convening met, and nobody was counted');
      const counted = { membersInvited, membersPresent, membersNeeded, quorate };
      return { ...rest, status: 'held', lastStepOn: on, heldOn: on, ...counted, present, attendance };
    }
    case 'members.ConveningCancelled': {
      return { ...state, status: 'cancelled', lastStepOn: on, ground: event.data.ground };
    }
    default:
      return unreachable(event);
  }
}

/** Whether it has met with enough of those invited to decide. */
export const hasDecided = (state: ConveningState): state is HeldConvening | ReportedConvening =>
  (state.status === 'held' || state.status === 'reported') && state.quorate;

function impossible(state: ConveningState, event: ConveningEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
