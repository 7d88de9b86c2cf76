import type {
  commitmentAccepted,
  commitmentMade,
  commitmentProgressNoted,
  commitmentReportedDone,
  DecidedAs,
} from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import type {
  CommitmentCommand,
  MakeCommitment,
  MakingFacts,
  ReportDone,
  Sides,
  Telling,
} from './commitment.commands.pure.ts';
import { agreeDate, declineDate, proposeDate } from './commitment.dates.pure.ts';
import { breakPromise, contest, excuse, keep } from './commitment.outcome.pure.ts';
import { directionOf, partiesOf, promiseeOf, promisorOf, tagsOf } from './commitment.parties.pure.ts';
import { commitmentRules } from './commitment.rules.ts';
import { settle } from './commitment.settling.pure.ts';
import {
  doneOnOf,
  inOrderOfDates,
  inWords,
  isOfficer,
  judges,
  onRecord,
  open,
  readable,
  speaksForPromisor,
} from './commitment.standing.pure.ts';
import type { CommitmentState } from './commitment.state.ts';
import { declineWords, draftWords, publishWords, takeWordsOver } from './commitment.words.pure.ts';

/**
 * By its promisor, or put on record by somebody of the forum who heard it. A policy asks nobody’s leave: what it answers
 * was decided elsewhere.
 * @throws Rejection `made-once`, `speaks-for-another`, or what makes it no promise
 */
export function make(
  state: CommitmentState,
  command: MakeCommitment,
  facts: MakingFacts,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentMade>[] {
  if (state.status !== 'none') throw commitmentRules.broken('made-once', { pointer: '/id' });
  const recordsIt = isOfficer(given.actor) || command.promisor.kind === 'duty-bearer';
  if (!sides.forPromisor && !recordsIt) throw commitmentRules.broken('speaks-for-another', { pointer: '/promisor' });
  return promised(command, facts, given);
}

/** @throws Rejection `made-once`, or what makes it no promise */
export function makeAsDecided(
  state: CommitmentState,
  command: MakeCommitment,
  facts: MakingFacts,
  given: Deciding,
): readonly DecidedAs<typeof commitmentMade>[] {
  if (state.status !== 'none') throw commitmentRules.broken('made-once');
  return promised(command, facts, given);
}

function promised(
  command: MakeCommitment,
  { unitKnown, known, source }: MakingFacts,
  given: Deciding,
): readonly DecidedAs<typeof commitmentMade>[] {
  const { unit, arisingFrom, dueOn, promise, about, words } = command;
  const [promisor, promisee, themes] = [
    promisorOf(command.promisor),
    promiseeOf(command.promisee),
    [...command.themes],
  ];
  const direction = directionOf(promisor, promisee);
  if (direction === undefined) throw commitmentRules.broken('parties-unfit', { pointer: '/promisee' });
  if (promisor.kind === 'organisation' && promisee.kind === 'organisation' && promisor.id === promisee.id) {
    throw commitmentRules.broken('to-itself', { pointer: '/promisee' });
  }
  if (!unitKnown) throw commitmentRules.broken('unit-unknown', { pointer: '/unit' });
  const stranger = partiesOf({ promisor, promisee }).find((party) => !known.includes(party));
  if (stranger !== undefined) {
    const pointer = promisor.kind === 'organisation' && promisor.id === stranger ? '/promisor' : '/promisee';
    throw commitmentRules.broken('party-unknown', { pointer, params: { organisation: stranger } });
  }
  if ((arisingFrom.kind === 'own-accord') !== (arisingFrom.id === undefined)) {
    throw commitmentRules.broken('source-unnamed', { pointer: '/arisingFrom', params: { kind: arisingFrom.kind } });
  }
  if (source === undefined) {
    throw commitmentRules.broken('source-unknown', { pointer: '/arisingFrom/id', params: { kind: arisingFrom.kind } });
  }
  if (dueOn < given.effectiveOn) throw commitmentRules.broken('due-before-made', { pointer: '/dueOn' });
  const data = {
    ...{ unit, themes, direction, promisor, promisee, dueOn, arisingFrom: source },
    ...(promise === undefined ? {} : { promise: freeText(given.id('promise'), promise, about) }),
    ...(words === undefined ? {} : { words }),
  };
  return [{ type: 'coalitions.CommitmentMade', data, effectiveOn: given.effectiveOn, tags: tagsOf(data) }];
}

/** @throws Rejection `unknown`, `ended`, `own-promise`, `judges-for-another`, `before-last-step` */
export function accept(
  state: CommitmentState,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentAccepted>[] {
  const now = open(state);
  judges(now, sides, given);
  if (now.acceptedOn !== undefined) return [];
  inOrderOfDates(now, given);
  return [{ type: 'coalitions.CommitmentAccepted', data: {}, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `ended`, `speaks-for-another`, `evidence-unreadable`, `before-last-step` */
export function noteProgress(
  state: CommitmentState,
  command: Telling,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentProgressNoted>[] {
  const now = open(state);
  speaksForPromisor(now, sides, given);
  const evidence = readable(command.evidence);
  inOrderOfDates(now, given);
  const data = { ...inWords('note', command.note, given), evidence };
  return [{ type: 'coalitions.CommitmentProgressNoted', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `ended`, `speaks-for-another`, `evidence-unreadable`, `done-out-of-time`, `before-last-step` */
export function reportDone(
  state: CommitmentState,
  command: ReportDone,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentReportedDone>[] {
  const now = open(state);
  speaksForPromisor(now, sides, given);
  const evidence = readable(command.evidence);
  const doneOn = doneOnOf(now, command.doneOn, given);
  inOrderOfDates(now, given);
  const data = { doneOn, ...inWords('note', command.note, given), evidence };
  return [{ type: 'coalitions.CommitmentReportedDone', data, ...onRecord(now, given) }];
}

export function decide(command: CommitmentCommand, state: CommitmentState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'make':
      return make(state, command.of, command.facts, command.sides, given);
    case 'accept':
      return accept(state, command.sides, given);
    case 'note-progress':
      return noteProgress(state, command.of, command.sides, given);
    case 'report-done':
      return reportDone(state, command.of, command.sides, given);
    case 'contest':
      return contest(state, command.of, command.sides, given);
    case 'propose-date':
      return proposeDate(state, command.of, command.sides, given);
    case 'agree-date':
      return agreeDate(state, command.of, command.sides, given);
    case 'decline-date':
      return declineDate(state, command.of, command.sides, given);
    case 'keep':
      return keep(state, command.of, command.sides, given);
    case 'break':
      return breakPromise(state, command.of, command.sides, given);
    case 'excuse':
      return excuse(state, command.of, command.sides, given);
    case 'draft-words':
      return draftWords(state, command.of, given);
    case 'publish-words':
      return publishWords(state, command.of, command.facts, given);
    case 'decline-words':
      return declineWords(state, command.of, given);
    case 'take-words-over':
      return takeWordsOver(state, command.text, given);
    case 'settle':
      return settle(state, command.of, given);
    default:
      return unreachable(command);
  }
}
