import type { EventContract } from '../define-event.ts';
import * as coalition from './coalition.events.ts';

export * from './coalition.events.ts';

/** Every event that `coalitions` publishes, in all versions. */
export const coalitionsContracts: readonly EventContract[] = [
  coalition.CoalitionFormed,
  coalition.ParticipantInvited,
  coalition.ParticipationRequested,
  coalition.ParticipantAdmitted,
  coalition.ParticipationDeclined,
  coalition.SeatRoleChanged,
  coalition.ParticipantLeft,
  coalition.SeatSuspended,
  coalition.SuspensionLifted,
  coalition.SeatReinstated,
  coalition.RemovalDecided,
  coalition.ParticipantRemoved,
  coalition.CoalitionWoundDown,
];
