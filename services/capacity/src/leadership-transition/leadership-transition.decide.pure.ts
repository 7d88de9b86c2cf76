import { type Deciding, unreachable } from '@baraza/domain';
import {
  addHandoverItem,
  appoint,
  appointInterim,
  type AppointInterim,
  type AppointLeader,
  begin,
  type BeginTransition,
  end,
  handOver,
  noteOfficeTaken,
  noteProgress,
  type OfficeTaken,
  search,
} from './leadership-transition.decider.ts';
import {
  reportFollowUp,
  type ReportFollowUp,
  settle,
  settleIn,
  type SettleIn,
} from './leadership-transition.settling.ts';
import type { LeadershipTransitionState } from './leadership-transition.state.ts';

export type LeadershipTransitionCommand =
  | { readonly name: 'begin'; readonly of: BeginTransition; readonly facts: { readonly unit: string | undefined } }
  | { readonly name: 'search' | 'settle' }
  | { readonly name: 'appoint-interim'; readonly of: AppointInterim }
  | { readonly name: 'appoint'; readonly of: AppointLeader }
  | { readonly name: 'note-office-taken'; readonly of: OfficeTaken }
  | { readonly name: 'note-progress'; readonly of: { readonly note: string } }
  | { readonly name: 'add-handover-item' | 'hand-over'; readonly of: { readonly item: string } }
  | { readonly name: 'settle-in'; readonly of: SettleIn }
  | { readonly name: 'report-follow-up'; readonly of: ReportFollowUp }
  | { readonly name: 'end'; readonly of: { readonly ground: string } };

/** Any command on a change of leader, by its name. */
export function decide(command: LeadershipTransitionCommand, state: LeadershipTransitionState, given: Deciding) {
  switch (command.name) {
    case 'begin':
      return begin(state, command.of, command.facts, given);
    case 'search':
      return search(state, given);
    case 'appoint-interim':
      return appointInterim(state, command.of, given);
    case 'appoint':
      return appoint(state, command.of, given);
    case 'note-office-taken':
      return noteOfficeTaken(state, command.of, given);
    case 'note-progress':
      return noteProgress(state, command.of, given);
    case 'add-handover-item':
      return addHandoverItem(state, command.of, given);
    case 'hand-over':
      return handOver(state, command.of, given);
    case 'settle-in':
      return settleIn(state, command.of, given);
    case 'report-follow-up':
      return reportFollowUp(state, command.of, given);
    case 'settle':
      return settle(state, given);
    case 'end':
      return end(state, command.of, given);
    default:
      return unreachable(command);
  }
}
