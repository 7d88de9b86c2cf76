import type { DecidedAs, themeAdded, themeRetired } from '@baraza/contracts';
import type { CivilDate, Deciding } from '@baraza/domain';
import { tags, themeTag, unitTag } from '../tags.pure.ts';
import { themeRules } from './theme.rules.ts';
import { inUseOf, type ThemeState } from './theme.state.ts';

export interface AddTheme {
  readonly code: string;
  readonly name: string;
}
export interface RetireTheme {
  readonly code: string;
}
export interface ThemeFacts {
  readonly rootUnit: string;
}

/** @throws Rejection where it is in use already */
export function add(
  state: ThemeState,
  command: AddTheme,
  { rootUnit }: ThemeFacts,
  given: Deciding,
): readonly DecidedAs<typeof themeAdded>[] {
  const last = inUseOf(state, command.code).at(-1);
  if (last !== undefined && last.until === undefined) throw themeRules.broken('in-use', { pointer: '/code' });
  if (last?.until !== undefined) assertAfter(last.until, given);
  const { code, name } = command;
  return [{ type: 'members.ThemeAdded', data: { unit: rootUnit, code, name }, ...onRecord(rootUnit, code, given) }];
}

/** Nothing where it is retired already. @throws Rejection where there is no such theme */
export function retire(
  state: ThemeState,
  { code }: RetireTheme,
  { rootUnit }: ThemeFacts,
  given: Deciding,
): readonly DecidedAs<typeof themeRetired>[] {
  const last = inUseOf(state, code).at(-1);
  if (last === undefined) throw themeRules.broken('unknown');
  if (last.until !== undefined) return [];
  assertAfter(last.from, given);
  return [{ type: 'members.ThemeRetired', data: { unit: rootUnit, code }, ...onRecord(rootUnit, code, given) }];
}

function assertAfter(date: CivilDate, given: Deciding): void {
  if (given.effectiveOn > date) return;
  throw themeRules.broken('before-last-change', { pointer: '/effectiveOn', params: { after: date } });
}

const onRecord = (unit: string, code: string, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: tags(unitTag(unit), themeTag(code)),
});
