import type { EventContract } from '../define-event.ts';

/** Every event that `capacity` publishes, in all versions. */
export const capacityContracts: readonly EventContract[] = [];
