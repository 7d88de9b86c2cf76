import type { DecidedAs, roleGranted, roleRevoked } from '@baraza/contracts';
import type { CivilDate, Deciding, Role } from '@baraza/domain';
import { roleGrantRules } from './role-grant.rules.ts';
import { grantIn, grantTags, type RoleGrantState } from './role-grant.state.ts';

export interface GrantRole {
  readonly role: Exclude<Role, 'public'>;
  /** Left out: the whole forum. */
  readonly unit?: string | undefined;
  readonly organisation?: string | undefined;
  readonly until?: CivilDate | undefined;
}

export interface GrantFacts {
  /** Whoever the command names; undefined where it names nobody, or two. */
  readonly person: string | undefined;
  /** Where it is held; undefined where the forum has no such unit on that date. */
  readonly unit: string | undefined;
  readonly knowsOrganisation: boolean;
}

/** @throws Rejection by a rule of `roleGrantRules` */
export function grant(
  state: RoleGrantState,
  command: GrantRole,
  { person, unit, knowsOrganisation }: GrantFacts,
  given: Deciding,
): readonly DecidedAs<typeof roleGranted>[] {
  if (state.status !== 'none') throw roleGrantRules.broken('granted-once', { pointer: '/id' });
  const { role, organisation, until } = command;
  if (person === undefined) throw roleGrantRules.broken('person-missing', { pointer: '/person' });
  if (person === given.actor.person) throw roleGrantRules.broken('to-oneself', { pointer: '/person' });
  if (unit === undefined) throw roleGrantRules.broken('unit-unknown', { pointer: '/unit' });
  if (role === 'member-representative' && organisation === undefined) {
    throw roleGrantRules.broken('organisation-missing', { pointer: '/organisation' });
  }
  if (organisation !== undefined && !knowsOrganisation) {
    throw roleGrantRules.broken('organisation-unknown', { pointer: '/organisation' });
  }
  if (until !== undefined && until < given.effectiveOn) {
    throw roleGrantRules.broken('until-before-from', { pointer: '/until', params: { from: given.effectiveOn } });
  }
  const held = { person, role, unit, ...(organisation === undefined ? {} : { organisation }) };
  return [
    {
      type: 'members.RoleGranted',
      data: { ...held, ...(until === undefined ? {} : { until }) },
      effectiveOn: given.effectiveOn,
      tags: grantTags(held),
    },
  ];
}

export interface RevokeRole {
  readonly ground: string;
}

/** Nothing where it is revoked already. @throws Rejection where it is over, or the date is before its first day */
export function revoke(
  state: RoleGrantState,
  { ground }: RevokeRole,
  given: Deciding,
): readonly DecidedAs<typeof roleRevoked>[] {
  if (state.status === 'none' || state.status === 'ended') throw roleGrantRules.broken('over-already');
  if (state.status === 'revoked') return [];
  if (given.effectiveOn < state.from) {
    throw roleGrantRules.broken('revoked-before-granted', { pointer: '/effectiveOn', params: { from: state.from } });
  }
  return [
    {
      type: 'members.RoleRevoked',
      data: { ...grantIn(state), ground },
      effectiveOn: given.effectiveOn,
      tags: grantTags(state),
      ground,
    },
  ];
}

export type RoleGrantCommand =
  | { readonly name: 'grant'; readonly of: GrantRole; readonly facts: GrantFacts }
  | { readonly name: 'revoke'; readonly of: RevokeRole };

/** Any command on a grant, by its name. */
export function decide(command: RoleGrantCommand, state: RoleGrantState, given: Deciding) {
  return command.name === 'grant' ? grant(state, command.of, command.facts, given) : revoke(state, command.of, given);
}
