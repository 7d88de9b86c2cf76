import { BallotsModule, Calendar, fileStoreProvider } from '@baraza/service-kit';
import { Module } from '@nestjs/common';
import { ActionController } from './action/action.controller.ts';
import { CivicSpaceController } from './civic-space/civic-space.controller.ts';
import { CampaignAimsController } from './campaign/campaign-aims.controller.ts';
import { CampaignController } from './campaign/campaign.controller.ts';
import { DemandController } from './demand/demand.controller.ts';
import { demand } from './demand/demand.state.ts';
import { DemandWriting } from './demand/demand.writing.ts';
import { DutyBearerController } from './duty-bearer/duty-bearer.controller.ts';
import { EvidenceCiting } from './evidence/evidence-citing.ts';
import { EvidenceController } from './evidence/evidence.controller.ts';
import { EvidenceCustodyController } from './evidence/evidence-custody.controller.ts';
import { EvidenceWriting } from './evidence/evidence.writing.ts';
import { KnownCoalitionsController } from './known-coalitions/known-coalitions.controller.ts';
import { KnownCoalitions } from './known-coalitions/known-coalitions.ts';
import { KnownFiles, KnownFilesController } from './known-files/known-files.ts';
import { KnownProgrammes, KnownProgrammesController } from './known-programmes/known-programmes.ts';
import { OutcomeController } from './outcome/outcome.controller.ts';
import { OutcomeWriting } from './outcome/outcome.writing.ts';
import { SubstantiationController } from './outcome/substantiation.controller.ts';
import { AskForLeadWhenLeadFallsAway } from './policies/ask-for-lead-when-lead-falls-away.policy.ts';
import { DraftCampaignWhenCoalitionDecidesToCampaign } from './policies/draft-campaign-when-coalition-decides-to-campaign.policy.ts';
import { DraftCampaignWhenLaunchEnrolmentCompleted } from './policies/draft-campaign-when-launch-enrolment-completed.policy.ts';
import { DraftCampaignWhenLaunchProgrammeCompleted } from './policies/draft-campaign-when-launch-programme-completed.policy.ts';
import { DestroySealedFileWhenEvidenceErased } from './policies/destroy-sealed-file-when-evidence-erased.policy.ts';
import { EraseEvidenceWhenFileDestroyed } from './policies/erase-evidence-when-file-destroyed.policy.ts';
import { FollowPromiseWhenCommitmentChanges } from './policies/follow-promise-when-commitment-changes.policy.ts';
import { ReportCardController } from './report-card/report-card.controller.ts';
import { ProtectedEvidence } from './protected-evidence/protected-evidence.ts';
import { ProtectedEvidenceController } from './protected-evidence/protected-evidence.controller.ts';
import { SealedFiles } from './protected-evidence/sealed-files.ts';
import { DeskBatch } from './protection-desk/desk-batch.ts';
import { DeskBox } from './protection-desk/desk-box.ts';
import { ProtectionDeskController } from './protection-desk/protection-desk.controller.ts';
import { ProtectionDesk } from './protection-desk/protection-desk.ts';
import { StruggleWordsController } from './struggle/struggle-words.controller.ts';
import { StruggleController } from './struggle/struggle.controller.ts';
import { struggle } from './struggle/struggle.state.ts';
import { StruggleWriting } from './struggle/struggle.writing.ts';

/** Citizens' struggles, fought in public. */
@Module({
  imports: [BallotsModule],
  controllers: [
    CivicSpaceController,
    CampaignController,
    CampaignAimsController,
    StruggleController,
    StruggleWordsController,
    ActionController,
    ReportCardController,
    ProtectionDeskController,
    EvidenceController,
    EvidenceCustodyController,
    ProtectedEvidenceController,
    OutcomeController,
    SubstantiationController,
    DutyBearerController,
    DemandController,
    KnownCoalitionsController,
    KnownFilesController,
    KnownProgrammesController,
    DraftCampaignWhenLaunchProgrammeCompleted,
    DraftCampaignWhenLaunchEnrolmentCompleted,
    FollowPromiseWhenCommitmentChanges,
    AskForLeadWhenLeadFallsAway,
    DraftCampaignWhenCoalitionDecidesToCampaign,
    EraseEvidenceWhenFileDestroyed,
    DestroySealedFileWhenEvidenceErased,
  ],
  providers: [
    ...[
      KnownCoalitions,
      KnownFiles,
      KnownProgrammes,
      StruggleWriting,
      DemandWriting,
      DeskBox,
      DeskBatch,
      ProtectionDesk,
    ],
    ...[OutcomeWriting, EvidenceWriting, EvidenceCiting, ProtectedEvidence, SealedFiles, fileStoreProvider],
  ],
})
export class CampaignsModule {
  constructor(calendar: Calendar) {
    calendar.keep(struggle);
    calendar.keep(demand);
  }
}
