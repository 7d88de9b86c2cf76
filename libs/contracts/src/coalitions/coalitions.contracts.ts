import type { EventContract } from '../define-event.ts';
import { alertContracts } from './alert.events.ts';
import { blueprintContracts } from './blueprint.events.ts';
import * as coalition from './coalition.events.ts';
import { commitmentContracts } from './commitment.events.ts';
import { healthRoundContracts } from './health-round.events.ts';
import { jointActionContracts } from './joint-action.events.ts';
import { replicationContracts } from './replication.events.ts';

export * from './alert.events.ts';
export * from './blueprint.events.ts';
export * from './coalition.events.ts';
export * from './commitment.events.ts';
export * from './commitment.schemas.ts';
export * from './health-round.events.ts';
export * from './joint-action.events.ts';
export * from './replication.events.ts';

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
  ...alertContracts,
  ...jointActionContracts,
  ...healthRoundContracts,
  ...blueprintContracts,
  ...replicationContracts,
];
