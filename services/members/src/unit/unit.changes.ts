import {
  type DecidedAs,
  UNIT_LEVELS,
  type unitLeft,
  type unitMoved,
  type unitRenamed,
  type unitSplit,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { tags, unitTag } from '../tags.pure.ts';
import { unitRules } from './unit.rules.ts';
import { existsOn, type Unit, type UnitState } from './unit.state.ts';

/** What happens to a unit after it took its place. */

export interface MoveFacts {
  /** The unit it is to stand below. */
  readonly parent: UnitState | undefined;
  /** The codes from that unit up to the root, itself first. */
  readonly above: readonly string[];
}
export interface SplitFacts {
  /** The units named, each as its stream tells it. */
  readonly units: ReadonlyMap<string, UnitState>;
  /** Units that stand below it. */
  readonly below: readonly string[];
}

export interface LeaveFacts {
  /** Units below it, at any depth, that leave with it. */
  readonly below: readonly string[];
}

/** So many events fit into one append, with room to spare. */
const MOST_AT_ONCE = 200;

/** Nothing where it is its name already. @throws Rejection by a rule of `unitRules` */
export function rename(
  state: UnitState,
  { name }: { readonly name: string },
  given: Deciding,
): readonly DecidedAs<typeof unitRenamed>[] {
  const now = there(state, given);
  if (now.name === name) return [];
  return [{ type: 'members.UnitRenamed', data: { code: now.code, name }, ...onRecord(now, given) }];
}

/** Nothing where it stands there already. @throws Rejection by a rule of `unitRules` */
export function move(
  state: UnitState,
  { parent }: { readonly parent: string },
  facts: MoveFacts,
  given: Deciding,
): readonly DecidedAs<typeof unitMoved>[] {
  const now = there(state, given);
  if (now.parent === undefined) throw unitRules.broken('root-below-another', { pointer: '/parent' });
  if (now.parent === parent) return [];
  if (parent === now.code || facts.above.includes(now.code)) {
    throw unitRules.broken('below-itself', { pointer: '/parent' });
  }
  if (facts.parent === undefined || facts.parent.status === 'none') {
    throw unitRules.broken('parent-unknown', { pointer: '/parent', params: { parent } });
  }
  if (UNIT_LEVELS.indexOf(facts.parent.level) >= UNIT_LEVELS.indexOf(now.level)) {
    throw unitRules.broken('parent-not-higher', {
      pointer: '/parent',
      params: { level: now.level, parentLevel: facts.parent.level },
    });
  }
  const { validFrom, validUntil = '9999-12-31' } = facts.parent;
  if (given.effectiveOn < validFrom || validUntil < (now.validUntil ?? given.effectiveOn)) {
    throw unitRules.broken('outside-parents-time', {
      pointer: '/parent',
      params: { parentFrom: validFrom, parentUntil: facts.parent.validUntil ?? '' },
    });
  }
  return [
    {
      type: 'members.UnitMoved',
      data: { code: now.code, parent, from: now.parent },
      ...onRecord(now, given, unitTag(parent)),
    },
  ];
}

/** @throws Rejection by a rule of `unitRules` */
export function split(
  state: UnitState,
  { into }: { readonly into: readonly string[] },
  facts: SplitFacts,
  given: Deciding,
): readonly DecidedAs<typeof unitSplit>[] {
  const now = there(state, given);
  if (now.parent === undefined) throw unitRules.broken('root-stays');
  const wrong = into.findIndex((code) => code !== now.code && !standsBeside(now, facts.units.get(code), given));
  if (wrong >= 0) {
    throw unitRules.broken('split-into-others', { pointer: `/into/${wrong}`, params: { unit: into[wrong]! } });
  }
  if (!into.includes(now.code)) {
    assertAfterFirstDay(now, given);
    if (facts.below.length > 0) throw unitRules.broken('units-below-remain', { params: { below: facts.below } });
  }
  const others = into.filter((code) => code !== now.code).map(unitTag);
  return [{ type: 'members.UnitSplit', data: { code: now.code, into: [...into] }, ...onRecord(now, given, ...others) }];
}

/** Nothing where it has left already. @throws Rejection by a rule of `unitRules` */
export function leave(
  state: UnitState,
  { ground }: { readonly ground: string },
  { below }: LeaveFacts,
  given: Deciding,
): readonly DecidedAs<typeof unitLeft>[] {
  if (state.status === 'left' || state.status === 'split') return [];
  const now = there(state, given);
  if (now.parent === undefined) throw unitRules.broken('root-stays');
  assertAfterFirstDay(now, given);
  if (below.length >= MOST_AT_ONCE) throw unitRules.broken('too-many-below', { params: { below: below.length } });
  return [{ type: 'members.UnitLeft', data: { code: now.code, ground }, ...onRecord(now, given), ground }];
}

function there(state: UnitState, given: Deciding): Unit {
  if (state.status !== 'registered' || !existsOn(state, given.effectiveOn)) throw unitRules.broken('not-there');
  if (state.changedOn !== undefined && given.effectiveOn < state.changedOn) {
    const params = { changedOn: state.changedOn };
    throw unitRules.broken('before-last-change', { pointer: '/effectiveOn', params });
  }
  return state;
}

function standsBeside(now: Unit, other: UnitState | undefined, given: Deciding): boolean {
  return existsOn(other, given.effectiveOn) && other.level === now.level && other.parent === now.parent;
}

function assertAfterFirstDay({ validFrom }: Unit, given: Deciding): void {
  if (given.effectiveOn > validFrom) return;
  throw unitRules.broken('left-before-its-time', { pointer: '/effectiveOn', params: { validFrom } });
}

const onRecord = ({ code, parent }: Unit, given: Deciding, ...more: readonly string[]) => ({
  effectiveOn: given.effectiveOn,
  tags: tags(unitTag(code), parent === undefined ? [] : unitTag(parent), more),
});

export type ChangeUnit =
  | { readonly name: 'rename'; readonly of: { readonly name: string } }
  | { readonly name: 'move'; readonly of: { readonly parent: string }; readonly facts: MoveFacts }
  | { readonly name: 'split'; readonly of: { readonly into: readonly string[] }; readonly facts: SplitFacts }
  | { readonly name: 'leave'; readonly of: { readonly ground: string }; readonly facts: LeaveFacts };

/** Any change of a unit, by its name. */
export function change(command: ChangeUnit, state: UnitState, given: Deciding) {
  switch (command.name) {
    case 'rename':
      return rename(state, command.of, given);
    case 'move':
      return move(state, command.of, command.facts, given);
    case 'split':
      return split(state, command.of, command.facts, given);
    case 'leave':
      return leave(state, command.of, command.facts, given);
  }
}
