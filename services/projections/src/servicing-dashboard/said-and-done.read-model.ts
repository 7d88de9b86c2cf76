import type { DataOf, surveyFindingPublished, surveyResultsPublished } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';
import type { Change } from '../history/history.pure.ts';

interface Said {
  readonly id: string;
  /** From when it holds, and the event that says it. */
  readonly on: CivilDate;
  readonly sequence: number;
}
/** A survey whose results were published: every number a multiple of five. */
export interface SurveyDoc extends Said {
  readonly kind: 'survey';
  readonly results: DataOf<typeof surveyResultsPublished>;
}
/** What the forum published that its members said, and what it promised for it. */
export interface FindingDoc extends Said {
  readonly kind: 'finding';
  readonly survey: string;
  readonly finding: DataOf<typeof surveyFindingPublished>;
}

export const PROMISE_STATUSES = ['promised', 'accepted', 'reported-done', 'kept', 'broken', 'excused'] as const;
export type PromiseStatus = (typeof PROMISE_STATUSES)[number];
export interface PromiseRow {
  readonly status: PromiseStatus;
  readonly dueOn: CivilDate;
  readonly isOverdue: boolean;
  readonly doneOn: CivilDate | null;
  readonly onTime: boolean | null;
}
/** A commitment of the forum that arose from a finding. */
export interface PromiseDoc {
  readonly kind: 'promise';
  readonly id: string;
  readonly finding: string;
  readonly changes: readonly Change<PromiseRow>[];
}
export type SaidDoc = SurveyDoc | FindingDoc | PromiseDoc;

/** What members said, and what the forum did: surveys with their results, findings, and the promises that arose from them. */
export const saidModel: ReadModel<SaidDoc> = {
  name: 'said-and-done',
  version: 1,
  keepsPast: false, // a document says when, and by which event, each part of it came
  indexes: ['kind'],
  index: ({ kind }) => ({ kind }),
};
