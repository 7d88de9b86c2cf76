import type { CalendarStep, CivilDate, EntityCalendar } from '@baraza/domain';
import {
  isOpen,
  type LeadershipTransitionEvent,
  type LeadershipTransitionState,
  nextFollowUp,
  type Open,
  settlingStallsOn,
  tagsOfTransition,
  whoseOf,
} from './leadership-transition.state.ts';

const FOLLOW_UP_DUE = 'leadership-transition.follow-up-due';
const STALLED = 'leadership-transition.stalled';

/** Follow-ups fall due on the days agreed. What stands still for longer than was set counts as stalled, until something is done. */
export const calendar: EntityCalendar<LeadershipTransitionState, LeadershipTransitionEvent> = {
  next(state) {
    if (!isOpen(state)) return undefined;
    const due = dueFollowUp(state);
    const followUp = due === undefined ? undefined : step(FOLLOW_UP_DUE, 10, due.dueOn, state);
    const stall = state.stalledOn === undefined ? step(STALLED, 20, state.stallsOn, state) : undefined;
    if (followUp === undefined || stall === undefined) return followUp ?? stall;
    return stall.on < followUp.on ? stall : followUp;
  },
  take(state, { rule, on }) {
    if (!isOpen(state)) throw new Error(`${rule} of a change of leader that is ${state.status}`);
    const whose = whoseOf(state.begun);
    const common = { effectiveOn: on, tags: tagsOfTransition(whose) };
    if (rule === STALLED) {
      const data = { ...whose, stage: state.status, since: waitingSince(state) };
      return [{ type: 'capacity.TransitionStalled', data, ...common }];
    }
    const followUp = dueFollowUp(state);
    if (state.status !== 'settling' || followUp === undefined) throw new Error(`${rule} where none is due`);
    const data = { ...whose, followUp: followUp.code, stallsOn: settlingStallsOn(state, state.begun.stallDays) };
    return [{ type: 'capacity.TransitionFollowUpFellDue', data, ...common }];
  },
};

/** The first that is not reported on, nor has fallen due. */
function dueFollowUp(state: Open) {
  if (state.status !== 'settling') return undefined;
  return state.followUps.find(({ fellDueOn, reported }) => fellDueOn === undefined && reported === undefined);
}

/** Since when nobody has done what was to be done. */
function waitingSince(state: Open): CivilDate {
  if (state.status !== 'settling') return state.lastMoveOn;
  const due = nextFollowUp(state.followUps)?.dueOn ?? state.until;
  return due < state.lastMoveOn ? state.lastMoveOn : due;
}

function step(rule: string, rank: number, on: CivilDate, { lastStepOn }: Open): CalendarStep {
  return { rule, rank, on: on < lastStepOn ? lastStepOn : on };
}
