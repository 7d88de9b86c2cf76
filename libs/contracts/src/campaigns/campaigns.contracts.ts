import type { EventContract } from '../define-event.ts';
import * as campaign from './campaign.events.ts';
import { civicSpaceContracts } from './civic-space.events.ts';

export * from './campaign.events.ts';
export * from './civic-space.events.ts';
export * from './civic-space.ts';

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
  ...civicSpaceContracts,
];
