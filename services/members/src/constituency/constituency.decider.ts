import type { DecidedAs, constituencyAdded, constituencyRetired } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
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
  const last = inUseOf(state, command.code).at(-1);
  if (last !== undefined && last.until === undefined) throw constituencyRules.broken('in-use', { pointer: '/code' });
  if (last?.until !== undefined) assertAfter(last.until, given);
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
  const last = inUseOf(state, code).at(-1);
  if (last === undefined) throw constituencyRules.broken('unknown');
  if (last.until !== undefined) return [];
  assertAfter(last.from, given);
  return [{ type: 'members.ConstituencyRetired', data: { unit: rootUnit, code }, ...onRecord(rootUnit, code, given) }];
}

function assertAfter(date: CivilDate, given: Deciding): void {
  if (given.effectiveOn > date) return;
  throw constituencyRules.broken('before-last-change', { pointer: '/effectiveOn', params: { after: date } });
}

const onRecord = (unit: string, code: string, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: tags(unitTag(unit), constituencyTag(code)),
});
