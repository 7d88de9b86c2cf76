import type { DataOf, HappenedOf, PeopleCount, sessionContracts, sessionHeld, sessionPlanned } from '@baraza/contracts';
import { type Aggregate, type CivilDate, unreachable } from '@baraza/domain';

export type SessionEvent = HappenedOf<(typeof sessionContracts)[number]>;
export type SessionPlan = DataOf<typeof sessionPlanned>;
export type Attendance = DataOf<typeof sessionHeld>['attendance'];

type Known = SessionPlan & {
  /** The date of its last step. */
  readonly since: CivilDate;
};
export type PlannedSession = Known & { readonly status: 'planned' };
export type HeldSession = Known & {
  readonly status: 'held';
  readonly heldOn: CivilDate;
  readonly people: PeopleCount;
  readonly attendance: Attendance;
};
export type CancelledSession = Known & { readonly status: 'cancelled'; readonly ground: string };
export type KnownSession = PlannedSession | HeldSession | CancelledSession;
export type SessionState = { readonly status: 'none' } | KnownSession;

export const SESSION_STATUSES = ['planned', 'held', 'cancelled'] as const;

function evolve(state: SessionState, event: SessionEvent): SessionState {
  const since = event.effectiveOn;
  if (event.type === 'capacity.SessionPlanned') return { status: 'planned', ...event.data, since };
  if (state.status === 'none') throw new Error(`${event.type} in a session that was never planned`);
  switch (event.type) {
    case 'capacity.SessionMoved':
      return { ...state, on: event.data.on, since };
    case 'capacity.SessionHeld': {
      const { people, attendance } = event.data;
      return { ...state, status: 'held', heldOn: since, people, attendance, since };
    }
    case 'capacity.SessionAttendanceCorrected': {
      if (state.status !== 'held') throw new Error(`${event.type} in a session that is '${state.status}'`);
      const { people, attendance } = event.data;
      return { ...state, people, attendance, since };
    }
    case 'capacity.SessionCancelled':
      return { ...state, status: 'cancelled', ground: event.data.ground, since };
    default:
      return unreachable(event);
  }
}

/** A meeting of a cohort. Stream `session-<uuid>`. Who came stands with each enrolment. */
export const session: Aggregate<SessionState, SessionEvent> = {
  name: 'session',
  service: 'capacity',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'capacity.SessionPlanned', 'planned'],
    ['planned', 'capacity.SessionMoved', 'same'],
    ['planned', 'capacity.SessionHeld', 'held'],
    ['held', 'capacity.SessionAttendanceCorrected', 'same'],
    ['planned', 'capacity.SessionCancelled', 'cancelled'],
  ],
  stateVersion: 1,
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};
