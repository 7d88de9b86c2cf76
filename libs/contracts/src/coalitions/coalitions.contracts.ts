import type { EventContract } from '../define-event.ts';

/** Every event that `coalitions` publishes, in all versions. */
export const coalitionsContracts: readonly EventContract[] = [];
