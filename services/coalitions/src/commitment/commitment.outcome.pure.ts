import type {
  commitmentBroken,
  commitmentExcused,
  commitmentKept,
  commitmentReportContested,
  DecidedAs,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { FindKept, OnGround, Sides } from './commitment.commands.pure.ts';
import { commitmentRules } from './commitment.rules.ts';
import {
  doneOnOf,
  inOrderOfDates,
  inWords,
  isOfPromisor,
  judges,
  onRecord,
  open,
  readable,
} from './commitment.standing.pure.ts';
import type { CommitmentState } from './commitment.state.ts';

/** What becomes of a promise: others than its promisor say so. */

/** @throws Rejection `unknown`, `ended`, `own-promise`, `judges-for-another`, `not-reported`, `before-last-step` */
export function contest(
  state: CommitmentState,
  command: OnGround,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentReportContested>[] {
  const now = open(state);
  judges(now, sides, given);
  if (now.reported === undefined) throw commitmentRules.broken('not-reported');
  inOrderOfDates(now, given);
  const { ground } = command;
  const data = { ground, ...inWords('narrative', command.narrative, given) };
  return [{ type: 'coalitions.CommitmentReportContested', data, ...onRecord(now, given), ground }];
}

/**
 * Kept since the day that is named, else since the day that its promisor named, else since today: that day says whether
 * it was in time, however late somebody looked.
 * @throws Rejection `unknown`, `ended`, `own-promise`, `judges-for-another`, `evidence-unreadable`, `done-out-of-time`, `before-last-step`
 */
export function keep(
  state: CommitmentState,
  command: FindKept,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentKept>[] {
  const now = open(state);
  judges(now, sides, given);
  const evidence = readable(command.evidence);
  const doneOn = doneOnOf(now, command.doneOn ?? now.reported?.doneOn, given);
  inOrderOfDates(now, given);
  const data = { doneOn, onTime: doneOn <= now.dueOn, ...inWords('note', command.note, given), evidence };
  return [{ type: 'coalitions.CommitmentKept', data, ...onRecord(now, given) }];
}

/**
 * The promisor may own up whenever it knows; anybody else judges what has fallen due.
 * @throws Rejection `unknown`, `ended`, `judges-for-another`, `not-due`, `before-last-step`
 */
export function breakPromise(
  state: CommitmentState,
  command: OnGround,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentBroken>[] {
  const now = open(state);
  if (!isOfPromisor(now, sides, given.actor)) {
    judges(now, sides, given);
    if (now.status !== 'fell-due') throw commitmentRules.broken('not-due', { params: { dueOn: now.dueOn } });
  }
  inOrderOfDates(now, given);
  const { ground } = command;
  const data = { ground, ...inWords('narrative', command.narrative, given) };
  return [{ type: 'coalitions.CommitmentBroken', data, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `ended`, `own-promise`, `judges-for-another`, `before-last-step` */
export function excuse(
  state: CommitmentState,
  command: OnGround,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentExcused>[] {
  const now = open(state);
  judges(now, sides, given);
  inOrderOfDates(now, given);
  const { ground } = command;
  const data = { ground, ...inWords('narrative', command.narrative, given) };
  return [{ type: 'coalitions.CommitmentExcused', data, ...onRecord(now, given), ground }];
}
