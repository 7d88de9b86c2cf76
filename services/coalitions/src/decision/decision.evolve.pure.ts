import { unreachable } from '@baraza/domain';
import type { DecisionEvent, DecisionState, KnownDecision, Over, Taken, Voter, Voting } from './decision.state.ts';

export function evolve(state: DecisionState, event: DecisionEvent): DecisionState {
  const on = event.effectiveOn;
  if (event.type === 'coalitions.DecisionProposed') {
    return { status: 'proposed', ...event.data, proposedOn: on, lastStepOn: on };
  }
  if (state.status === 'none') throw impossible(state, event);
  switch (event.type) {
    case 'coalitions.CampaignProposed':
      return { ...state, campaign: event.data.campaign };
    case 'coalitions.DecisionAmended':
      return { ...state, proposal: event.data.proposal, lastStepOn: on };
    case 'coalitions.DecisionDiscussionOpened':
      if (state.status !== 'proposed') throw impossible(state, event);
      return { ...state, status: 'discussed', lastStepOn: on };
    case 'coalitions.DecisionWithdrawn':
      return { ...state, status: 'withdrawn', ground: event.data.ground, withdrawnOn: on, lastStepOn: on };
    case 'coalitions.VotingOpened': {
      if (state.status !== 'discussed') throw impossible(state, event);
      const { closesOn, roll } = event.data;
      return { ...state, status: 'voting', openedOn: on, closesOn, roll, votes: {}, taken: [], lastStepOn: on };
    }
    case 'coalitions.VoteCast':
    case 'coalitions.DecisionBallotTaken':
    case 'coalitions.VoteVoided':
    case 'coalitions.VoteRestored':
    case 'coalitions.VotingClosed':
      if (state.status !== 'voting') throw impossible(state, event);
      return whileVoting(state, event);
    case 'coalitions.DecisionTaken': {
      if (state.status !== 'closed') throw impossible(state, event);
      const {
        coalition: _,
        unit: __,
        themes: ___,
        subject: ____,
        terms: _____,
        about: ______,
        ...outcome
      } = event.data;
      const review = outcome.reviewOn === undefined ? {} : { nextReviewOn: outcome.reviewOn };
      return {
        ...state,
        status: 'taken',
        takenOn: on,
        outcome,
        minority: [],
        reviewDue: false,
        ...review,
        lastStepOn: on,
      };
    }
    case 'coalitions.CampaignDecided':
      return state;
    default:
      if (state.status !== 'taken' && state.status !== 'over') throw impossible(state, event);
      return onceTaken(state, event);
  }
}

type WhileVoting = Extract<
  DecisionEvent,
  {
    type:
      | 'coalitions.VoteCast'
      | 'coalitions.DecisionBallotTaken'
      | 'coalitions.VoteVoided'
      | 'coalitions.VoteRestored'
      | 'coalitions.VotingClosed';
  }
>;

function whileVoting(state: Voting, event: WhileVoting): DecisionState {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'coalitions.VoteCast': {
      const { seat, choice, objection } = event.data;
      const vote = { choice, on, ...(objection === undefined ? {} : { objection }) };
      return { ...taken(state, seat), votes: { ...state.votes, [seat]: vote }, lastStepOn: on };
    }
    case 'coalitions.DecisionBallotTaken':
      return { ...taken(state, event.data.seat), lastStepOn: on };
    case 'coalitions.VoteVoided': {
      const { seat, cause } = event.data;
      return { ...state, roll: onRoll(state, seat, (voter) => ({ ...voter, void: cause })), lastStepOn: on };
    }
    case 'coalitions.VoteRestored':
      return { ...state, roll: onRoll(state, event.data.seat, ({ void: _, ...voter }) => voter), lastStepOn: on };
    case 'coalitions.VotingClosed':
      return { ...state, status: 'closed', lastStepOn: on };
    default:
      return unreachable(event);
  }
}

type OnceTaken = Extract<
  DecisionEvent,
  {
    type:
      | 'coalitions.MinorityStatementEntered'
      | 'coalitions.DecisionStatementDrafted'
      | 'coalitions.DecisionStatementDeclined'
      | 'coalitions.DecisionStatementPublished'
      | 'coalitions.DecisionReviewFellDue'
      | 'coalitions.DecisionReviewed';
  }
>;

function onceTaken(state: Taken | Over, event: OnceTaken): DecisionState {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'coalitions.MinorityStatementEntered': {
      const { seat, organisation, statement } = event.data;
      const others = state.minority.filter((one) => one.seat !== seat);
      return { ...state, minority: [...others, { seat, organisation, statement, on }], lastStepOn: on };
    }
    case 'coalitions.DecisionStatementDrafted': {
      const { draft, statement } = event.data;
      return { ...state, draft: { draft, statement, by: event.actor }, lastStepOn: on };
    }
    case 'coalitions.DecisionStatementDeclined':
      return { ...withoutDraft(state), lastStepOn: on };
    case 'coalitions.DecisionStatementPublished':
      return { ...withoutDraft(state), statement: { text: event.data.text, on }, lastStepOn: on };
    case 'coalitions.DecisionReviewFellDue':
      return { ...state, reviewDue: true, lastStepOn: on };
    case 'coalitions.DecisionReviewed': {
      const { result, reviewOn, replacedBy } = event.data;
      const { nextReviewOn: _, ...known } = state;
      if (result === 'upheld' && reviewOn !== undefined) {
        return { ...known, status: 'taken', nextReviewOn: reviewOn, reviewDue: false, lastStepOn: on };
      }
      const replaced = replacedBy === undefined ? {} : { replacedBy };
      return { ...known, status: 'over', reviewDue: false, ...replaced, lastStepOn: on };
    }
    default:
      return unreachable(event);
  }
}

function taken(state: Voting, seat: string): Voting {
  return state.taken.includes(seat) ? state : { ...state, taken: [...state.taken, seat] };
}

const onRoll = ({ roll }: Voting, seat: string, change: (voter: Voter) => Voter): readonly Voter[] =>
  roll.map((voter) => (voter.seat === seat ? change(voter) : voter));

function withoutDraft<State extends Taken | Over>(state: State): State {
  const { draft: _, ...rest } = state;
  return rest as State;
}

function impossible(state: DecisionState | KnownDecision, event: DecisionEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
