import type { ReadModel, Timeline } from '@baraza/read-models';

/** What figures of dues are made of: one invoice, or what is left of one payment. In the minor unit of its currency. */
export interface DuesState {
  readonly organisation: string;
  readonly unit: string;
  readonly category: string;
  readonly currency: string;
  /** The year in which the term begins. */
  readonly year: string;
  /** The day by which it is to be paid. */
  readonly due: string;
  readonly billed: number;
  readonly paid: number;
  readonly waived: number;
  readonly writtenOff: number;
  readonly received: number;
  readonly refunded: number;
  readonly allocated: number;
}

export interface DuesDoc {
  readonly entity: string;
  readonly timeline: Timeline<DuesState>;
}

export const duesModel: ReadModel<DuesDoc> = {
  name: 'dues-dashboard',
  version: 2,
  keepsPast: false, // facts and timelines hold both times
  indexes: [],
  index: () => ({}),
};

/** What was asked for, paid, waived, given up, received and given back in a period. */
export const DUES_FLOWS = ['billed', 'paid', 'waived', 'written-off', 'received', 'refunded'] as const;
/** What is open, and what is left of payments, on a date. */
export const DUES_STOCKS = ['outstanding', 'credit'] as const;
export const DUES_MEASURES = [...DUES_FLOWS, ...DUES_STOCKS] as const;
export type DuesMeasure = (typeof DUES_MEASURES)[number];

/**
 * The same once more of each organisation, told apart by `organisation`: what members of a theme or a constituency owe is summed
 * up from these. By themselves, so that no other question becomes as long as the list of members.
 */
export const byOrganisation = <Measure extends DuesMeasure>(measure: Measure) => `${measure}-by-organisation` as const;

/** The dimensions of every fact, and of every page. Of a payment only unit and currency are known. */
export const DUES_DIMENSIONS = ['unit', 'category', 'currency', 'year', 'due'] as const;
export type DuesDimension = (typeof DUES_DIMENSIONS)[number];
