import type { DecidedAs, outcomeDrafted, outcomeWithdrawn } from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import type { DraftingFacts, DraftOutcome, OnGround, OutcomeCommand, OutcomeSides } from './outcome.commands.pure.ts';
import { outcomeRules } from './outcome.rules.ts';
import { harvests, inOrderOfDates, noted, ofOutcome, onRecord, tagsOf } from './outcome.standing.pure.ts';
import { declineStatement, draftStatement, publishStatement } from './outcome.statement.pure.ts';
import type { OutcomeState } from './outcome.state.ts';
import { declineSubstantiation, interpret, send, substantiate } from './outcome.substantiation.pure.ts';
import { correct, formulate } from './outcome.wording.pure.ts';

/** Somebody noted that something may have changed. @throws Rejection `drafted-once`, `unit-unknown`, `organisation-unknown` */
export function draft(
  state: OutcomeState,
  command: DraftOutcome,
  facts: DraftingFacts,
  given: Deciding,
): readonly DecidedAs<typeof outcomeDrafted>[] {
  if (state.status !== 'none') throw outcomeRules.broken('drafted-once', { pointer: '/id' });
  if (!facts.unitKnown) throw outcomeRules.broken('unit-unknown', { pointer: '/unit' });
  if (!facts.organisationKnown) throw outcomeRules.broken('organisation-unknown', { pointer: '/organisation' });
  const { note, about } = command;
  const data = {
    ...ofOutcome({ ...command, themes: [...command.themes] }),
    note: freeText(given.id('note'), note, about),
  };
  return [{ type: 'campaigns.OutcomeDrafted', data, effectiveOn: given.effectiveOn, tags: tagsOf(data) }];
}

/** @throws Rejection `unknown`, `withdrawn`, `harvested-by-others`, `before-last-step` */
export function withdraw(
  state: OutcomeState,
  { ground }: OnGround,
  sides: OutcomeSides,
  given: Deciding,
): readonly DecidedAs<typeof outcomeWithdrawn>[] {
  const now = noted(state);
  harvests(sides, given);
  inOrderOfDates(now, given);
  return [{ type: 'campaigns.OutcomeWithdrawn', data: { ...ofOutcome(now), ground }, ...onRecord(now, given), ground }];
}

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: OutcomeCommand, state: OutcomeState, given: Deciding): readonly Decided[] {
  const { sides } = command;
  switch (command.name) {
    case 'draft':
      return draft(state, command.of, command.facts, given);
    case 'formulate':
      return formulate(state, command.of, command.facts, sides, given);
    case 'correct':
      return correct(state, command.of, command.facts, sides, given);
    case 'send':
      return send(state, command.of, command.facts, sides, given);
    case 'decline-substantiation':
      return declineSubstantiation(state, command.of, sides, given);
    case 'substantiate':
      return substantiate(state, command.of, sides, given);
    case 'interpret':
      return interpret(state, command.of, sides, given);
    case 'withdraw':
      return withdraw(state, command.of, sides, given);
    case 'draft-statement':
      return draftStatement(state, command.of, given);
    case 'publish-statement':
      return publishStatement(state, command.of, command.facts, given);
    case 'decline-statement':
      return declineStatement(state, command.of, given);
    default:
      return unreachable(command);
  }
}
