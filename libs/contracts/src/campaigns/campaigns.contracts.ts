import type { EventContract } from '../define-event.ts';

/** Every event that `campaigns` publishes, in all versions. */
export const campaignsContracts: readonly EventContract[] = [];
