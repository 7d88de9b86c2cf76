/** What the forum tells organisations, each in standing words of its own. */
export interface NoticeTemplate {
  /** What it is about: the kind of the entity. */
  readonly kind: string;
  /** A clock runs from its arrival, or something was taken from the organisation: that it was sent is not enough. */
  readonly needsProof: boolean;
  /** Within how many days it is to be told. */
  readonly withinDays: number;
}

export const NOTICE_TEMPLATES = {
  'application-admitted': { kind: 'membership', needsProof: false, withinDays: 14 },
  'application-deferred': { kind: 'membership', needsProof: false, withinDays: 14 },
  'application-rejected': { kind: 'membership', needsProof: false, withinDays: 14 },
  'membership-grace': { kind: 'membership', needsProof: false, withinDays: 14 },
  'membership-lapsed': { kind: 'membership', needsProof: false, withinDays: 14 },
  'complaint-notice': { kind: 'complaint', needsProof: true, withinDays: 7 },
  'complaint-decision': { kind: 'complaint', needsProof: true, withinDays: 7 },
  'complaint-dismissed': { kind: 'complaint', needsProof: false, withinDays: 14 },
  'appeal-decision': { kind: 'complaint', needsProof: true, withinDays: 7 },
  'dues-reminder': { kind: 'invoice', needsProof: false, withinDays: 7 },
  'dues-overdue': { kind: 'invoice', needsProof: false, withinDays: 7 },
  'proof-expiring': { kind: 'compliance-proof', needsProof: false, withinDays: 14 },
  'proof-expired': { kind: 'compliance-proof', needsProof: false, withinDays: 14 },
  'request-delivered': { kind: 'service-request', needsProof: false, withinDays: 7 },
  'request-declined': { kind: 'service-request', needsProof: false, withinDays: 3 },
  'request-late': { kind: 'service-request', needsProof: false, withinDays: 3 },
  'request-reopened': { kind: 'service-request', needsProof: false, withinDays: 7 },
  'request-dispute-dismissed': { kind: 'service-request', needsProof: false, withinDays: 7 },
  'convening-invitation': { kind: 'convening', needsProof: false, withinDays: 7 },
  'convening-postponed': { kind: 'convening', needsProof: false, withinDays: 3 },
  'convening-cancelled': { kind: 'convening', needsProof: false, withinDays: 3 },
  'candidacy-accepted': { kind: 'candidacy', needsProof: false, withinDays: 7 },
  'candidacy-refused': { kind: 'candidacy', needsProof: true, withinDays: 2 },
  'candidacy-refusal-upheld': { kind: 'candidacy', needsProof: false, withinDays: 3 },
  'candidacy-refusal-overturned': { kind: 'candidacy', needsProof: false, withinDays: 3 },
  'survey-open': { kind: 'survey', needsProof: false, withinDays: 3 },
  'trust-round-open': { kind: 'trust-round', needsProof: false, withinDays: 7 },
  'vote-open': { kind: 'assembly', needsProof: false, withinDays: 1 },
  'seat-suspended': { kind: 'coalition', needsProof: false, withinDays: 7 },
  'removal-proposed': { kind: 'coalition', needsProof: true, withinDays: 7 },
  'removal-decided': { kind: 'coalition', needsProof: true, withinDays: 7 },
  'enrolment-declined': { kind: 'enrolment', needsProof: false, withinDays: 7 },
  'enrolment-dismissed': { kind: 'enrolment', needsProof: false, withinDays: 7 },
  'enrolment-cancelled': { kind: 'enrolment', needsProof: false, withinDays: 7 },
} as const satisfies Readonly<Record<string, NoticeTemplate>>;

export type NoticeTemplateCode = keyof typeof NOTICE_TEMPLATES;

/** What entered the record later than this after it held is history, brought in: nobody is told of it. */
export const NEWS_FOR_DAYS = 60;
