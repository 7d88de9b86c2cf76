import type {
  CertificateHolder,
  DataOf,
  enrolmentApplied,
  EvaluationFinding,
  enrolmentLearningContracts,
  enrolmentStepContracts,
  Enrolled,
  FollowUpLevel,
  HappenedOf,
  HoldCause,
  MarkOfParticipant,
  PeopleCount,
  ProgrammeTrack,
} from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';
import { calendar } from './enrolment.calendar.pure.ts';
import { evolve } from './enrolment.evolve.pure.ts';

export type EnrolmentEvent = HappenedOf<
  (typeof enrolmentStepContracts)[number] | (typeof enrolmentLearningContracts)[number]
>;

/** In what, where, and whose. */
export interface WhoseEnrolment {
  readonly programme: string;
  readonly cohort: string;
  readonly unit: string;
  readonly enrolled: Enrolled;
}
export interface Participant {
  readonly participant: string;
  readonly name: PersonalRef;
  readonly phone?: PersonalRef;
  readonly email?: PersonalRef;
}
/** Who came to a session. */
export interface Attended {
  readonly session: string;
  readonly on: CivilDate;
  readonly marks: readonly MarkOfParticipant[];
}
export interface Flag {
  readonly participant: string;
  readonly absences: number;
  readonly session: string;
}
export interface LearningTest {
  readonly on: CivilDate;
  readonly module?: string;
  readonly before: number;
  readonly after: number;
}
export interface FollowUp {
  readonly level: FollowUpLevel;
  readonly dueOn: CivilDate;
  readonly standing: 'awaited' | 'due' | 'reported' | 'waived';
  readonly on?: CivilDate;
  readonly finding?: EvaluationFinding;
  readonly narrative?: PersonalRef;
  readonly ground?: string;
}

interface Known extends WhoseEnrolment {
  readonly track: ProgrammeTrack;
  readonly home: string;
  readonly membership?: string;
  readonly participants: readonly Participant[];
  readonly people: PeopleCount;
  readonly motivation?: DataOf<typeof enrolmentApplied>['motivation'];
  readonly appliedOn: CivilDate;
  /** In the order of their dates. */
  readonly attendance: readonly Attended[];
  readonly flags: readonly Flag[];
  readonly tests: readonly LearningTest[];
  /** The date of its last step. */
  readonly since: CivilDate;
}
interface OnGround extends Known {
  readonly ground: string;
  readonly narrative?: PersonalRef;
}

/** What an enrolment can be before it rests, and goes on as. */
export type Underway = Known & { readonly status: 'applied' | 'wait-listed' | 'selected' | 'active' };
/** Every cause must be lifted before it goes on. */
export type OnHold = Known & {
  readonly status: 'on-hold';
  readonly heldAs: Underway['status'];
  readonly causes: readonly HoldCause[];
};
export type Completed = Known & {
  readonly status: 'completed';
  readonly attendedPercent?: number;
  readonly certificates: readonly { readonly code: string; readonly holder: CertificateHolder }[];
  readonly followUps: readonly FollowUp[];
};
export type KnownEnrolment =
  | Underway
  | OnHold
  | Completed
  | (OnGround & { readonly status: 'declined' | 'dismissed' | 'cancelled' })
  | (Known & { readonly status: 'withdrawn'; readonly ground?: string });
export type EnrolmentState = { readonly status: 'none' } | KnownEnrolment;

export const ENROLMENT_STATUSES = [
  ...(['none', 'applied', 'wait-listed', 'selected', 'active', 'on-hold', 'completed'] as const),
  ...(['declined', 'withdrawn', 'dismissed', 'cancelled'] as const),
] as const satisfies readonly EnrolmentState['status'][];

const UNDERWAY = ['applied', 'wait-listed', 'selected', 'active'] as const;
const OPEN = [...UNDERWAY, 'on-hold'] as const;
const LEARNING = ['active', 'on-hold', 'completed'] as const;

/** Somebody's place in a cohort, from asking for it to what came of it. Stream `enrolment-<uuid>`. */
export const enrolment: Aggregate<EnrolmentState, EnrolmentEvent> = {
  name: 'enrolment',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.EnrolmentApplied', 'applied'],
    [OPEN, 'capacity.EnrolmentParticipantJoined', 'same'],
    [OPEN, 'capacity.EnrolmentParticipantLeft', 'same'],
    [['applied', 'wait-listed'], 'capacity.EnrolmentSelected', 'selected'],
    ['applied', 'capacity.EnrolmentWaitListed', 'wait-listed'],
    [['applied', 'wait-listed'], 'capacity.EnrolmentDeclined', 'declined'],
    ['selected', 'capacity.EnrolmentBegun', 'active'],
    [OPEN, 'capacity.EnrolmentPutOnHold', 'on-hold'],
    ['on-hold', 'capacity.EnrolmentHoldLifted', 'same'],
    ['on-hold', 'capacity.EnrolmentResumed', UNDERWAY],
    [LEARNING, 'capacity.EnrolmentAttendanceNoted', 'same'],
    [LEARNING, 'capacity.EnrolmentAbsenceFlagged', 'same'],
    [LEARNING, 'capacity.EnrolmentLearningTested', 'same'],
    ['active', 'capacity.EnrolmentCompleted', 'completed'],
    ['completed', 'capacity.CampaignAssignmentHandedIn', 'same'],
    ['completed', 'capacity.FollowUpFellDue', 'same'],
    ['completed', 'capacity.FollowUpReported', 'same'],
    ['completed', 'capacity.FollowUpWaived', 'same'],
    [OPEN, 'capacity.EnrolmentWithdrawn', 'withdrawn'],
    [['selected', 'active', 'on-hold'], 'capacity.EnrolmentDismissed', 'dismissed'],
    [OPEN, 'capacity.EnrolmentCancelled', 'cancelled'],
  ],
  stateVersion: 1,
  evolve,
  scope(state) {
    if (state.status === 'none') return undefined;
    const { unit, enrolled } = state;
    return { unit, organisations: enrolled.kind === 'person' ? [] : [enrolled.organisation] };
  },
  calendar,
};

export function isUnderway(state: EnrolmentState): state is Underway {
  return (UNDERWAY as readonly string[]).includes(state.status);
}

/** Whether something can come of it still. */
export function isOpen(state: EnrolmentState): state is Underway | OnHold {
  return isUnderway(state) || state.status === 'on-hold';
}
