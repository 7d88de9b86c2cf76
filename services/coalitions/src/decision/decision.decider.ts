import {
  type campaignProposed,
  type DecidedAs,
  type decisionAmended,
  type decisionDiscussionOpened,
  type decisionProposed,
  decisionRuleFor,
  type decisionWithdrawn,
  FIRST_COALITION_TERMS,
} from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import { laterOf } from '../coalition/coalition.calendar.ts';
import { actingSeat, leads } from '../coalition/coalition.participants.ts';
import { type ActiveCoalition, type CoalitionState, stands } from '../coalition/coalition.state.ts';
import { termsToAdopt } from '../coalition/coalition.terms.ts';
import type {
  AmendDecision,
  CastVote,
  DeclineStatement,
  DraftStatement,
  EnterMinorityStatement,
  OnGround,
  ProposeDecision,
  ProposingFacts,
  PublishStatement,
  ReviewDecision,
  ReviewingFacts,
  SeatOnRoll,
  StatementFacts,
  VoidVote,
  VotingFacts,
} from './decision.commands.pure.ts';
import {
  declineStatement,
  draftStatement,
  enterMinorityStatement,
  publishStatement,
  review,
} from './decision.outcome.pure.ts';
import { decisionRules } from './decision.rules.ts';
import type { DecisionState } from './decision.state.ts';
import { isLed, proposed, speaksFor } from './decision.steps.pure.ts';
import { onRecord } from './decision.tags.pure.ts';
import {
  closeVote,
  countSecretVote,
  openVote,
  restoreVote,
  takeBallot,
  vote,
  voidVote,
} from './decision.voting.pure.ts';

/**
 * The rule, the quorum, the days to vote and whether it is secret are those of the terms of reference that hold. What a
 * campaign would be is a second event, for staff alone.
 * @throws Rejection
 */
export function propose(
  state: DecisionState,
  command: ProposeDecision,
  of: CoalitionState,
  facts: ProposingFacts,
  given: Deciding,
): readonly (DecidedAs<typeof decisionProposed> | DecidedAs<typeof campaignProposed>)[] {
  if (state.status !== 'none') throw decisionRules.broken('proposed-once', { pointer: '/id' });
  if (!stands(of)) {
    throw decisionRules.broken('coalition-not-standing', { pointer: '/coalition', params: { status: of.status } });
  }
  const { coalition, subject, terms, about, campaign, proposal, aboutPersons, by, reviewOn } = command;
  speaksFor(by, given.actor, '/by');
  if (actingSeat(of, by) === undefined) throw decisionRules.broken('not-acting', { pointer: '/by' });
  assertTerms(command, of);
  assertCampaign(command, of, facts);
  if (reviewOn !== undefined && reviewOn <= given.effectiveOn) {
    throw decisionRules.broken('review-past', { pointer: '/reviewOn' });
  }
  const holding = of.terms ?? FIRST_COALITION_TERMS;
  const { quorum, votingDays, secret } = holding;
  const place = { coalition, unit: of.unit, themes: [...of.themes], about };
  const first = {
    type: 'coalitions.DecisionProposed' as const,
    data: {
      ...{ coalition, unit: of.unit, themes: [...of.themes], subject },
      ...(terms === undefined ? {} : { terms }),
      ...(about === undefined ? {} : { about }),
      ...{ rule: decisionRuleFor(holding, subject), quorum, votingDays, secret },
      ...{ proposal: freeText(given.id('proposal'), proposal, aboutPersons), by },
      ...(reviewOn === undefined ? {} : { reviewOn }),
    },
    ...onRecord(place, given.effectiveOn, by),
  };
  if (campaign === undefined) return [first];
  const second = { type: 'coalitions.CampaignProposed' as const, data: { coalition, campaign } };
  return [first, { ...second, ...onRecord(place, given.effectiveOn, campaign.lead) }];
}

function assertTerms({ subject, terms }: ProposeDecision, of: ActiveCoalition): void {
  if (subject !== 'terms') {
    if (terms !== undefined) throw decisionRules.broken('terms-unasked', { pointer: '/terms' });
  } else if (terms === undefined || termsToAdopt(of, terms) === undefined) {
    throw decisionRules.broken('terms-unknown', { pointer: '/terms' });
  }
}

function assertCampaign({ subject, campaign }: ProposeDecision, of: ActiveCoalition, facts: ProposingFacts): void {
  if ((subject === 'campaign') !== (campaign !== undefined)) {
    throw decisionRules.broken('campaign-unnamed', { pointer: '/campaign' });
  }
  if (campaign === undefined) return;
  if (actingSeat(of, campaign.lead) === undefined) {
    throw decisionRules.broken('lead-not-acting', { pointer: '/campaign/lead' });
  }
  if (!facts.campaignUnitWithin) throw decisionRules.broken('campaign-elsewhere', { pointer: '/campaign/unit' });
}

/** @throws Rejection `unknown`, `before-last-step`, `not-open-to-change`, `speaks-for-another` */
export function amend(
  state: DecisionState,
  { proposal, aboutPersons }: AmendDecision,
  given: Deciding,
): readonly DecidedAs<typeof decisionAmended>[] {
  const known = proposed(state, given);
  if (known.status !== 'proposed' && known.status !== 'discussed') {
    throw decisionRules.broken('not-open-to-change', { params: { status: known.status } });
  }
  speaksFor(known.by, given.actor);
  const data = { coalition: known.coalition, proposal: freeText(given.id('proposal'), proposal, aboutPersons) };
  return [{ type: 'coalitions.DecisionAmended', data, ...onRecord(known, given.effectiveOn, known.by) }];
}

/** @throws Rejection `unknown`, `before-last-step`, `discussed-already`, `led-by-another` */
export function openDiscussion(
  state: DecisionState,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof decisionDiscussionOpened>[] {
  const known = proposed(state, given);
  isLed(of, given);
  if (known.status !== 'proposed') {
    throw decisionRules.broken('discussed-already', { params: { status: known.status } });
  }
  const { coalition } = known;
  return [{ type: 'coalitions.DecisionDiscussionOpened', data: { coalition }, ...onRecord(known, given.effectiveOn) }];
}

/**
 * By whoever proposed it, as long as the vote is not open; by those who lead the coalition, until it is decided.
 * @throws Rejection `unknown`, `before-last-step`, `decided-already`, `led-by-another`
 */
export function withdraw(
  state: DecisionState,
  { ground }: OnGround,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof decisionWithdrawn>[] {
  const known = proposed(state, given);
  const { status, by, coalition } = known;
  if (status !== 'proposed' && status !== 'discussed' && status !== 'voting') {
    throw decisionRules.broken('decided-already', { params: { status } });
  }
  const isOwn = given.actor.organisation === by && status !== 'voting';
  if (!isOwn && !leads(of, given.actor)) throw decisionRules.broken('led-by-another');
  return [
    {
      type: 'coalitions.DecisionWithdrawn',
      data: { coalition, ground },
      ...onRecord(known, given.effectiveOn, by),
      ground,
    },
  ];
}

/**
 * What becomes of it when the coalition is wound down: a consequence, which asks nobody's leave.
 * @returns nothing where it was decided, or withdrawn
 */
export function withdrawWithCoalition(
  state: DecisionState,
  given: Deciding,
): readonly DecidedAs<typeof decisionWithdrawn>[] {
  if (state.status !== 'proposed' && state.status !== 'discussed' && state.status !== 'voting') return [];
  const ground = 'coalition-wound-down';
  const effectiveOn = laterOf(given.effectiveOn, state.lastStepOn);
  const data = { coalition: state.coalition, ground };
  return [{ type: 'coalitions.DecisionWithdrawn', data, ...onRecord(state, effectiveOn, state.by), ground }];
}

type Of = { readonly of: CoalitionState };
export type DecisionCommand =
  | ({ readonly name: 'propose'; readonly body: ProposeDecision; readonly facts: ProposingFacts } & Of)
  | { readonly name: 'amend'; readonly body: AmendDecision }
  | ({ readonly name: 'open-discussion' } & Of)
  | ({ readonly name: 'withdraw'; readonly body: OnGround } & Of)
  | { readonly name: 'withdraw-with-coalition' }
  | ({ readonly name: 'open-vote'; readonly facts: VotingFacts } & Of)
  | ({ readonly name: 'vote'; readonly body: CastVote } & Of)
  | ({ readonly name: 'take-ballot'; readonly body: CastVote } & Of)
  | { readonly name: 'void-vote'; readonly body: VoidVote }
  | { readonly name: 'restore-vote'; readonly body: SeatOnRoll }
  | ({ readonly name: 'close-vote' } & Of)
  | { readonly name: 'count'; readonly ballots: readonly Uint8Array[] }
  | { readonly name: 'enter-minority-statement'; readonly body: EnterMinorityStatement }
  | ({ readonly name: 'draft-statement'; readonly body: DraftStatement } & Of)
  | ({ readonly name: 'publish-statement'; readonly body: PublishStatement; readonly facts: StatementFacts } & Of)
  | ({ readonly name: 'decline-statement'; readonly body: DeclineStatement } & Of)
  | ({ readonly name: 'review'; readonly body: ReviewDecision; readonly facts: ReviewingFacts } & Of);

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: DecisionCommand, state: DecisionState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'propose':
      return propose(state, command.body, command.of, command.facts, given);
    case 'amend':
      return amend(state, command.body, given);
    case 'open-discussion':
      return openDiscussion(state, command.of, given);
    case 'withdraw':
      return withdraw(state, command.body, command.of, given);
    case 'withdraw-with-coalition':
      return withdrawWithCoalition(state, given);
    case 'open-vote':
      return openVote(state, command.of, command.facts, given);
    case 'vote':
      return vote(state, command.body, command.of, given);
    case 'take-ballot':
      return takeBallot(state, command.body, command.of, given);
    case 'void-vote':
      return voidVote(state, command.body, given);
    case 'restore-vote':
      return restoreVote(state, command.body, given);
    case 'close-vote':
      return closeVote(state, command.of, given);
    case 'count':
      return countSecretVote(state, command.ballots, given);
    case 'enter-minority-statement':
      return enterMinorityStatement(state, command.body, given);
    case 'draft-statement':
      return draftStatement(state, command.body, command.of, given);
    case 'publish-statement':
      return publishStatement(state, command.body, command.of, command.facts, given);
    case 'decline-statement':
      return declineStatement(state, command.body, command.of, given);
    case 'review':
      return review(state, command.body, command.of, command.facts, given);
    default:
      return unreachable(command);
  }
}
