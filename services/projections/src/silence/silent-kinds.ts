import type { WorkKind } from '../worklist/work-kinds.ts';

interface SilentKind {
  /** The narrowest that reads of it: what opens it is for staff alone, or for auditors too. */
  readonly audience: 'auditor' | 'internal';
}

const OPEN: SilentKind = { audience: 'auditor' };
/** What has been alleged and not put to a member, and what a committee proposes, is for staff. */
const INTERNAL: SilentKind = { audience: 'internal' };

/**
 * What nobody has acted on is silence when it is somebody's duty: that of the office, a committee or, where the forum
 * cannot go on without it, a member. What is anybody's right alone is none. Each has its rule in the words.
 */
const kinds = {
  'application-to-screen': OPEN,
  'application-with-gaps': OPEN,
  'application-deferred': OPEN,
  'application-to-endorse': OPEN,
  'application-to-decide': OPEN,
  'complaint-to-notice': INTERNAL,
  'complaint-to-serve': OPEN,
  'complaint-to-answer': OPEN,
  'complaint-to-decide': OPEN,
  'decision-to-confirm': INTERNAL,
  'decision-to-serve': OPEN,
  'appeal-to-decide': OPEN,
  'appeal-decision-to-confirm': INTERNAL,
  'proof-to-verify': OPEN,
  'dues-overdue': OPEN,
  'waiver-to-decide': OPEN,
  'dues-schedule-to-adopt': OPEN,
  'notice-to-print': OPEN,
  'notice-undelivered': OPEN,
  'request-to-acknowledge': OPEN,
  'request-to-assign': OPEN,
  'request-to-deliver': OPEN,
  'dispute-to-settle': OPEN,
  'survey-results-to-publish': OPEN,
  'finding-to-publish': INTERNAL,
  'trust-results-to-publish': OPEN,
  'promise-to-confirm': OPEN,
  'promise-overdue': OPEN,
  'demand-to-deliver': INTERNAL,
  'demand-unanswered': OPEN,
  'campaign-lead-to-name': INTERNAL,
  'promise-date-to-answer': OPEN,
  'seat-to-admit': OPEN,
  'decision-to-discuss': OPEN,
  'decision-to-put-to-vote': OPEN,
  'decision-statement-to-publish': INTERNAL,
  'decision-to-review': OPEN,
  'alert-to-answer': OPEN,
  'task-overdue': INTERNAL,
  'removal-to-serve': OPEN,
  'removal-to-decide': OPEN,
  'blueprint-to-publish': OPEN,
  'replication-to-go-on': OPEN,
  'enrolment-to-decide': OPEN,
  'follow-up-to-report': OPEN,
  'grant-report-to-submit': OPEN,
  'assessment-to-review': OPEN,
  'convening-to-record': OPEN,
  'convening-to-report': OPEN,
  'report-to-publish': INTERNAL,
  'resolution-to-word': OPEN,
  'resolution-text-to-publish': INTERNAL,
  'resolution-to-confirm': OPEN,
  'resolution-overdue': OPEN,
  'candidacies-to-judge': OPEN,
  'candidacy-appeals-to-judge': OPEN,
  'vote-to-open': OPEN,
  'vote-to-close': OPEN,
  'result-to-declare': OPEN,
  'goal-to-close': OPEN,
  'succession-plan-to-review': OPEN,
  'emergency-cover-to-end': OPEN,
  'transition-stalled': OPEN,
  'leader-to-settle-in': OPEN,
  'settling-in-to-follow-up': OPEN,
  'experiment-to-report': OPEN,
  'adoption-to-report': OPEN,
  'product-to-publish': OPEN,
  'struggle-to-verify': INTERNAL,
  'struggle-to-take-up': OPEN,
  'struggle-words-to-publish': INTERNAL,
  'evidence-to-receive': OPEN,
  'evidence-found-altered': OPEN,
  'outcome-to-send': OPEN,
  'outcome-to-substantiate': OPEN,
  'report-card-round-to-open': OPEN,
  'report-card-round-to-hold': OPEN,
  'report-draft-to-read': INTERNAL,
  'story-to-read': INTERNAL,
  'profile-to-read': INTERNAL,
  'rules-to-adopt': OPEN,
} as const satisfies Partial<Record<WorkKind, SilentKind>>;

export type SilentKindName = keyof typeof kinds;
export const SILENT_KINDS = Object.keys(kinds) as readonly SilentKindName[];

export const isSilentKind = (kind: WorkKind): kind is SilentKindName => kind in kinds;
export const isForAuditors = (kind: SilentKindName): boolean => kinds[kind].audience === 'auditor';
