import type { DecidedAs, themeAdded, themeRetired } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { assertAddable, isToBeRetired } from '../code-in-use.pure.ts';
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
  assertAddable(inUseOf(state, command.code), themeRules, given);
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
  if (!isToBeRetired(inUseOf(state, code), themeRules, given)) return [];
  return [{ type: 'members.ThemeRetired', data: { unit: rootUnit, code }, ...onRecord(rootUnit, code, given) }];
}

const onRecord = (unit: string, code: string, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: tags(unitTag(unit), themeTag(code)),
});
