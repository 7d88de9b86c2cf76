import type { DecidedAs, rulesAdopted, rulesProposed } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { tags, unitTag } from '../tags.pure.ts';
import {
  belowFloor,
  categoriesThat,
  categoryOf,
  emptyLists,
  FIRST_RULES,
  FLOOR,
  repeatedCodes,
  type RulesText,
} from './rule-set.pure.ts';
import { rulesRules } from './rules.rules.ts';
import { adoptedIn, type RulesState } from './rules.state.ts';

export interface ProposeRules {
  readonly rules: RulesText;
}
export interface AdoptRules {
  readonly proposal: string;
  readonly resolution?: string | undefined;
}
export interface RulesFacts {
  readonly rootUnit: string;
}

/** @throws Rejection where they are below the floor, contradict themselves, or drop a category */
export function propose(
  state: RulesState,
  command: ProposeRules,
  { rootUnit }: RulesFacts,
  given: Deciding,
): readonly DecidedAs<typeof rulesProposed>[] {
  assertSound(command.rules);
  const before = adoptedIn(state).at(-1)?.rules ?? FIRST_RULES;
  const dropped = before.categories.filter(({ code }) => categoryOf(command.rules, code) === undefined);
  if (dropped.length > 0) {
    const params = { categories: dropped.map(({ code }) => code) };
    throw rulesRules.broken('category-dropped', { pointer: '/rules/categories', params });
  }
  return [
    {
      type: 'members.RulesProposed',
      data: { unit: rootUnit, proposal: given.id('/proposal'), rules: command.rules },
      effectiveOn: given.effectiveOn,
      tags: tags(unitTag(rootUnit)),
    },
  ];
}

/** They hold from the date of the command. @throws Rejection by a rule of `rulesRules` */
export function adopt(
  state: RulesState,
  command: AdoptRules,
  { rootUnit }: RulesFacts,
  given: Deciding,
): readonly DecidedAs<typeof rulesAdopted>[] {
  if (state.status !== 'proposed' || state.proposal.proposal !== command.proposal) {
    throw rulesRules.broken('proposal-unknown', { pointer: '/proposal' });
  }
  const { proposal, rules, by } = state.proposal;
  if (by === given.actor.person) throw rulesRules.broken('adopted-by-proposer');
  const last = state.adopted.at(-1);
  if (last !== undefined && given.effectiveOn < last.from) {
    throw rulesRules.broken('before-the-last', { pointer: '/effectiveOn', params: { lastFrom: last.from } });
  }
  if (last !== undefined && given.effectiveOn < given.today) {
    throw rulesRules.broken('reaches-back', { pointer: '/effectiveOn', params: { today: given.today } });
  }
  const version = (last?.rules ?? FIRST_RULES).version + 1;
  const resolution = command.resolution === undefined ? {} : { resolution: command.resolution };
  return [
    {
      type: 'members.RulesAdopted',
      data: { unit: rootUnit, version, proposal, ...resolution, rules },
      effectiveOn: given.effectiveOn,
      tags: tags(unitTag(rootUnit)),
    },
  ];
}

function assertSound(rules: RulesText): void {
  const [low] = belowFloor(rules);
  if (low !== undefined) {
    throw rulesRules.broken('below-floor', { pointer: `/rules${low}`, params: { floor: FLOOR[low] } });
  }
  const [empty] = emptyLists(rules);
  if (empty !== undefined) throw rulesRules.broken('no-grounds', { pointer: `/rules${empty}` });
  const [repeated] = repeatedCodes(rules);
  if (repeated !== undefined) throw rulesRules.broken('code-twice', { pointer: `/rules${repeated}` });
  if (categoriesThat(rules, 'votes').length === 0 || categoriesThat(rules, 'endorses').length === 0) {
    throw rulesRules.broken('nobody-votes', { pointer: '/rules/categories' });
  }
  const types = rules.compliance.types.map(({ code }) => code);
  const unknown = rules.standing.compliance.findIndex((code) => !types.includes(code));
  if (unknown >= 0) throw rulesRules.broken('proof-unknown', { pointer: `/rules/standing/compliance/${unknown}` });
}

export type RulesCommand =
  { readonly name: 'propose'; readonly of: ProposeRules } | { readonly name: 'adopt'; readonly of: AdoptRules };

/** Any command on the rules, by its name. */
export function decide(command: RulesCommand, state: RulesState, facts: RulesFacts, given: Deciding) {
  return command.name === 'propose' ? propose(state, command.of, facts, given) : adopt(state, command.of, facts, given);
}
