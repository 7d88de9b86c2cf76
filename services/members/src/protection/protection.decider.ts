import type { DecidedOf, Deciding } from '@baraza/domain';
import { protectionRules } from './protection.rules.ts';
import type { InForce, OfWhom, PendingStep, ProtectionEvent, ProtectionState } from './protection.state.ts';

type Decided = DecidedOf<ProtectionEvent>;

export interface ProposeProtection extends OfWhom {
  readonly id: string;
}

/** What is looked up before a step is confirmed. */
export interface ConfirmingFacts {
  /** Who proposed it, by the compartment's log: the record does not say. */
  readonly proposer: string | undefined;
  /** The officer who confirms. */
  readonly officer: string;
}

/** The step that waits; what is confirmed, declined and looked up in the log goes by its motion. */
export function pendingOf(state: ProtectionState): PendingStep | undefined {
  return state.status === 'proposed' || state.status === 'in-force' ? state.pending : undefined;
}

/** @throws Rejection where there is one under this id already */
export function propose(
  state: ProtectionState,
  { id, ...whom }: ProposeProtection,
  given: Deciding,
): readonly Decided[] {
  if (state.status !== 'none') throw protectionRules.broken('proposed-already');
  return [desk('members.ProtectionProposed', { protection: id, motion: given.id('motion'), ...whom }, given)];
}

/** @throws Rejection where it is not in force, was known before, counts already, in no category, or another step waits */
export function proposeMembership(
  state: ProtectionState,
  { id, category }: { readonly id: string; readonly category: string },
  categories: readonly string[],
  given: Deciding,
): readonly Decided[] {
  const now = free(state);
  if (now.organisation !== undefined) throw protectionRules.broken('keeps-its-membership');
  if (now.membership !== undefined) throw protectionRules.broken('member-already');
  if (!categories.includes(category)) throw protectionRules.broken('category-unknown', { pointer: '/category' });
  const data = { protection: id, motion: given.id('motion'), category };
  return [desk('members.ProtectedMembershipProposed', data, given)];
}

/** @throws Rejection where nothing is counted, or another step waits */
export function proposeEndOfMembership(
  state: ProtectionState,
  { id, ground }: { readonly id: string; readonly ground: string },
  given: Deciding,
): readonly Decided[] {
  const now = free(state);
  if (now.organisation !== undefined) throw protectionRules.broken('keeps-its-membership');
  if (now.membership === undefined) throw protectionRules.broken('no-member');
  const data = { protection: id, motion: given.id('motion'), ground };
  return [desk('members.ProtectedMembershipEndProposed', data, given)];
}

/** @throws Rejection where it is not in force, or another step waits */
export function proposeLift(
  state: ProtectionState,
  { id, ground }: { readonly id: string; readonly ground: string },
  given: Deciding,
): readonly Decided[] {
  free(state);
  return [desk('members.ProtectionLiftProposed', { protection: id, motion: given.id('motion'), ground }, given)];
}

/** The step that waits is taken. @throws Rejection where none waits, or the same officer proposed it */
export function confirm(
  state: ProtectionState,
  { id }: { readonly id: string },
  { proposer, officer }: ConfirmingFacts,
  given: Deciding,
): readonly Decided[] {
  const { pending, now } = waiting(state);
  if (proposer === undefined) throw protectionRules.broken('proposer-unknown');
  if (proposer === officer) throw protectionRules.broken('proposed-by-the-same');
  const { unit, organisation } = now;
  const step = { protection: id, motion: pending.motion, unit };
  const known = organisation === undefined ? {} : { organisation };
  const membership = now.status === 'in-force' ? now.membership : undefined;
  switch (pending.step) {
    case 'protect':
      return [desk('members.ProtectionConfirmed', { ...step, ...known }, given)];
    case 'membership':
      return [desk('members.ProtectedMembershipBegan', { ...step, category: pending.category }, given)];
    case 'end-of-membership':
      return [ending(step, membership!.category, pending.ground, given)];
    case 'lift':
      return [
        ...(membership === undefined ? [] : [ending(step, membership.category, pending.ground, given)]),
        desk('members.ProtectionLifted', { ...step, ...known, ground: pending.ground }, given),
      ];
  }
}

/** The step that waits is not taken: by whoever proposed it, or another. @throws Rejection where none waits */
export function decline(state: ProtectionState, { id }: { readonly id: string }, given: Deciding): readonly Decided[] {
  const { pending } = waiting(state);
  const { motion, step } = pending;
  return [desk('members.ProtectionStepDeclined', { protection: id, motion, step }, given)];
}

function ending(
  step: { readonly protection: string; readonly motion: string; readonly unit: string },
  category: string,
  ground: string,
  given: Deciding,
): Decided {
  return desk('members.ProtectedMembershipEnded', { ...step, category, ground }, given);
}

/** In force, and nothing else waits. */
function free(state: ProtectionState): InForce {
  if (state.status !== 'in-force') throw protectionRules.broken('not-in-force');
  if (state.pending !== undefined) throw protectionRules.broken('step-pending');
  return state;
}

function waiting(state: ProtectionState) {
  const pending = pendingOf(state);
  if (pending === undefined) throw protectionRules.broken('nothing-pending');
  return { pending, now: state as Extract<ProtectionState, { status: 'proposed' | 'in-force' }> };
}

/** Without any tag: nothing must lead from another trail to it. */
function desk<Type extends Decided['type']>(
  type: Type,
  data: Extract<Decided, { readonly type: Type }>['data'],
  given: Deciding,
): Decided {
  return { type, data, effectiveOn: given.effectiveOn, tags: [] } as unknown as Decided;
}

export type ProtectionCommand =
  | { readonly name: 'propose'; readonly of: ProposeProtection }
  | {
      readonly name: 'propose-membership';
      readonly of: { readonly id: string; readonly category: string };
      readonly categories: readonly string[];
    }
  | { readonly name: 'propose-end-of-membership'; readonly of: { readonly id: string; readonly ground: string } }
  | { readonly name: 'propose-lift'; readonly of: { readonly id: string; readonly ground: string } }
  | { readonly name: 'confirm'; readonly of: { readonly id: string }; readonly facts: ConfirmingFacts }
  | { readonly name: 'decline'; readonly of: { readonly id: string } };

/** Any command on a protection, by its name. */
export function decide(command: ProtectionCommand, state: ProtectionState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'propose':
      return propose(state, command.of, given);
    case 'propose-membership':
      return proposeMembership(state, command.of, command.categories, given);
    case 'propose-end-of-membership':
      return proposeEndOfMembership(state, command.of, given);
    case 'propose-lift':
      return proposeLift(state, command.of, given);
    case 'confirm':
      return confirm(state, command.of, command.facts, given);
    case 'decline':
      return decline(state, command.of, given);
  }
}
