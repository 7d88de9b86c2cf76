import {
  type DecidedAs,
  type campaignDecided,
  type DecisionOutcome,
  type DecisionRule,
  type decisionTaken,
  SECRET_VOTE_FROM,
  type VoteChoice,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import type { Closed, Known, Voter, Voting } from './decision.state.ts';
import { onRecord } from './decision.tags.pure.ts';

/** How votes become an outcome. */

export type VoteCounts = Readonly<Record<VoteChoice, number>>;

/** A decision is looked at again after a year where nobody said when. */
const REVIEWED_AFTER_DAYS = 365;

export function countsOf(choices: readonly VoteChoice[]): VoteCounts {
  const of = (choice: VoteChoice): number => choices.filter((one) => one === choice).length;
  return { agree: of('agree'), abstain: of('abstain'), disagree: of('disagree'), block: of('block') };
}

/**
 * How many of those who may vote must take part. Nobody decides nothing, whoever is left on the roll; and so few that the
 * outcome alone would tell who voted what decide nothing in secret.
 */
export function neededOf({ quorum: { n, of }, secret }: Pick<Known, 'quorum' | 'secret'>, onRoll: number): number {
  return Math.max(secret ? SECRET_VOTE_FROM : 1, Math.ceil((onRoll * n) / of));
}

/** By consent silence is agreement, and by no other rule. */
export function outcomeOf(
  rule: DecisionRule,
  { agree, abstain, disagree, block }: VoteCounts,
  needed: number,
): DecisionOutcome {
  if (agree + abstain + disagree + block < needed) return 'no-quorum';
  switch (rule) {
    case 'consent':
      if (block > 0) return 'blocked';
      return disagree === 0 ? 'adopted' : 'not-adopted';
    case 'consensus':
      if (block > 0) return 'blocked';
      return agree > disagree ? 'adopted' : 'not-adopted';
    case 'majority':
      return agree > disagree ? 'adopted' : 'not-adopted';
    case 'two-thirds':
      return agree > 0 && agree >= 2 * disagree ? 'adopted' : 'not-adopted';
  }
}

export const isCounted = (voter: Voter): boolean => voter.void === undefined;

/** In an open vote: what those said whose vote counts. */
export function openChoices({ roll, votes }: Voting | Closed): readonly VoteChoice[] {
  return roll.filter(isCounted).flatMap(({ seat }) => votes[seat]?.choice ?? []);
}

/** What the coalition has decided, of what those said whose votes count. */
export function decided(
  state: Voting | Closed,
  choices: readonly VoteChoice[],
  on: CivilDate,
): readonly (DecidedAs<typeof decisionTaken> | DecidedAs<typeof campaignDecided>)[] {
  const { coalition, unit, themes, subject, terms, about, rule, secret, roll, campaign } = state;
  const counted = roll.filter(isCounted);
  const [counts, needed] = [countsOf(choices), neededOf(state, counted.length)];
  const outcome = outcomeOf(rule, counts, needed);
  // So few would tell who voted what.
  const isTold = !secret || choices.length >= SECRET_VOTE_FROM;
  const reviewOn = reviewDateOf(state, on);
  const taken = {
    type: 'coalitions.DecisionTaken' as const,
    data: {
      ...{ coalition, unit, themes: [...themes], subject },
      ...(terms === undefined ? {} : { terms }),
      ...(about === undefined ? {} : { about }),
      ...{ rule, outcome, onRoll: counted.length, needed, taken: choices.length, voided: roll.length - counted.length },
      ...(isTold ? { counts } : {}),
      ...(outcome === 'adopted' ? { reviewOn } : {}),
    },
    ...onRecord(state, on),
  };
  if (outcome !== 'adopted' || campaign === undefined) return [taken];
  const decidedOn = onRecord(state, on, campaign.lead);
  return [taken, { type: 'coalitions.CampaignDecided', data: { coalition, campaign }, ...decidedOn }];
}

function reviewDateOf({ reviewOn }: Known, takenOn: CivilDate): CivilDate {
  return reviewOn !== undefined && reviewOn > takenOn ? reviewOn : addDays(takenOn, REVIEWED_AFTER_DAYS);
}
