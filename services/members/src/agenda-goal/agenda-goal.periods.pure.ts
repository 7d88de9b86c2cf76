import { addDays, type CivilDate } from '@baraza/domain';

/** The last day of a period: of `2026`, `2026-H1`, `2026-Q3` or `2026-07`. */
export function lastDayOf(period: string): CivilDate {
  const [year, part = 'H2'] = period.split('-') as [string, string?];
  const month = part.startsWith('H') ? Number(part[1]) * 6 : part.startsWith('Q') ? Number(part[1]) * 3 : Number(part);
  const next =
    month === 12
      ? `${String(Number(year) + 1).padStart(4, '0')}-01-01`
      : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(next, -1);
}
