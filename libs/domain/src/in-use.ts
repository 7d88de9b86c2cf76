import { addDays, type CivilDate, contains, type Period } from './civil-date.ts';

/** When a code of reference data was in use: periods in their order, which do not overlap. */
export type InUse = readonly Period[];

/** Of the codes that a forum begins with. */
export const FROM_THE_BEGINNING: InUse = [{ from: '0001-01-01' }];

export function isInUse(inUse: InUse, date: CivilDate): boolean {
  return inUse.some((period) => contains(period, date));
}

/** In use again, or for the first time, from a day on. */
export function addedFrom(inUse: InUse, from: CivilDate): InUse {
  return [...inUse, { from }];
}

/** In use no longer from a day on: the day before it is its last. */
export function retiredFrom(inUse: InUse, from: CivilDate): InUse {
  return inUse.map((period) => (period.until === undefined ? { from: period.from, until: addDays(from, -1) } : period));
}
