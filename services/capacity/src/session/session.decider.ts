import type {
  AttendanceMark,
  DecidedAs,
  PeopleCount,
  sessionAttendanceCorrected,
  sessionCancelled,
  sessionHeld,
  sessionMoved,
  sessionPlanned,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, unreachable } from '@baraza/domain';
import { sessionRules } from './session.rules.ts';
import type { Attendance, KnownSession, PlannedSession, SessionPlan, SessionState } from './session.state.ts';

export type PlanSession = Omit<SessionPlan, 'programme' | 'unit' | 'module' | 'place'> & {
  readonly module?: string | undefined;
  readonly place?: string | undefined;
};

/** The cohort as it is now; undefined where there is none. */
export type CohortOfSession =
  | {
      readonly programme: string;
      readonly unit: string;
      readonly from: CivilDate;
      readonly until: CivilDate;
      readonly standing: 'planned' | 'running' | 'over';
      readonly modules: readonly string[];
    }
  | undefined;

/** @throws Rejection `planned-once`, `cohort-unknown`, `cohort-over`, `module-unknown`, `outside-cohort` */
export function plan(
  state: SessionState,
  command: PlanSession,
  of: CohortOfSession,
  given: Deciding,
): readonly DecidedAs<typeof sessionPlanned>[] {
  if (state.status !== 'none') throw sessionRules.broken('planned-once', { pointer: '/id' });
  if (of === undefined) throw sessionRules.broken('cohort-unknown', { pointer: '/cohort' });
  if (of.standing === 'over') throw sessionRules.broken('cohort-over', { pointer: '/cohort' });
  const { cohort, on, module, mode, place } = command;
  if (module !== undefined && !of.modules.includes(module)) {
    throw sessionRules.broken('module-unknown', { pointer: '/module', params: { modules: of.modules } });
  }
  assertWithin(on, of);
  const whose = { programme: of.programme, cohort, unit: of.unit };
  return [
    {
      type: 'capacity.SessionPlanned',
      data: {
        ...whose,
        ...{ on, mode },
        ...(module === undefined ? {} : { module }),
        ...(place === undefined ? {} : { place }),
      },
      ...step(whose, given),
    },
  ];
}

export interface MoveSession {
  readonly on: CivilDate;
  readonly ground: string;
}

/** @throws Rejection `unknown`, `not-planned`, `outside-cohort`, `before-last-step` */
export function move(
  state: SessionState,
  { on, ground }: MoveSession,
  of: CohortOfSession,
  given: Deciding,
): readonly DecidedAs<typeof sessionMoved>[] {
  const now = planned(state, given);
  if (on === now.on) return [];
  assertWithin(on, of);
  return [{ type: 'capacity.SessionMoved', data: { ...whoseOf(now), on, ground }, ...step(now, given), ground }];
}

export interface Marked {
  readonly enrolment: string;
  readonly participant: string;
  readonly mark: AttendanceMark;
}
export interface HoldSession {
  /** Everybody who was there. */
  readonly people: PeopleCount;
  readonly attendance: readonly Marked[];
}
/** Those who take part in the cohort: each enrolment with its participants, and whether all of them must be marked. */
export interface RosterFacts {
  readonly of: CohortOfSession;
  readonly enrolments: readonly {
    readonly enrolment: string;
    readonly participants: readonly string[];
    /** Not of one that rests. */
    readonly isExpected: boolean;
  }[];
}

/** @throws Rejection `unknown`, `not-planned`, `cohort-not-running`, `enrolment-unknown`, `participant-twice`, `not-all-marked`, `present-miscounted`, `before-last-step` */
export function hold(
  state: SessionState,
  command: HoldSession,
  facts: RosterFacts,
  given: Deciding,
): readonly DecidedAs<typeof sessionHeld>[] {
  const now = planned(state, given);
  if (facts.of?.standing === 'planned') throw sessionRules.broken('cohort-not-running');
  const attendance = counted(command, facts);
  const { module } = now;
  return [
    {
      type: 'capacity.SessionHeld',
      data: {
        ...whoseOf(now),
        ...(module === undefined ? {} : { module }),
        ...{ people: { ...command.people }, attendance },
      },
      ...step(now, given),
    },
  ];
}

/** @throws Rejection `unknown`, `not-held`, `enrolment-unknown`, `participant-twice`, `present-miscounted`, `before-last-step` */
export function correctAttendance(
  state: SessionState,
  command: HoldSession,
  facts: RosterFacts,
  given: Deciding,
): readonly DecidedAs<typeof sessionAttendanceCorrected>[] {
  const now = known(state);
  if (now.status !== 'held') throw sessionRules.broken('not-held', { params: { status: now.status } });
  inOrderOfDates(now, given);
  const attendance = counted(command, facts);
  return [
    {
      type: 'capacity.SessionAttendanceCorrected',
      data: { ...whoseOf(now), people: { ...command.people }, attendance },
      ...step(now, given),
    },
  ];
}

/** @throws Rejection `unknown`, `not-planned`, `before-last-step` */
export function cancel(
  state: SessionState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof sessionCancelled>[] {
  const now = planned(state, given);
  return [{ type: 'capacity.SessionCancelled', data: { ...whoseOf(now), ground }, ...step(now, given), ground }];
}

/** The marks by their number, where they are right. */
function counted({ people, attendance }: HoldSession, { enrolments }: RosterFacts): Attendance {
  const keys = attendance.map(({ participant }) => participant);
  attendance.forEach(({ enrolment, participant }, index) => {
    const at = enrolments.find((one) => one.enrolment === enrolment);
    if (at === undefined || !at.participants.includes(participant)) {
      throw sessionRules.broken('enrolment-unknown', { pointer: `/attendance/${index}` });
    }
    if (keys.indexOf(participant) !== index) {
      throw sessionRules.broken('participant-twice', { pointer: `/attendance/${index}/participant` });
    }
  });
  const missing = enrolments
    .filter(({ isExpected, participants }) => isExpected && participants.some((one) => !keys.includes(one)))
    .map(({ enrolment }) => enrolment);
  if (missing.length > 0) throw sessionRules.broken('not-all-marked', { pointer: '/attendance', params: { missing } });
  const marked = (mark: AttendanceMark) => attendance.filter((one) => one.mark === mark).length;
  const present = marked('present');
  if (people.total < present) {
    throw sessionRules.broken('present-miscounted', { pointer: '/people/total', params: { present } });
  }
  return { present, excused: marked('excused'), unexcused: marked('unexcused') };
}

export type SessionCommand =
  | { readonly name: 'plan'; readonly of: PlanSession; readonly facts: CohortOfSession }
  | { readonly name: 'move'; readonly of: MoveSession; readonly facts: CohortOfSession }
  | { readonly name: 'hold' | 'correct-attendance'; readonly of: HoldSession; readonly facts: RosterFacts }
  | { readonly name: 'cancel'; readonly of: { readonly ground: string } };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: SessionCommand, state: SessionState, given: Deciding) {
  switch (command.name) {
    case 'plan':
      return plan(state, command.of, command.facts, given);
    case 'move':
      return move(state, command.of, command.facts, given);
    case 'hold':
      return hold(state, command.of, command.facts, given);
    case 'correct-attendance':
      return correctAttendance(state, command.of, command.facts, given);
    case 'cancel':
      return cancel(state, command.of, given);
    default:
      return unreachable(command);
  }
}

function known(state: SessionState): KnownSession {
  if (state.status === 'none') throw sessionRules.broken('unknown');
  return state;
}

function planned(state: SessionState, given: Deciding): PlannedSession {
  const now = known(state);
  if (now.status !== 'planned') throw sessionRules.broken('not-planned', { params: { status: now.status } });
  inOrderOfDates(now, given);
  return now;
}

function inOrderOfDates({ since }: KnownSession, given: Deciding): void {
  if (given.effectiveOn >= since) return;
  throw sessionRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
}

function assertWithin(on: CivilDate, of: CohortOfSession): void {
  if (of === undefined || (on >= of.from && on <= of.until)) return;
  throw sessionRules.broken('outside-cohort', { pointer: '/on', params: { from: of.from, until: of.until } });
}

interface WhoseSession {
  readonly programme: string;
  readonly cohort: string;
  readonly unit: string;
}
const whoseOf = ({ programme, cohort, unit }: WhoseSession) => ({ programme, cohort, unit });

function step({ programme, cohort, unit }: WhoseSession, given: Deciding) {
  return { effectiveOn: given.effectiveOn, tags: [`unit:${unit}`, `programme:${programme}`, `cohort:${cohort}`] };
}
