import type { EventContract } from '../define-event.ts';

/** Every event that `members` publishes, in all versions. */
export const membersContracts: readonly EventContract[] = [];
