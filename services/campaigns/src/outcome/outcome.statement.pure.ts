import type {
  DecidedAs,
  outcomeStatementDeclined,
  outcomeStatementDrafted,
  outcomeStatementPublished,
} from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import type { DraftStatement, OnGround, PublishStatement } from './outcome.commands.pure.ts';
import { outcomeRules } from './outcome.rules.ts';
import { inOrderOfDates, noted, ofOutcome, onRecord } from './outcome.standing.pure.ts';
import type { Answered, OutcomeState } from './outcome.state.ts';

/** An outcome in clear: one puts the exact text forward, another confirms that it names no private person. */

/** What was put forward before is replaced. @throws Rejection `unknown`, `withdrawn`, `not-substantiated`, `before-last-step` */
export function draftStatement(
  state: OutcomeState,
  { text, about }: DraftStatement,
  given: Deciding,
): readonly DecidedAs<typeof outcomeStatementDrafted>[] {
  const now = substantiated(state);
  inOrderOfDates(now, given);
  const { version } = now.formulation;
  const data = { ...ofOutcome(now), draft: given.id('draft'), version, text: freeText(given.id('text'), text, about) };
  return [{ type: 'campaigns.OutcomeStatementDrafted', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `withdrawn`, `not-substantiated`, `not-drafted`, `own-words`, `words-gone`, `other-words`, `before-last-step` */
export function publishStatement(
  state: OutcomeState,
  { draft, text }: PublishStatement,
  { drafted }: { readonly drafted: string | undefined },
  given: Deciding,
): readonly DecidedAs<typeof outcomeStatementPublished>[] {
  const now = substantiated(state);
  if (now.draft?.draft !== draft) throw outcomeRules.broken('not-drafted', { pointer: '/draft' });
  if (now.draft.by === given.actor.person) throw outcomeRules.broken('own-words');
  if (drafted === undefined) throw outcomeRules.broken('words-gone', { pointer: '/draft' });
  if (text !== drafted) throw outcomeRules.broken('other-words', { pointer: '/text' });
  inOrderOfDates(now, given);
  const { version, changed, change, on, positive, goals } = now.formulation;
  const { verdict } = now.finding;
  const data = { ...ofOutcome(now), draft, version, text, changed, change, on, positive, verdict, goals };
  return [{ type: 'campaigns.OutcomeStatementPublished', data, ...onRecord(now, given) }];
}

/** Whoever put it forward may take it back. @throws Rejection `unknown`, `withdrawn`, `not-substantiated`, `not-drafted`, `before-last-step` */
export function declineStatement(
  state: OutcomeState,
  { draft, ground }: OnGround & { readonly draft: string },
  given: Deciding,
): readonly DecidedAs<typeof outcomeStatementDeclined>[] {
  const now = substantiated(state);
  if (now.draft?.draft !== draft) throw outcomeRules.broken('not-drafted', { pointer: '/draft' });
  inOrderOfDates(now, given);
  const data = { ...ofOutcome(now), draft, ground };
  return [{ type: 'campaigns.OutcomeStatementDeclined', data, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `withdrawn`, `not-substantiated` */
function substantiated(state: OutcomeState): Answered {
  const now = noted(state);
  if (now.status !== 'substantiated')
    throw outcomeRules.broken('not-substantiated', { params: { status: now.status } });
  return now;
}
