import type { EventContract } from '../define-event.ts';
import * as campaign from './campaign.events.ts';

export * from './campaign.events.ts';

/** Every event that `campaigns` publishes, in all versions. */
export const campaignsContracts: readonly EventContract[] = [
  campaign.CampaignDrafted,
  campaign.CampaignPlanned,
  campaign.CampaignLaunched,
  campaign.CampaignPaused,
  campaign.CampaignResumed,
  campaign.CampaignConcluded,
  campaign.CampaignLessonRecorded,
  campaign.CampaignAbandoned,
];
