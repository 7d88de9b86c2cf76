import type { ReadModel, Timeline } from '@baraza/read-models';

/** What figures of requests are made of: one request, and what was done with it so far. */
export interface ServedState {
  readonly unit: string;
  readonly code: string;
  readonly organisation: string;
  /** Something is owed to the member: an answer, or a second look at what it disputes. */
  readonly owes: 'nothing' | 'answer' | 'second-look';
  /** Since when an answer is owed, and the days within which it was promised. */
  readonly owedSince: string;
  readonly promisedDays: number;
  readonly acknowledgeBy: string;
  readonly deliverBy: string;
  readonly settleBy: string;
  readonly hasBeenNoted: boolean;
  /** A promise about what is owed was seen as missed. */
  readonly isLate: boolean;
  readonly rating: number;
  /** How often each of these has happened. */
  readonly counts: Readonly<Record<ServedFlow, number>>;
}

export interface ServedDoc {
  readonly request: string;
  readonly timeline: Timeline<ServedState>;
}

export const servedModel: ReadModel<ServedDoc> = {
  name: 'requests-served',
  version: 3,
  keepsPast: false, // facts and timelines hold both times
  indexes: [],
  index: () => ({}),
};

/**
 * What happened in a period: asked for; noted, answered (delivered or declined) and settled, in the promised time or late;
 * declined; disputed; withdrawn. `days-taken` and `days-promised` are sums over what was answered.
 */
export const SERVED_FLOWS = [
  ...(['asked', 'noted-in-time', 'noted-late', 'answered-in-time', 'answered-late'] as const),
  ...(['declined', 'disputed', 'settled-in-time', 'settled-late', 'withdrawn'] as const),
  ...(['days-taken', 'days-promised'] as const),
] as const;
export type ServedFlow = (typeof SERVED_FLOWS)[number];
/** What is owed on a date, and of it what is past the time that was promised. */
export const SERVED_STOCKS = ['owed', 'owed-late'] as const;
/** Requests whose members rated what they got; never told but as the read path's rule for answers has it. */
export const RATED = 'rated';
/** Answers that protected organisations got: counted with the others' of a closed quarter, and in nothing else. */
export const UNSEEN_ANSWERS = ['unseen-in-time', 'unseen-late'] as const;
export type UnseenAnswers = (typeof UNSEEN_ANSWERS)[number];
export const SERVED_MEASURES = [...SERVED_FLOWS, ...SERVED_STOCKS, RATED] as const;
export type ServedMeasure = (typeof SERVED_MEASURES)[number];

/** The dimensions that figures are told by; every fact has its `organisation` too, and one of ratings its `rating`. */
export const SERVED_DIMENSIONS = ['unit', 'code'] as const;
export type ServedDimension = (typeof SERVED_DIMENSIONS)[number];
