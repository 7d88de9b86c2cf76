import type { RoleHeld } from '@baraza/domain';

/** The organisations that somebody acts for. */
export function organisationsOf({ roles }: { readonly roles: readonly RoleHeld[] }): readonly string[] {
  return roles.flatMap(({ role, organisation }) =>
    role === 'member-representative' && organisation !== undefined ? [organisation] : [],
  );
}
