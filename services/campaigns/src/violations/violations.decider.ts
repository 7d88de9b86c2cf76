import type { DecidedAs, ViolationRole, violationTakenBack, violationTakenDown } from '@baraza/contracts';
import { type Decided, type Deciding, unreachable } from '@baraza/domain';
import { struggleRules } from '../struggle/struggle.rules.ts';
import { open, reported } from '../struggle/struggle.standing.pure.ts';
import type { KnownStruggle, StruggleState, Violation } from '../struggle/struggle.state.ts';
import { tagsOf } from '../struggle/struggle.tags.pure.ts';
import type { ViolationsState } from './violations.state.ts';

/**
 * The violations within a struggle, as the protection desk records them. They enter the record with a day's batch, and not when
 * it was asked: a step that finds nothing to do any more does nothing, for nobody waits there for an answer.
 */

export interface RecordViolation {
  readonly violation: string;
  readonly act: string;
  readonly roles: readonly ViolationRole[];
}
export interface WithdrawViolation {
  readonly violation: string;
  readonly ground: string;
}
/** The struggle that it is within, under its id. */
export interface WithinStruggle {
  readonly id: string;
  readonly state: StruggleState;
}

/** Of one struggle, that stand at one time. */
export const MOST_VIOLATIONS = 100;

/** @throws Rejection `unknown`, `ended`, `most-violations` */
export function recordViolation(
  state: ViolationsState,
  { violation, act, roles }: RecordViolation,
  { id, state: struggle }: WithinStruggle,
  given: Deciding,
): readonly DecidedAs<typeof violationTakenDown>[] {
  const now = open(struggle);
  const standing = standingIn(state, now);
  if (standing.some((one) => one.violation === violation)) return [];
  if (standing.length >= MOST_VIOLATIONS) throw struggleRules.broken('most-violations');
  const data = { struggle: id, unit: now.unit, violation, act, roles: [...new Set(roles)].sort() };
  return [{ type: 'campaigns.ViolationTakenDown', data, ...onRecord(id, now, given) }];
}

/** @throws Rejection `unknown`, `violation-unknown` */
export function withdrawViolation(
  state: ViolationsState,
  { violation, ground }: WithdrawViolation,
  { id, state: struggle }: WithinStruggle,
  given: Deciding,
): readonly DecidedAs<typeof violationTakenBack>[] {
  const now = reported(struggle);
  if (!standingIn(state, now).some((one) => one.violation === violation)) {
    throw struggleRules.broken('violation-unknown', { pointer: '/violation' });
  }
  const data = { struggle: id, unit: now.unit, violation, ground };
  return [{ type: 'campaigns.ViolationTakenBack', data, ...onRecord(id, now, given), ground }];
}

/** Those that stand: the earliest were recorded in the struggle's own stream. */
export function standingIn(state: ViolationsState, { violations: early }: KnownStruggle): readonly Violation[] {
  if (state.status === 'none') return early;
  return [...early.filter(({ violation }) => !state.withdrawn.includes(violation)), ...state.standing];
}

function onRecord(id: string, struggle: KnownStruggle, { effectiveOn }: Deciding) {
  return { effectiveOn, tags: [...tagsOf(struggle), `struggle:${id}`] };
}

export type ViolationsCommand =
  | { readonly name: 'record'; readonly of: RecordViolation; readonly within: WithinStruggle }
  | { readonly name: 'withdraw'; readonly of: WithdrawViolation; readonly within: WithinStruggle };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: ViolationsCommand, state: ViolationsState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'record':
      return recordViolation(state, command.of, command.within, given);
    case 'withdraw':
      return withdrawViolation(state, command.of, command.within, given);
    default:
      return unreachable(command);
  }
}
