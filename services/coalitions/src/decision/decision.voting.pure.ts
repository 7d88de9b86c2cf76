import {
  type campaignDecided,
  type DecidedAs,
  type decisionBallotTaken,
  type decisionTaken,
  SECRET_VOTE_FROM,
  VOTE_CHOICES,
  type voteCast,
  type VoteChoice,
  type voteRestored,
  VOTERS_MAX,
  type voteVoided,
  type votingClosed,
  type votingOpened,
} from '@baraza/contracts';
import { addDays, type Deciding, freeText } from '@baraza/domain';
import { laterOf } from '../coalition/coalition.calendar.ts';
import { actingSeats, standingInVote, votingSeatOf } from '../coalition/coalition.participants.ts';
import { type CoalitionState, stands } from '../coalition/coalition.state.ts';
import type { CastVote, SeatOnRoll, VoidVote, VotingFacts } from './decision.commands.pure.ts';
import { decided, isCounted, openChoices } from './decision.counting.pure.ts';
import { decisionRules } from './decision.rules.ts';
import type { DecisionState, Voter, Voting } from './decision.state.ts';
import { isLed, proposed, speaksFor, voting } from './decision.steps.pure.ts';
import { onRecord } from './decision.tags.pure.ts';

/** The vote on a proposal, in the open or in secret. */

/**
 * The roll is fixed: the active seats of that moment, without observers, and one for each organisation, whatever it was merged of.
 * @throws Rejection
 */
export function openVote(
  state: DecisionState,
  of: CoalitionState,
  { goOnAs }: VotingFacts,
  given: Deciding,
): readonly DecidedAs<typeof votingOpened>[] {
  const known = proposed(state, given);
  isLed(of, given);
  if (known.status !== 'discussed') throw decisionRules.broken('not-discussed', { params: { status: known.status } });
  if (!stands(of)) throw decisionRules.broken('coalition-not-standing', { params: { status: of.status } });
  const acting = actingSeats(of);
  const roll = acting
    .filter(({ seat, organisation }) => votingSeatOf(acting, organisation, (id) => goOnAs[id] ?? id)?.seat === seat)
    .map(({ seat, organisation }) => ({ seat, organisation }));
  if (roll.length === 0) throw decisionRules.broken('no-voters');
  if (roll.length > VOTERS_MAX) throw decisionRules.broken('roll-too-long', { params: { asked: roll.length } });
  if (known.secret && roll.length < SECRET_VOTE_FROM) {
    throw decisionRules.broken('roll-too-small', { params: { voting: roll.length } });
  }
  const closesOn = addDays(given.effectiveOn, known.votingDays);
  const data = { coalition: known.coalition, closesOn, roll };
  return [{ type: 'coalitions.VotingOpened', data, ...onRecord(known, given.effectiveOn) }];
}

/** By the participant, or by an officer on its word; the last one counts. @throws Rejection */
export function vote(
  state: DecisionState,
  command: CastVote,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof voteCast>[] {
  const now = voting(state, given);
  if (now.secret) throw decisionRules.broken('secret-vote');
  const { organisation, choice, objection, about } = command;
  speaksFor(organisation, given.actor);
  const { seat } = entitled(now, command, of);
  if (choice === 'block' && objection === undefined) {
    throw decisionRules.broken('block-unreasoned', { pointer: '/objection' });
  }
  if (objection === undefined && now.votes[seat]?.choice === choice && now.votes[seat].objection === undefined)
    return [];
  const data = {
    ...{ coalition: now.coalition, seat, organisation, choice },
    ...(objection === undefined ? {} : { objection: freeText(given.id('objection'), objection, about) }),
  };
  return [{ type: 'coalitions.VoteCast', data, ...onRecord(now, given.effectiveOn, organisation) }];
}

/**
 * That a participant takes part in a secret vote. Given again, a ballot replaces the one before, and there is nothing to
 * record. What is refused is told without what was voted.
 * @throws Rejection
 */
export function takeBallot(
  state: DecisionState,
  command: CastVote,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof decisionBallotTaken>[] {
  const now = voting(state, given);
  if (!now.secret) throw decisionRules.broken('secret-vote');
  const { organisation } = command;
  if (given.actor.organisation !== organisation) {
    throw decisionRules.broken('votes-for-another', { pointer: '/organisation' });
  }
  const { seat } = entitled(now, command, of);
  if (now.taken.includes(seat)) return [];
  const data = { coalition: now.coalition, seat, organisation };
  return [{ type: 'coalitions.DecisionBallotTaken', data, ...onRecord(now, given.effectiveOn, organisation) }];
}

/**
 * By the seat as it stands now, for the decision hears of it a moment later.
 * @throws Rejection `not-on-roll`, `vote-void`, `nobody-blocks`, `objection-to-nothing`
 */
function entitled(now: Voting, { organisation, choice, objection }: CastVote, of: CoalitionState): Voter {
  const voter = now.roll.find((one) => one.organisation === organisation);
  if (voter === undefined) throw decisionRules.broken('not-on-roll', { pointer: '/organisation' });
  const isVoid = voter.void !== undefined || standingInVote(of, voter) !== 'active';
  if (isVoid) throw decisionRules.broken('vote-void', { pointer: '/organisation' });
  const mayBlock = now.rule === 'consent' || now.rule === 'consensus';
  if (choice === 'block' && !mayBlock) throw decisionRules.broken('nobody-blocks', { pointer: '/choice' });
  if (objection !== undefined && choice !== 'block' && choice !== 'disagree') {
    throw decisionRules.broken('objection-to-nothing', { pointer: '/objection' });
  }
  return voter;
}

/**
 * A consequence of what became of the seat, which asks nobody's leave.
 * @returns nothing where no vote is open, the seat is not on the roll, or its vote is void already
 */
export function voidVote(
  state: DecisionState,
  { seat, organisation, cause }: VoidVote,
  given: Deciding,
): readonly DecidedAs<typeof voteVoided>[] {
  if (state.status !== 'voting') return [];
  const voter = state.roll.find((one) => one.seat === seat);
  if (voter === undefined || voter.void === cause || voter.void === 'seat-ended') return [];
  const effectiveOn = laterOf(given.effectiveOn, state.lastStepOn);
  const data = { coalition: state.coalition, seat, organisation, cause };
  return [{ type: 'coalitions.VoteVoided', data, ...onRecord(state, effectiveOn, organisation), ground: cause }];
}

/** The other way: what was voted before counts again. @returns nothing where the vote is not void, or over */
export function restoreVote(
  state: DecisionState,
  { seat, organisation }: SeatOnRoll,
  given: Deciding,
): readonly DecidedAs<typeof voteRestored>[] {
  if (state.status !== 'voting') return [];
  const voter = state.roll.find((one) => one.seat === seat);
  if (voter?.void !== 'seat-suspended') return [];
  const effectiveOn = laterOf(given.effectiveOn, state.lastStepOn);
  const data = { coalition: state.coalition, seat, organisation };
  return [{ type: 'coalitions.VoteRestored', data, ...onRecord(state, effectiveOn, organisation) }];
}

type Closing = DecidedAs<typeof votingClosed> | DecidedAs<typeof decisionTaken> | DecidedAs<typeof campaignDecided>;

/** Before its last day is past, when all have voted. @throws Rejection */
export function closeVote(state: DecisionState, of: CoalitionState, given: Deciding): readonly Closing[] {
  const now = voting(state, given);
  isLed(of, given);
  const counted = now.roll.filter(isCounted);
  const taken = counted.filter(({ seat }) => now.taken.includes(seat));
  if (taken.length < counted.length) {
    throw decisionRules.broken('votes-outstanding', { params: { left: counted.length - taken.length } });
  }
  const closed = {
    type: 'coalitions.VotingClosed' as const,
    data: { coalition: now.coalition, taken: taken.length },
    ...onRecord(now, given.effectiveOn),
  };
  return now.secret ? [closed] : [closed, ...decided(now, openChoices(now), given.effectiveOn)];
}

/** Counts what was drawn from the box. @returns nothing where there is nothing to count any more */
export function countSecretVote(
  state: DecisionState,
  ballots: readonly Uint8Array[],
  given: Deciding,
): readonly Exclude<Closing, DecidedAs<typeof votingClosed>>[] {
  if (state.status !== 'closed' || !state.secret) return [];
  return decided(state, ballots.map(choiceOf), laterOf(given.effectiveOn, state.lastStepOn));
}

/** A ballot is one byte: of one length, whatever is chosen. */
export const BALLOT_ROOM = 16;

export const ballotOf = (choice: VoteChoice): Uint8Array => Uint8Array.of(VOTE_CHOICES.indexOf(choice));

function choiceOf(ballot: Uint8Array): VoteChoice {
  const choice = VOTE_CHOICES[ballot[0] ?? -1];
  if (choice === undefined) throw new Error('a ballot that says nothing');
  return choice;
}
