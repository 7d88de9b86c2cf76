import type {
  DecidedAs,
  decisionReviewed,
  decisionStatementDeclined,
  decisionStatementDrafted,
  decisionStatementPublished,
  minorityStatementEntered,
} from '@baraza/contracts';
import { addDays, type Deciding, freeText } from '@baraza/domain';
import type { CoalitionState } from '../coalition/coalition.state.ts';
import type {
  DeclineStatement,
  DraftStatement,
  EnterMinorityStatement,
  PublishStatement,
  ReviewDecision,
  ReviewingFacts,
  StatementFacts,
} from './decision.commands.pure.ts';
import { decisionRules } from './decision.rules.ts';
import type { DecisionState } from './decision.state.ts';
import { isLed, speaksFor, taken } from './decision.steps.pure.ts';
import { onRecord } from './decision.tags.pure.ts';

/** What a coalition says of what it decided, what those say who did not agree, and whether it still holds. */

const REVIEWED_AFTER_DAYS = 365;

/**
 * Of a secret vote nobody knows who agreed: whoever was on the roll may stand apart. What was said before is replaced.
 * @throws Rejection `not-taken`, `speaks-for-another`, `not-of-the-minority`
 */
export function enterMinorityStatement(
  state: DecisionState,
  { organisation, statement, about }: EnterMinorityStatement,
  given: Deciding,
): readonly DecidedAs<typeof minorityStatementEntered>[] {
  const now = taken(state, given);
  speaksFor(organisation, given.actor);
  const voter = now.roll.find((one) => one.organisation === organisation);
  if (voter === undefined || now.votes[voter.seat]?.choice === 'agree') {
    throw decisionRules.broken('not-of-the-minority', { pointer: '/organisation' });
  }
  const { seat } = voter;
  const data = {
    ...{ coalition: now.coalition, seat, organisation },
    statement: freeText(given.id('statement'), statement, about),
  };
  return [{ type: 'coalitions.MinorityStatementEntered', data, ...onRecord(now, given.effectiveOn, organisation) }];
}

/** What was put forward before is replaced. @throws Rejection `not-taken`, `led-by-another` */
export function draftStatement(
  state: DecisionState,
  { text, about }: DraftStatement,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof decisionStatementDrafted>[] {
  const now = taken(state, given);
  isLed(of, given);
  const data = {
    ...{ coalition: now.coalition, draft: given.id('draft') },
    statement: freeText(given.id('statement'), text, about),
  };
  return [{ type: 'coalitions.DecisionStatementDrafted', data, ...onRecord(now, given.effectiveOn) }];
}

/** @throws Rejection `not-taken`, `led-by-another`, `not-drafted`, `own-statement`, `statement-gone`, `other-statement` */
export function publishStatement(
  state: DecisionState,
  { draft, text }: PublishStatement,
  of: CoalitionState,
  { drafted }: StatementFacts,
  given: Deciding,
): readonly DecidedAs<typeof decisionStatementPublished>[] {
  const now = taken(state, given);
  isLed(of, given);
  if (now.draft?.draft !== draft) throw decisionRules.broken('not-drafted', { pointer: '/draft' });
  if (now.draft.by === given.actor.person) throw decisionRules.broken('own-statement');
  if (drafted === undefined) throw decisionRules.broken('statement-gone', { pointer: '/draft' });
  if (text !== drafted) throw decisionRules.broken('other-statement', { pointer: '/text' });
  const { coalition, unit, themes, subject, takenOn, nextReviewOn, outcome } = now;
  const data = {
    ...{ coalition, unit, themes: [...themes], draft, text, subject, outcome: outcome.outcome, takenOn },
    ...(nextReviewOn === undefined ? {} : { reviewOn: nextReviewOn }),
  };
  return [{ type: 'coalitions.DecisionStatementPublished', data, ...onRecord(now, given.effectiveOn) }];
}

/** Whoever put it forward may take it back. @throws Rejection `not-taken`, `led-by-another`, `not-drafted` */
export function declineStatement(
  state: DecisionState,
  { draft, ground }: DeclineStatement,
  of: CoalitionState,
  given: Deciding,
): readonly DecidedAs<typeof decisionStatementDeclined>[] {
  const now = taken(state, given);
  isLed(of, given);
  if (now.draft?.draft !== draft) throw decisionRules.broken('not-drafted', { pointer: '/draft' });
  const data = { coalition: now.coalition, draft, ground };
  return [{ type: 'coalitions.DecisionStatementDeclined', data, ...onRecord(now, given.effectiveOn), ground }];
}

/** On the day that was set, or before it. @throws Rejection */
export function review(
  state: DecisionState,
  { result, reviewOn, replacedBy, note, about }: ReviewDecision,
  of: CoalitionState,
  { replacementKnown }: ReviewingFacts,
  given: Deciding,
): readonly DecidedAs<typeof decisionReviewed>[] {
  const now = taken(state, given);
  isLed(of, given);
  if (now.status === 'over' || now.outcome.outcome !== 'adopted') {
    throw decisionRules.broken('not-adopted', { params: { outcome: now.outcome.outcome } });
  }
  if ((result === 'changed') !== (replacedBy !== undefined)) {
    throw decisionRules.broken('replacement-unnamed', { pointer: '/replacedBy' });
  }
  if (replacedBy !== undefined && !replacementKnown) {
    throw decisionRules.broken('replacement-unknown', { pointer: '/replacedBy' });
  }
  if (reviewOn !== undefined && reviewOn <= given.effectiveOn) {
    throw decisionRules.broken('review-past', { pointer: '/reviewOn' });
  }
  const next = reviewOn ?? addDays(given.effectiveOn, REVIEWED_AFTER_DAYS);
  const data = {
    ...{ coalition: now.coalition, result },
    ...(result === 'upheld' ? { reviewOn: next } : {}),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    ...(note === undefined ? {} : { note: freeText(given.id('note'), note, about) }),
  };
  return [{ type: 'coalitions.DecisionReviewed', data, ...onRecord(now, given.effectiveOn) }];
}
