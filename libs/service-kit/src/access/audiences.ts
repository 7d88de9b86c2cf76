import { AUDIENCES, type Audience, type Role } from '@baraza/domain';

/** What a holder of the role may read of an event's audience. Staff of the forum read all but what is sealed. */
function reach(role: Role): number {
  switch (role) {
    case 'public':
    case 'partner':
      return 1;
    case 'integrator':
      return 2;
    case 'auditor':
      return 3;
    case 'protection-officer':
      return 5;
    default:
      return 4;
  }
}

/** The audiences that these roles together may read, from `public` on. */
export function audiencesOf(roles: readonly Role[]): readonly Audience[] {
  return AUDIENCES.slice(0, Math.max(1, ...roles.map(reach)));
}

/**
 * How a personal value is shown to holders of these roles: `open` to those who work with the persons, `masked` to an
 * auditor (that there is one, not who), `absent` to everyone else.
 */
export function personalViewOf(roles: readonly Role[]): 'open' | 'masked' | 'absent' {
  const widest = Math.max(0, ...roles.map(reach));
  return widest >= 4 ? 'open' : widest === 3 ? 'masked' : 'absent';
}
