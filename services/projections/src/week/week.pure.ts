import { addDays, type CivilDate } from '@baraza/domain';

/** A week by ISO 8601: from Monday to Sunday; the first of a year is that of its 4 January. */
export interface Week {
  /** `2026-W12` */
  readonly code: string;
  readonly year: number;
  readonly number: number;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

export function weekOf(date: CivilDate): Week {
  const from = addDays(date, -daysSinceMonday(date));
  const thursday = addDays(from, 3);
  const year = Number(thursday.slice(0, 4));
  const number = Math.round((Date.parse(from) - Date.parse(firstMonday(year))) / (7 * 86_400_000)) + 1;
  return { code: `${year}-W${String(number).padStart(2, '0')}`, year, number, from, until: addDays(from, 6) };
}

/** Undefined for a week that the year does not have. */
export function weekNamed(code: string): Week | undefined {
  const match = /^(\d{4})-W(\d{2})$/.exec(code);
  if (match === null || Number(match[1]) < 1900 || Number(match[2]) > 53) return undefined;
  const week = weekOf(addDays(firstMonday(Number(match[1])), (Number(match[2]) - 1) * 7));
  return week.code === code ? week : undefined;
}

export const weekBefore = ({ from }: Week): Week => weekOf(addDays(from, -7));
export const weekAfter = ({ from }: Week): Week => weekOf(addDays(from, 7));

function firstMonday(year: number): CivilDate {
  const fourth = `${String(year).padStart(4, '0')}-01-04`;
  return addDays(fourth, -daysSinceMonday(fourth));
}

function daysSinceMonday(date: CivilDate): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
