import { addDays, type CivilDate, civilDateIn, type Instant } from '@baraza/domain';

const DAY_MS = 86_400_000;

/**
 * The last millisecond of a civil date in an IANA zone.
 * @returns RFC 3339, UTC
 */
export function endOfDateIn(zone: string, date: CivilDate): Instant {
  // No zone is further than 15 hours from UTC: the end of the date lies between these two, and dates only rise.
  const noon = Date.parse(`${date}T12:00:00.000Z`);
  let within = noon - DAY_MS;
  let after = noon + 2 * DAY_MS;
  const next = addDays(date, 1);
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (civilDateIn(zone, new Date(middle).toISOString()) >= next) after = middle;
    else within = middle;
  }
  return new Date(within).toISOString();
}
