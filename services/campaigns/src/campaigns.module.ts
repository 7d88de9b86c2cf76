import { Module } from '@nestjs/common';
import { CivicSpaceController } from './civic-space/civic-space.controller.ts';
import { CampaignController } from './campaign/campaign.controller.ts';
import { KnownCoalitionsController } from './known-coalitions/known-coalitions.controller.ts';
import { KnownCoalitions } from './known-coalitions/known-coalitions.ts';
import { DraftCampaignWhenLaunchEnrolmentCompleted } from './policies/draft-campaign-when-launch-enrolment-completed.policy.ts';
import { DraftCampaignWhenLaunchProgrammeCompleted } from './policies/draft-campaign-when-launch-programme-completed.policy.ts';

/** Citizens' struggles, fought in public. */
@Module({
  controllers: [
    CivicSpaceController,
    CampaignController,
    KnownCoalitionsController,
    DraftCampaignWhenLaunchProgrammeCompleted,
    DraftCampaignWhenLaunchEnrolmentCompleted,
  ],
  providers: [KnownCoalitions],
})
export class CampaignsModule {}
