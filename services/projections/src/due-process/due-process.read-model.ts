import type { CivilDate, Role } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** What an event was in a case. */
export interface Mark {
  /** `noticed`, `replied`, `lapsed`: a step of the case. */
  readonly is: string;
  readonly on: CivilDate;
  readonly sequence: number;
  readonly event: string;
  /** Who acted; null for a policy and the calendar. */
  readonly by: string | null;
  readonly roles: readonly Role[];
  readonly grounds: readonly string[];
  /** The last day that it sets to what follows. */
  readonly limit?: CivilDate;
  /** The last day that it sets to the decision. */
  readonly decideBy?: CivilDate;
  /** When the matter was raised, where this event alone may be seen. */
  readonly raisedOn?: CivilDate;
  /** How many must concur. */
  readonly needed?: number;
  /** Who concurred. */
  readonly panel?: readonly string[];
  /** A measure, an outcome, a proof of delivery, or the words in which somebody was told. */
  readonly code?: string;
}

/** What is known of one entity that something can be taken by, to the readers of a level. */
export interface CaseDoc {
  readonly level: string;
  readonly aggregate: string;
  readonly entity: string;
  /** Which of its cases, where an entity has several: each candidacy of an assembly, each seat in a coalition. */
  readonly matter: string;
  readonly organisation: string | null;
  readonly person: string | null;
  readonly unit: string;
  /** In the order of the record. */
  readonly marks: readonly Mark[];
}

/** After these something was taken from somebody, or withheld. */
export const ADVERSE: readonly string[] = [
  'measure-decided',
  'rejected',
  'lapsed',
  'proof-refused',
  'proof-revoked',
  'role-revoked',
  'request-declined',
  'disputed',
  'enrolment-declined',
  'enrolment-dismissed',
  'enrolment-cancelled',
  'profile-declined',
  'story-declined',
  'promise-broken',
  'evidence-withdrawn',
  'certificate-revoked',
  'candidacy-refused',
  'seat-vacated',
  'seat-suspended',
  'participant-removed',
];

/** Staff read what is theirs; auditors, and members of themselves, what is for auditors. */
export const CASE_LEVELS = ['auditor', 'internal'] as const;
export type CaseLevel = (typeof CASE_LEVELS)[number];

export const caseKey = (level: CaseLevel, aggregate: string, matter: string): string =>
  `${level}/${aggregate}/${matter}`;

export const dueProcessModel: ReadModel<CaseDoc> = {
  name: 'due-process',
  version: 7,
  keepsPast: false,
  indexes: ['decided'],
  index: ({ level, marks }) => ({ decided: marks.some(({ is }) => ADVERSE.includes(is)) ? level : null }),
};
