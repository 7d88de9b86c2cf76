import type { assemblyCalled, assemblyCancelled, DecidedAs } from '@baraza/contracts';
import { addDays, type Deciding, unreachable } from '@baraza/domain';
import { conveningTag } from '../resolution/resolution.tags.pure.ts';
import { tags, unitTag } from '../tags.pure.ts';
import { accept, appeal, enter, refuse, review, withdraw } from './assembly.candidacies.pure.ts';
import type { AssemblyCommand, CallAssembly, CallingFacts, CancelAssembly } from './assembly.commands.pure.ts';
import { declare, vacate } from './assembly.results.pure.ts';
import { assemblyRules } from './assembly.rules.ts';
import type { AssemblyState } from './assembly.state.ts';
import { called, onRecord } from './assembly.steps.pure.ts';
import { closeVote, giveBallot, openVote } from './assembly.voting.pure.ts';

/** What no assembly goes below, whatever it is called with. */
const QUORUM_FLOOR_PERCENT = 33;
const NOMINATION_DAYS = 7;
/** Between the last day for candidacies and the vote: every refusal can be appealed against and looked at again. */
const JUDGING_DAYS = 8;
const LONGEST_TERM_DAYS = 2_192;

/** It elects on the day of its convening, by the roll of that day. @throws Rejection */
export function call(
  state: AssemblyState,
  command: CallAssembly,
  facts: CallingFacts,
  given: Deciding,
): readonly DecidedAs<typeof assemblyCalled>[] {
  if (state.status !== 'none') throw assemblyRules.broken('called-already', { pointer: '/id' });
  const { convening, nominationsUntil, tieRule } = command;
  if (facts.convening === undefined) throw assemblyRules.broken('convening-unknown', { pointer: '/convening' });
  const { unit, on, quorumPercent } = facts.convening;
  if (quorumPercent < QUORUM_FLOOR_PERCENT) {
    const params = { floor: QUORUM_FLOOR_PERCENT, quorumPercent };
    throw assemblyRules.broken('quorum-below-floor', { pointer: '/convening', params });
  }
  const earliest = addDays(given.effectiveOn, NOMINATION_DAYS);
  if (nominationsUntil < earliest) {
    throw assemblyRules.broken('nominations-too-short', { pointer: '/nominationsUntil', params: { earliest } });
  }
  const latest = addDays(on, -JUDGING_DAYS);
  if (nominationsUntil > latest) {
    throw assemblyRules.broken('nominations-too-late', { pointer: '/nominationsUntil', params: { latest } });
  }
  assertElections(command, on, facts);
  const elections = command.elections.map(({ body, lists, term }) => ({
    body,
    lists: lists.map(({ constituency, seats }) => ({ ...(constituency === undefined ? {} : { constituency }), seats })),
    term: { from: term.from, until: term.until },
  }));
  return [
    {
      type: 'members.AssemblyCalled',
      data: { unit, convening, rollOn: on, nominationsUntil, tieRule, elections },
      effectiveOn: given.effectiveOn,
      tags: tags(unitTag(unit), conveningTag(convening)),
    },
  ];
}

function assertElections({ elections }: CallAssembly, on: string, facts: CallingFacts): void {
  elections.forEach(({ body, lists, term }, index) => {
    const at = `/elections/${index}`;
    if (elections.findIndex((one) => one.body === body) !== index) {
      throw assemblyRules.broken('body-twice', { pointer: `${at}/body` });
    }
    lists.forEach(({ constituency }, list) => {
      if (lists.findIndex((one) => one.constituency === constituency) !== list) {
        throw assemblyRules.broken('list-twice', { pointer: `${at}/lists/${list}` });
      }
      if (constituency !== undefined && !facts.constituencies.includes(constituency)) {
        throw assemblyRules.broken('constituency-unknown', { pointer: `${at}/lists/${list}/constituency` });
      }
    });
    if (term.from < on || term.until <= term.from) {
      throw assemblyRules.broken('term-backwards', { pointer: `${at}/term` });
    }
    if (term.until > addDays(term.from, LONGEST_TERM_DAYS)) {
      throw assemblyRules.broken('term-too-long', { pointer: `${at}/term/until` });
    }
  });
}

/** An open vote that is called off is never counted. @throws Rejection */
export function cancel(
  state: AssemblyState,
  { ground }: CancelAssembly,
  given: Deciding,
): readonly DecidedAs<typeof assemblyCancelled>[] {
  const known = called(state, given);
  const isOver = known.status === 'declared' || known.status === 'over' || known.status === 'cancelled';
  const hasDeclared = known.status === 'counted' && Object.keys(known.declared).length > 0;
  if (isOver || hasDeclared) throw assemblyRules.broken('over', { params: { status: known.status } });
  return [{ type: 'members.AssemblyCancelled', data: { unit: known.unit, ground }, ...onRecord(known, given), ground }];
}

/** Any command on an assembly, by its name. */
export function decide(command: AssemblyCommand, state: AssemblyState, given: Deciding) {
  switch (command.name) {
    case 'call':
      return call(state, command.of, command.facts, given);
    case 'enter':
      return enter(state, command.of, command.facts, given);
    case 'accept':
      return accept(state, command.of, command.facts, given);
    case 'refuse':
      return refuse(state, command.of, given);
    case 'appeal':
      return appeal(state, command.of, given);
    case 'review':
      return review(state, command.of, given);
    case 'withdraw':
      return withdraw(state, command.of, given);
    case 'open-vote':
      return openVote(state, command.facts, given);
    case 'give-ballot':
      return giveBallot(state, command.of, given);
    case 'close-vote':
      return closeVote(state, command.ballots, given);
    case 'declare':
      return declare(state, command.of, command.facts, given);
    case 'vacate':
      return vacate(state, command.of, command.facts, given);
    case 'cancel':
      return cancel(state, command.of, given);
    default:
      return unreachable(command);
  }
}
