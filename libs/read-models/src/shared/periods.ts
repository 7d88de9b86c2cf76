import { addDays, type CivilDate } from '@baraza/domain';

export const FIRST: CivilDate = '0001-01-01';
export const LAST: CivilDate = '9999-12-31';

/** How many sequences share a monthly sum: what is known at a sequence reads at most so many facts one by one. */
export const BLOCK = 4_096;

/** The whole months of a period, and the days at its ends that are part of a month only. */
export interface SplitPeriod {
  readonly months: { readonly from: string; readonly to: string } | undefined;
  readonly days: readonly { readonly from: CivilDate; readonly to: CivilDate }[];
}

export function splitPeriod(from: CivilDate = FIRST, to: CivilDate = LAST): SplitPeriod {
  if (from > to) return { months: undefined, days: [] };
  const month = (date: CivilDate): string => date.slice(0, 7);
  const wholeFrom = from.endsWith('-01');
  const wholeTo = to === LAST || addDays(to, 1).endsWith('-01');
  if (month(from) === month(to) && !(wholeFrom && wholeTo)) return { months: undefined, days: [{ from, to }] };
  // Text compares as dates do, and no month has more than 31 days: `-31` is at or after any month's end.
  const days: { from: CivilDate; to: CivilDate }[] = [];
  if (!wholeFrom) days.push({ from, to: `${month(from)}-31` });
  if (!wholeTo) days.push({ from: `${month(to)}-01`, to });
  const first = wholeFrom ? month(from) : month(addDays(`${month(from)}-28`, 4));
  const last = wholeTo ? month(to) : month(addDays(`${month(to)}-01`, -1));
  return { months: first <= last ? { from: first, to: last } : undefined, days };
}
