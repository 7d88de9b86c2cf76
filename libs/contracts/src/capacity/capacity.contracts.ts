import type { EventContract } from '../define-event.ts';
import * as programme from './programme.events.ts';

export * from './programme.events.ts';

/** Every event that `capacity` publishes, in all versions. */
export const capacityContracts: readonly EventContract[] = [
  programme.ProgrammePlanned,
  programme.ProgrammeOpened,
  programme.ProgrammeStarted,
  programme.ProgrammeCompleted,
  programme.LaunchAssignmentGiven,
  programme.ProgrammeCancelled,
];
