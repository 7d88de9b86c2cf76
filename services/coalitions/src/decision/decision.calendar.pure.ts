import { addDays, type EntityCalendar } from '@baraza/domain';
import { decided, isCounted, openChoices } from './decision.counting.pure.ts';
import type { DecisionEvent, DecisionState } from './decision.state.ts';
import { onRecord } from './decision.tags.pure.ts';

const VOTE_CLOSES = 'decision.vote-closes';
const REVIEW_FALLS_DUE = 'decision.review-falls-due';

/**
 * A vote closes the day after its last day; what was voted in the open is counted there and then, and what was voted in
 * secret by a policy, for the calendar knows nothing of the box. A review falls due on its day.
 */
export const calendar: EntityCalendar<DecisionState, DecisionEvent> = {
  next(state) {
    if (state.status === 'voting') return { rule: VOTE_CLOSES, rank: 30, on: addDays(state.closesOn, 1) };
    if (state.status !== 'taken' || state.nextReviewOn === undefined || state.reviewDue) return undefined;
    return { rule: REVIEW_FALLS_DUE, rank: 60, on: state.nextReviewOn };
  },
  take(state, { rule, on }) {
    if (state.status === 'voting') {
      const { coalition, roll, taken } = state;
      const counted = roll.filter((voter) => isCounted(voter) && taken.includes(voter.seat));
      const closed = {
        type: 'coalitions.VotingClosed' as const,
        data: { coalition, taken: counted.length },
        ...onRecord(state, on),
      };
      return state.secret ? [closed] : [closed, ...decided(state, openChoices(state), on)];
    }
    if (state.status !== 'taken' || state.nextReviewOn === undefined)
      throw new Error(`${rule} of a decision that is ${state.status}`);
    const { coalition, nextReviewOn } = state;
    return [
      { type: 'coalitions.DecisionReviewFellDue', data: { coalition, reviewOn: nextReviewOn }, ...onRecord(state, on) },
    ];
  },
};
