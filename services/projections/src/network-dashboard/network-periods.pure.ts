import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import type { Monthly } from './network-dashboard.read-model.ts';

/** A month or a year, to its end or to the date asked. */
export interface Period {
  /** `2026-03`, `2026` */
  readonly label: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

/** Members at the end of a period, and what came and went in it. */
export interface PeriodSums extends Period {
  readonly members: number;
  readonly joined: number;
  readonly returned: number;
  readonly lapsed: number;
  readonly left: number;
}

/** A cohort at the end of a year: those who joined in one and were members at the end of another. */
export interface CohortSum {
  readonly cohort: string;
  readonly year: string;
  readonly members: number;
}

/** What changed in a month, of organisations that are alike. */
export interface MonthlyCell {
  readonly month: string;
  readonly what: Monthly;
  readonly cohort: string;
  readonly value: number;
}

const MONTHS = 24;

/** The last months up to a date, each to its end and the last one to the date. */
export function monthsUpTo(asOf: CivilDate, count = MONTHS): readonly Period[] {
  const first = `${asOf.slice(0, 7)}-01`;
  return Array.from({ length: count }, (_, index) => {
    const from = addMonths(first, index - count + 1);
    return { label: from.slice(0, 7), from, until: earlier(addDays(addMonths(from, 1), -1), asOf) };
  });
}

/** The years from one on up to a date, each to its end and the last one to the date. */
export function yearsUpTo(asOf: CivilDate, first: string): readonly Period[] {
  const [begin, end] = [Number(first), Number(asOf.slice(0, 4))];
  return Array.from({ length: Math.max(0, end - begin + 1) }, (_, index) => {
    const label = String(begin + index).padStart(4, '0');
    return { label, from: `${label}-01-01`, until: earlier(`${label}-12-31`, asOf) };
  });
}

/** What a period comes to. */
export function sumsOf(cells: readonly MonthlyCell[], period: Period): PeriodSums {
  const [first, last] = [period.from.slice(0, 7), period.until.slice(0, 7)];
  const sum = (what: Monthly, from = first): number =>
    cells.reduce(
      (all, cell) => (cell.what === what && cell.month >= from && cell.month <= last ? all + cell.value : all),
      0,
    );
  return {
    ...period,
    members: sum('members', ''),
    joined: sum('joined'),
    returned: sum('returned'),
    lapsed: sum('lapsed'),
    left: sum('left'),
  };
}

/** Who was a member at the end of a year, by year of joining: everybody who had joined by then, be it none of them. */
export function cohortsOf(cells: readonly MonthlyCell[], { label, until }: Period): readonly CohortSum[] {
  const last = until.slice(0, 7);
  const members = new Map<string, number>();
  for (const { what, cohort, month, value } of cells) {
    if (cohort === '' || cohort > label || month > last) continue;
    members.set(cohort, (members.get(cohort) ?? 0) + (what === 'members' ? value : 0));
  }
  return [...members].map(([cohort, value]) => ({ cohort, year: label, members: value }));
}

const earlier = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? one : other);
