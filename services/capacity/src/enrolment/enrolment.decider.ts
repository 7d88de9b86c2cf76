import type { ProgrammeTerms } from '@baraza/contracts';
import { type Deciding, unreachable } from '@baraza/domain';
import {
  type Apply,
  apply,
  type ApplyFacts,
  type JoinParticipant,
  joinParticipant,
  type LeaveParticipant,
  leaveParticipant,
} from './enrolment.applying.ts';
import {
  begin,
  beginWithCohort,
  cancel,
  decline,
  dismiss,
  giveFreedPlace,
  type OnGrounds,
  select,
  waitList,
  withdraw,
} from './enrolment.deciding.ts';
import { type ReportFollowUp, reportFollowUp, type WaiveFollowUp, waiveFollowUp } from './enrolment.follow-ups.ts';
import { hold, holdForMembership, lift, liftForMembership } from './enrolment.holding.ts';
import {
  type Assignment,
  complete,
  type CompletionFacts,
  noteAttendance,
  type Test,
  test,
} from './enrolment.learning.ts';
import type { Attended, EnrolmentState } from './enrolment.state.ts';

export type EnrolmentCommand =
  | { readonly name: 'apply'; readonly of: Apply; readonly facts: ApplyFacts }
  | { readonly name: 'join-participant'; readonly of: JoinParticipant }
  | { readonly name: 'leave-participant'; readonly of: LeaveParticipant }
  | { readonly name: 'select' | 'wait-list' | 'begin-with-cohort' | 'give-freed-place' | 'lift' }
  | { readonly name: 'decline' | 'dismiss'; readonly of: OnGrounds }
  | { readonly name: 'begin'; readonly facts: { readonly cohortIsRunning: boolean } }
  | { readonly name: 'withdraw'; readonly of: { readonly ground?: string | undefined } }
  | { readonly name: 'cancel'; readonly of: { readonly ground: string; readonly onlyAsking: boolean } }
  | { readonly name: 'hold'; readonly of: { readonly ground: string } }
  | { readonly name: 'hold-for-membership' | 'lift-for-membership'; readonly membership: string }
  | { readonly name: 'note-attendance'; readonly of: Attended; readonly terms: ProgrammeTerms['attendance'] }
  | { readonly name: 'test'; readonly of: Test }
  | { readonly name: 'complete'; readonly of: { readonly assignment?: Assignment }; readonly facts: CompletionFacts }
  | { readonly name: 'report-follow-up'; readonly of: ReportFollowUp }
  | { readonly name: 'waive-follow-up'; readonly of: WaiveFollowUp };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: EnrolmentCommand, state: EnrolmentState, given: Deciding) {
  switch (command.name) {
    case 'apply':
      return apply(state, command.of, command.facts, given);
    case 'join-participant':
      return joinParticipant(state, command.of, given);
    case 'leave-participant':
      return leaveParticipant(state, command.of, given);
    case 'select':
      return select(state, given);
    case 'wait-list':
      return waitList(state, given);
    case 'begin-with-cohort':
      return beginWithCohort(state, given);
    case 'give-freed-place':
      return giveFreedPlace(state, given);
    case 'lift':
      return lift(state, given);
    case 'decline':
      return decline(state, command.of, given);
    case 'dismiss':
      return dismiss(state, command.of, given);
    case 'begin':
      return begin(state, command.facts, given);
    case 'withdraw':
      return withdraw(state, command.of, given);
    case 'cancel':
      return cancel(state, command.of, given);
    case 'hold':
      return hold(state, command.of, given);
    case 'hold-for-membership':
      return holdForMembership(state, command.membership, given);
    case 'lift-for-membership':
      return liftForMembership(state, command.membership, given);
    case 'note-attendance':
      return noteAttendance(state, command.of, command.terms, given);
    case 'test':
      return test(state, command.of, given);
    case 'complete':
      return complete(state, command.of, command.facts, given);
    case 'report-follow-up':
      return reportFollowUp(state, command.of, given);
    case 'waive-follow-up':
      return waiveFollowUp(state, command.of, given);
    default:
      return unreachable(command);
  }
}
