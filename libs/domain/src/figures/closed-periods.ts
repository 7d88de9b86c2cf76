import { addDays, addMonths, type CivilDate } from '../civil-date.ts';

/** The lengths of time that figures are told for. A measure has one of them, and never a second beside it. */
export const PERIOD_MONTHS = { month: 1, quarter: 3, year: 12 } as const;
export type PeriodLength = keyof typeof PERIOD_MONTHS;

/** A stretch of time that is over, and that nothing more is added to. */
export interface ClosedPeriod {
  /** `2026-03`, `2026-Q1`, `2026`. */
  readonly name: string;
  readonly from: CivilDate;
  /** Its last day. */
  readonly until: CivilDate;
  /**
   * The last day on which the record could add to it. Its figures are those known at the end of this day, for ever: what is dated
   * back later counts in no figure about people, for the difference that it makes would be a figure about one of them.
   */
  readonly settledOn: CivilDate;
}

/** How long after its end what happened in a period may still enter the record: most of it comes on paper. */
export const SETTLING_DAYS = 30;

/** The periods of one length that have begun on `from` or after it, and are closed on `today`; the first one first. */
export function closedPeriods(length: PeriodLength, from: CivilDate, today: CivilDate): readonly ClosedPeriod[] {
  const months = PERIOD_MONTHS[length];
  const closed: ClosedPeriod[] = [];
  for (let begin = firstOf(length, from); ; begin = addMonths(begin, months)) {
    const until = addDays(addMonths(begin, months), -1);
    const settledOn = addDays(until, SETTLING_DAYS);
    if (settledOn >= today) return closed;
    if (begin >= from) closed.push({ name: nameOf(length, begin), from: begin, until, settledOn });
  }
}

/** The period that a date is in. */
function firstOf(length: PeriodLength, date: CivilDate): CivilDate {
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))];
  const first = month - ((month - 1) % PERIOD_MONTHS[length]);
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

function nameOf(length: PeriodLength, begin: CivilDate): string {
  if (length === 'year') return begin.slice(0, 4);
  if (length === 'month') return begin.slice(0, 7);
  return `${begin.slice(0, 4)}-Q${Math.ceil(Number(begin.slice(5, 7)) / 3)}`;
}
