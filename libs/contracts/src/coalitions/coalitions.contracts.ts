import type { EventContract } from '../define-event.ts';
import { alertContracts } from './alert.events.ts';
import { coalitionRemovalContracts } from './coalition-removal.events.ts';
import { blueprintContracts } from './blueprint.events.ts';
import * as coalition from './coalition.events.ts';
import * as life from './coalition-life.events.ts';
import { commitmentContracts } from './commitment.events.ts';
import { healthRoundContracts } from './health-round.events.ts';
import { jointActionContracts } from './joint-action.events.ts';
import { replicationContracts } from './replication.events.ts';
import { decisionContracts } from './decision.contracts.ts';

export * from './alert.events.ts';
export * from './blueprint.events.ts';
export * from './coalition.events.ts';
export * from './coalition-life.events.ts';
export * from './coalition-removal.events.ts';
export * from './commitment.events.ts';
export * from './commitment.schemas.ts';
export * from './health-round.events.ts';
export * from './joint-action.events.ts';
export * from './replication.events.ts';
export * from './decision.contracts.ts';

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
  ...coalitionRemovalContracts,
  coalition.removalDecided,
  coalition.participantRemoved,
  coalition.coalitionWoundDown,
  life.coalitionGoalsNamed,
  life.coalitionStageReached,
  life.termsOfReferenceProposed,
  life.termsOfReferenceAdopted,
  life.coalitionActivityNoted,
  life.coalitionFellDormant,
  life.coalitionRevived,
  life.coalitionCommitmentsSettled,
  ...commitmentContracts,
  ...alertContracts,
  ...jointActionContracts,
  ...healthRoundContracts,
  ...blueprintContracts,
  ...replicationContracts,
  ...decisionContracts,
];
