/** Those of the forum who put on record what others promised, and judge what they had no part in. */
export const OFFICERS = ['secretariat', 'unit-officer'] as const;
/** Whoever can be a side of a promise, or hear a duty-bearer make one. */
export const SIDES = [...OFFICERS, 'coalition-convenor', 'campaign-lead', 'member-representative'] as const;
export const READERS = [...SIDES, 'programme-officer', 'auditor'] as const;
