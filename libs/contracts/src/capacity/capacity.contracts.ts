import type { EventContract } from '../define-event.ts';
import * as programme from './programme.events.ts';

export * from './programme.events.ts';

/** Every event that `capacity` publishes, in all versions. */
export const capacityContracts: readonly EventContract[] = [
  programme.programmePlanned,
  programme.programmeOpened,
  programme.programmeStarted,
  programme.programmeCompleted,
  programme.launchAssignmentGiven,
  programme.programmeCancelled,
];
