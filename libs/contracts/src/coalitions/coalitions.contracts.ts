import type { EventContract } from '../define-event.ts';
import * as coalition from './coalition.events.ts';
import { commitmentContracts } from './commitment.events.ts';

export * from './coalition.events.ts';
export * from './commitment.events.ts';
export * from './commitment.schemas.ts';

/** Every event that `coalitions` publishes, in all versions. */
export const coalitionsContracts: readonly EventContract[] = [
  coalition.coalitionFormed,
  coalition.participantInvited,
  coalition.participationRequested,
  coalition.participantAdmitted,
  coalition.participationDeclined,
  coalition.seatRoleChanged,
  coalition.participantLeft,
  coalition.seatSuspended,
  coalition.suspensionLifted,
  coalition.seatReinstated,
  coalition.removalDecided,
  coalition.participantRemoved,
  coalition.coalitionWoundDown,
  ...commitmentContracts,
];
