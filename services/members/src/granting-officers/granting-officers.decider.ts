import type { DecidedAs, grantingOfficerAdded, grantingOfficerRemoved } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { grantingOfficersRules } from './granting-officers.rules.ts';
import { type GrantingOfficer, type GrantingOfficersState, officersIn } from './granting-officers.state.ts';

/** So few must never be fewer. */
const FEWEST = 2;

export function add(
  _: GrantingOfficersState,
  officer: GrantingOfficer,
  given: Deciding,
): readonly DecidedAs<typeof grantingOfficerAdded>[] {
  const { grant, person } = officer;
  return [{ type: 'members.GrantingOfficerAdded', data: { grant, person }, effectiveOn: given.effectiveOn, tags: [] }];
}

/** Nothing where the grant does not count. @throws Rejection where fewer than two others would remain */
export function remove(
  state: GrantingOfficersState,
  officer: GrantingOfficer,
  given: Deciding,
): readonly DecidedAs<typeof grantingOfficerRemoved>[] {
  const { grant, person } = officer;
  const officers = officersIn(state);
  if (!officers.some((one) => one.grant === grant)) return [];
  const left = new Set(officers.filter((one) => one.grant !== grant).map((one) => one.person));
  if (left.size < FEWEST) throw grantingOfficersRules.broken('two-remain', { params: { remaining: left.size } });
  return [
    { type: 'members.GrantingOfficerRemoved', data: { grant, person }, effectiveOn: given.effectiveOn, tags: [] },
  ];
}
