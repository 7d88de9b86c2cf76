import type { DecidedAs, constituencyAdded, constituencyRetired } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { assertAddable, isToBeRetired } from '../code-in-use.pure.ts';
import { tags, constituencyTag, unitTag } from '../tags.pure.ts';
import { constituencyRules } from './constituency.rules.ts';
import { inUseOf, type ConstituencyState } from './constituency.state.ts';

export interface AddConstituency {
  readonly code: string;
  readonly name: string;
}
export interface RetireConstituency {
  readonly code: string;
}
export interface ConstituencyFacts {
  readonly rootUnit: string;
}

/** @throws Rejection where it is in use already */
export function add(
  state: ConstituencyState,
  command: AddConstituency,
  { rootUnit }: ConstituencyFacts,
  given: Deciding,
): readonly DecidedAs<typeof constituencyAdded>[] {
  assertAddable(inUseOf(state, command.code), constituencyRules, given);
  const { code, name } = command;
  return [
    { type: 'members.ConstituencyAdded', data: { unit: rootUnit, code, name }, ...onRecord(rootUnit, code, given) },
  ];
}

/** Nothing where it is retired already. @throws Rejection where there is no such constituency */
export function retire(
  state: ConstituencyState,
  { code }: RetireConstituency,
  { rootUnit }: ConstituencyFacts,
  given: Deciding,
): readonly DecidedAs<typeof constituencyRetired>[] {
  if (!isToBeRetired(inUseOf(state, code), constituencyRules, given)) return [];
  return [{ type: 'members.ConstituencyRetired', data: { unit: rootUnit, code }, ...onRecord(rootUnit, code, given) }];
}

const onRecord = (unit: string, code: string, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: tags(unitTag(unit), constituencyTag(code)),
});
