import { actingTogetherWork } from './acting-together.work.ts';
import { applicationWork } from './applications.work.ts';
import { capacityNeedsWork } from './assessments.work.ts';
import { assemblyWork } from './assemblies.work.ts';
import { complaintWork } from './complaints.work.ts';
import { conveningWork } from './convenings.work.ts';
import { demandWork } from './demands.work.ts';
import { duesWork } from './dues.work.ts';
import { courseWork } from './enrolments.work.ts';
import { evidenceWork } from './evidence.work.ts';
import { forumWork } from './forum.work.ts';
import { leadingAndLearningWork } from './leading-and-learning.work.ts';
import { linkageWork } from './linkages.work.ts';
import { noticeWork } from './notices.work.ts';
import { outcomeWork } from './outcomes.work.ts';
import { programmeAndCampaignWork } from './programmes-and-campaigns.work.ts';
import { promiseWork } from './promises.work.ts';
import { proofWork } from './proofs.work.ts';
import { publishingWork } from './publishing.work.ts';
import { replicatingWork } from './replicating.work.ts';
import { requestWork } from './requests.work.ts';
import { seatWork } from './seats.work.ts';
import { struggleWork } from './struggles.work.ts';
import { surveyWork } from './surveys.work.ts';
import type { WorkStep } from './work-steps.pure.ts';

/** What every event leaves to be done. A new kind of item is a kind in `kinds/` and a step here. */
export const everyWorkStep: readonly WorkStep[] = [
  ...applicationWork,
  ...complaintWork,
  ...proofWork,
  ...duesWork,
  ...noticeWork,
  ...requestWork,
  ...surveyWork,
  ...promiseWork,
  ...actingTogetherWork,
  ...seatWork,
  ...replicatingWork,
  ...linkageWork,
  ...conveningWork,
  ...assemblyWork,
  ...programmeAndCampaignWork,
  ...struggleWork,
  ...demandWork,
  ...evidenceWork,
  ...outcomeWork,
  ...capacityNeedsWork,
  ...courseWork,
  ...leadingAndLearningWork,
  ...publishingWork,
  ...forumWork,
];
