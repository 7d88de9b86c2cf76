/**
 * The first organisations have a part in the sample that is theirs; all others are left to chance. The API's examples speak
 * of the first two, and work however late they are tried: an observer's membership does not run out.
 */
export const PARTS = {
  observer: 0,
  payer: 1,
  founders: [2, 3, 4, 5, 6],
  dismissed: 7,
  suspended: 8,
  expelled: 9,
  knownTwice: 10,
  mover: 11,
  deferred: 12,
} as const;
export const LAST_PART = 12;
export const isFounder = (index: number): boolean => PARTS.founders.some((one) => one === index);
