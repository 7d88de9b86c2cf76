import { ACTING_TOGETHER } from './kinds/acting-together.kinds.ts';
import type { Answer, Kind } from './kinds/answers.ts';
import { APPLICATIONS } from './kinds/applications.kinds.ts';
import { ASSESSMENTS } from './kinds/assessments.kinds.ts';
import { CAMPAIGNS } from './kinds/campaigns.kinds.ts';
import { COMPLAINTS } from './kinds/complaints.kinds.ts';
import { COURSES } from './kinds/courses.kinds.ts';
import { DUES } from './kinds/dues.kinds.ts';
import { EVIDENCE } from './kinds/evidence.kinds.ts';
import { FORUM } from './kinds/forum.kinds.ts';
import { LEADING_AND_LEARNING } from './kinds/leading-and-learning.kinds.ts';
import { LINKAGES } from './kinds/linkages.kinds.ts';
import { MEETINGS } from './kinds/meetings.kinds.ts';
import { NOTICES } from './kinds/notices.kinds.ts';
import { OUTCOMES } from './kinds/outcomes.kinds.ts';
import { PROMISES } from './kinds/promises.kinds.ts';
import { PROOFS } from './kinds/proofs.kinds.ts';
import { PUBLISHING } from './kinds/publishing.kinds.ts';
import { REPLICATING } from './kinds/replicating.kinds.ts';
import { REQUESTS } from './kinds/requests.kinds.ts';
import { STRUGGLES } from './kinds/struggles.kinds.ts';
import { SURVEYS } from './kinds/surveys.kinds.ts';

export type { Answer };

const kinds = {
  ...SURVEYS,
  ...APPLICATIONS,
  ...COMPLAINTS,
  ...PROOFS,
  ...DUES,
  ...NOTICES,
  ...REQUESTS,
  ...MEETINGS,
  ...COURSES,
  ...ASSESSMENTS,
  ...LEADING_AND_LEARNING,
  ...CAMPAIGNS,
  ...STRUGGLES,
  ...EVIDENCE,
  ...OUTCOMES,
  ...PROMISES,
  ...ACTING_TOGETHER,
  ...REPLICATING,
  ...LINKAGES,
  ...PUBLISHING,
  ...FORUM,
} as const satisfies Readonly<Record<string, Kind>>;

/** What can wait for somebody, in the order in which the numbers are shown. */
export type WorkKind = keyof typeof kinds;
export const WORK_KINDS: Readonly<Record<WorkKind, Kind>> = kinds;
export const everyWorkKind = Object.keys(kinds) as readonly WorkKind[];
