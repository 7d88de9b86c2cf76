import type { Actor } from '@baraza/domain';
import { CAPACITY_OFFICERS } from './roles.ts';

/** Whether somebody may tell of an organisation: officers of any in their reach, everybody else of their own. */
export function mayTellOf(organisation: string, { roles, organisation: own }: Actor): boolean {
  return own === organisation || roles.some((role) => CAPACITY_OFFICERS.includes(role));
}
