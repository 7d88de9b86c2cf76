/** Those of the forum who form coalitions, and record what an organisation said by other ways. */
export const OFFICERS = ['secretariat', 'unit-officer'] as const;
/** Those who decide on a coalition; a convenor's role is held for the organisation that convenes. */
export const DECIDERS = [...OFFICERS, 'coalition-convenor'] as const;
/** Those who speak for an organisation. */
export const SPEAKERS = [...DECIDERS, 'member-representative'] as const;
export const READERS = [...SPEAKERS, 'programme-officer', 'campaign-lead', 'auditor'] as const;
