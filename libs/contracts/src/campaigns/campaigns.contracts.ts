import type { EventContract } from '../define-event.ts';
import * as campaign from './campaign.events.ts';

export * from './campaign.events.ts';

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
];
