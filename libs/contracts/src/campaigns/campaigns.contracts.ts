import type { EventContract } from '../define-event.ts';
import { actionContracts } from './action.events.ts';
import { campaignAimsContracts } from './campaign-aims.events.ts';
import { campaignLeadContracts } from './campaign-lead.events.ts';
import * as campaign from './campaign.events.ts';
import { civicSpaceContracts } from './civic-space.events.ts';
import { demandAnswerContracts } from './demand-answer.events.ts';
import { demandContracts } from './demand.events.ts';
import { dutyBearerContracts } from './duty-bearer.events.ts';
import { evidenceContracts } from './evidence.events.ts';
import { incidentsContracts } from './incidents.events.ts';
import { outcomeContracts } from './outcome.events.ts';
import { powerMapContracts } from './power-map.events.ts';
import { reportCardContracts } from './report-card.events.ts';
import { protectedEvidenceContracts } from './protected-evidence.events.ts';
import { protectedStruggleContracts } from './protected-struggle.events.ts';
import { violationsContracts } from './violations.events.ts';
import { struggleWordsContracts } from './struggle-words.events.ts';
import { struggleContracts } from './struggle.events.ts';

export * from './action.events.ts';
export * from './campaign-aims.events.ts';
export * from './campaign-lead.events.ts';
export * from './campaign.events.ts';
export * from './civic-space.events.ts';
export * from './civic-space.ts';
export * from './demand-answer.events.ts';
export * from './demand.events.ts';
export * from './demand.schemas.ts';
export * from './duty-bearer.events.ts';
export * from './evidence.events.ts';
export * from './evidence.schemas.ts';
export * from './incidents.events.ts';
export * from './outcome.events.ts';
export * from './outcome.schemas.ts';
export * from './power-map.events.ts';
export * from './report-card.events.ts';
export * from './report-card.ts';
export * from './protected-evidence.events.ts';
export * from './protected-struggle.events.ts';
export * from './struggle-words.events.ts';
export * from './struggle.events.ts';
export * from './violations.events.ts';
export * from './struggle.schemas.ts';

/** Every event that `campaigns` publishes, in all versions. */
export const campaignsContracts: readonly EventContract[] = [
  campaign.campaignDrafted,
  campaign.campaignPlanned,
  campaign.campaignLaunched,
  campaign.campaignPaused,
  campaign.campaignResumed,
  campaign.campaignConcluded,
  campaign.campaignLessonRecorded,
  campaign.campaignAbandoned,
  ...campaignAimsContracts,
  ...powerMapContracts,
  ...campaignLeadContracts,
  ...dutyBearerContracts,
  ...demandContracts,
  ...demandAnswerContracts,
  ...civicSpaceContracts,
  ...actionContracts,
  ...incidentsContracts,
  ...reportCardContracts,
  ...evidenceContracts,
  ...protectedEvidenceContracts,
  ...outcomeContracts,
  ...struggleContracts,
  ...struggleWordsContracts,
  ...protectedStruggleContracts,
  ...violationsContracts,
];
