import { unreachable } from '@baraza/domain';
import type {
  Completed,
  EnrolmentEvent,
  EnrolmentState,
  FollowUp,
  KnownEnrolment,
  OnHold,
  Underway,
} from './enrolment.state.ts';
import { causeKey } from './enrolment.steps.pure.ts';

type Change = Exclude<EnrolmentEvent, { type: 'capacity.EnrolmentApplied' }>;
type Of<Type extends Change['type']> = Extract<Change, { type: Type }>;

export function evolve(state: EnrolmentState, event: EnrolmentEvent): EnrolmentState {
  if (event.type === 'capacity.EnrolmentApplied') {
    const nothingYet = { attendance: [], flags: [], tests: [] };
    return { status: 'applied', ...event.data, ...nothingYet, appliedOn: event.effectiveOn, since: event.effectiveOn };
  }
  if (state.status === 'none') throw new Error(`${event.type} in an enrolment that nobody applied for`);
  return changed(state, event);
}

function changed(state: KnownEnrolment, event: Change): KnownEnrolment {
  const since = event.effectiveOn;
  switch (event.type) {
    case 'capacity.EnrolmentParticipantJoined': {
      const { participant, name, phone, email, people } = event.data;
      const reached = { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
      return { ...state, participants: [...state.participants, { participant, name, ...reached }], people };
    }
    case 'capacity.EnrolmentParticipantLeft': {
      const participants = state.participants.filter(({ participant }) => participant !== event.data.participant);
      return { ...state, participants, people: event.data.people };
    }
    case 'capacity.EnrolmentSelected':
      return { ...underway(state, event), status: 'selected', since };
    case 'capacity.EnrolmentWaitListed':
      return { ...underway(state, event), status: 'wait-listed', since };
    case 'capacity.EnrolmentBegun':
      return { ...underway(state, event), status: 'active', since };
    case 'capacity.EnrolmentPutOnHold':
      return { ...held(state, event), since };
    case 'capacity.EnrolmentHoldLifted':
      return { ...lifted(state, event), since };
    case 'capacity.EnrolmentResumed': {
      if (state.status !== 'on-hold') throw wrong(state, event);
      const { heldAs, causes: _, ...known } = state;
      return { ...known, status: heldAs, since };
    }
    case 'capacity.EnrolmentAttendanceNoted': {
      const { session, on, marks } = event.data;
      const others = state.attendance.filter((one) => one.session !== session);
      const attendance = [...others, { session, on, marks }].sort((one, other) => (one.on < other.on ? -1 : 1));
      return { ...state, attendance };
    }
    case 'capacity.EnrolmentAbsenceFlagged': {
      const { participant, absences, session } = event.data;
      return { ...state, flags: [...state.flags, { participant, absences, session }] };
    }
    case 'capacity.EnrolmentLearningTested': {
      const { module, before, after } = event.data;
      const test = { on: since, ...(module === undefined ? {} : { module }), before, after };
      return { ...state, tests: [...state.tests, test] };
    }
    case 'capacity.EnrolmentCompleted':
      return completed(underway(state, event), event);
    case 'capacity.CampaignAssignmentHandedIn':
      return state;
    case 'capacity.FollowUpFellDue':
      return followed(state, event, { standing: 'due' });
    case 'capacity.FollowUpReported': {
      const { finding, narrative } = event.data;
      return followed(state, event, {
        ...{ standing: 'reported', on: since, finding },
        ...(narrative === undefined ? {} : { narrative }),
      });
    }
    case 'capacity.FollowUpWaived':
      return followed(state, event, { standing: 'waived', on: since, ground: event.data.ground });
    case 'capacity.EnrolmentDeclined':
      return { ...ended(state), status: 'declined', ...groundsOf(event), since };
    case 'capacity.EnrolmentDismissed':
      return { ...ended(state), status: 'dismissed', ...groundsOf(event), since };
    case 'capacity.EnrolmentCancelled':
      return { ...ended(state), status: 'cancelled', ground: event.data.ground, since };
    case 'capacity.EnrolmentWithdrawn': {
      const { ground } = event.data;
      return { ...ended(state), status: 'withdrawn', ...(ground === undefined ? {} : { ground }), since };
    }
    default:
      return unreachable(event);
  }
}

function underway(state: KnownEnrolment, event: Change): Underway {
  const { status } = state;
  if (status === 'applied' || status === 'wait-listed' || status === 'selected' || status === 'active') return state;
  throw wrong(state, event);
}

function held(state: KnownEnrolment, event: Of<'capacity.EnrolmentPutOnHold'>): OnHold {
  const { cause } = event.data;
  if (state.status === 'on-hold') return { ...state, causes: [...state.causes, cause] };
  return { ...underway(state, event), status: 'on-hold', heldAs: underway(state, event).status, causes: [cause] };
}

function lifted(state: KnownEnrolment, event: Of<'capacity.EnrolmentHoldLifted'>): OnHold {
  if (state.status !== 'on-hold') throw wrong(state, event);
  const gone = causeKey(event.data.cause);
  return { ...state, causes: state.causes.filter((cause) => causeKey(cause) !== gone) };
}

function completed(state: Underway, event: Of<'capacity.EnrolmentCompleted'>): Completed {
  const { people, attendedPercent, certificates, followUps } = event.data;
  return {
    ...state,
    status: 'completed',
    people,
    ...(attendedPercent === undefined ? {} : { attendedPercent }),
    certificates,
    followUps: followUps.map((one) => ({ ...one, standing: 'awaited' })),
    since: event.effectiveOn,
  };
}

function followed(
  state: KnownEnrolment,
  event: Change & { readonly data: { readonly level: FollowUp['level'] } },
  more: Partial<FollowUp>,
): Completed {
  if (state.status !== 'completed') throw wrong(state, event);
  const followUps = state.followUps.map((one) => (one.level === event.data.level ? { ...one, ...more } : one));
  return { ...state, followUps };
}

/** What is left of an enrolment that came to its end. */
function ended(state: KnownEnrolment) {
  if (state.status !== 'on-hold') return state;
  const { heldAs: _, causes: __, ...known } = state;
  return known;
}

function groundsOf({ data }: Of<'capacity.EnrolmentDeclined'> | Of<'capacity.EnrolmentDismissed'>) {
  const { ground, narrative } = data;
  return { ground, ...(narrative === undefined ? {} : { narrative }) };
}

function wrong({ status }: KnownEnrolment, { type }: Change): Error {
  return new Error(`${type} in an enrolment that is '${status}'`);
}
