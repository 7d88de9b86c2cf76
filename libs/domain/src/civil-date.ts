/** RFC 3339, UTC, milliseconds: `2026-03-01T09:30:00.000Z`. */
export type Instant = string;

/** A date of the civil (Gregorian) calendar without a time or zone: `2026-03-01`. Years 0001 to 9999. */
export type CivilDate = string;

const CIVIL = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** True only for a date that exists: `2026-02-30` does not. */
export function isCivilDate(text: unknown): text is CivilDate {
  if (typeof text !== 'string') return false;
  const match = CIVIL.exec(text);
  if (match === null || match[1] === '0000') return false;
  const date = utc(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

function utc(date: CivilDate): Date {
  return new Date(`${date}T00:00:00.000Z`);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(utc(date).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day of a later (or earlier) month; the last day of that month where it has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12;
  const lastDay = new Date(Date.UTC(targetYear, targetMonth + 1, 0)).getUTCDate();
  const text = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${text(targetYear, 4)}-${text(targetMonth + 1, 2)}-${text(Math.min(day, lastDay), 2)}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY_MS);
}

const zoned = new Map<string, Intl.DateTimeFormat>();

/**
 * The civil date at an instant in an IANA zone.
 * @throws RangeError where the zone is not one of the IANA database
 */
export function civilDateIn(zone: string, instant: Instant): CivilDate {
  let format = zoned.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    zoned.set(zone, format);
  }
  return format.format(new Date(instant));
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A period of civil dates, both ends included; open-ended without `until`. */
export interface Period {
  readonly from: CivilDate;
  readonly until?: CivilDate;
}

export function contains(period: Period, date: CivilDate): boolean {
  return period.from <= date && (period.until === undefined || date <= period.until);
}
