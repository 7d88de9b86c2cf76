import { type CivilDate, isCivilDate } from '@baraza/domain';

/** A date as exactly as it is known: `1998`, `1998-07` or `1998-07-14`. */
export type PartialDate = string;

/** The first civil date that it can mean; undefined where there is no such year, month or day. */
export function civilDateOf(partial: PartialDate): CivilDate | undefined {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(partial)) return undefined;
  const first = `${partial}${'-01-01'.slice(partial.length - 4)}`;
  return isCivilDate(first) ? first : undefined;
}
