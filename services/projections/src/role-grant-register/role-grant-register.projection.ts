import { roleGranted, roleGrantEnded, roleRevoked } from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  ROLE_GRANT_ROW_STATUSES,
  roleGrantColumns,
  roleGrantFilters,
  type RoleGrantRow,
} from './role-grant-register.read-model.ts';

const { when } = handlersOf<RoleGrantRow>((event) => entityIdOf(event, 'role-grant'));

export const roleGrantRegister: Register<RoleGrantRow> = {
  name: 'role-grants',
  model: 'role-grant-register',
  version: 1,
  handlers: [
    when(roleGranted, ({ person, role, unit, organisation, until }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...{ name: role.replaceAll('-', ' '), status: 'granted', role, person, unit, themes: [] },
        ...{ organisation: organisation ?? null, organisations: organisation === undefined ? [] : [organisation] },
        ...{ since: effectiveOn, until: until ?? null, endedOn: null, ground: null },
      },
    })),
    when(roleRevoked, ({ ground }, { effectiveOn }) => ({
      set: { status: 'revoked', endedOn: effectiveOn, ground },
    })),
    when(roleGrantEnded, (_, { effectiveOn }) => ({ set: { status: 'ended', endedOn: effectiveOn } })),
  ],
  statuses: ROLE_GRANT_ROW_STATUSES,
  columns: roleGrantColumns,
  filters: roleGrantFilters,
  persons: ['person'],
  words: ({ name, unit }) => [name, unit].join(' '),
  entityOf: (id) => id,
};

export const roleGrantRegisterProjection = registerProjection(roleGrantRegister);
