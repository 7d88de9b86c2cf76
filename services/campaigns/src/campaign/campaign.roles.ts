/** Those who answer for a campaign in public. */
export const LEADERS = ['secretariat', 'unit-officer', 'campaign-lead'] as const;
/** Those who prepare it: a member's representative for their own organisation. */
export const WORKERS = [...LEADERS, 'programme-officer', 'member-representative'] as const;
export const READERS = [...WORKERS, 'auditor'] as const;
/** Those who may give it another lead: the coalition it is led for, by the people of whoever convenes it. */
export const HANDING_OVER = [...LEADERS, 'coalition-convenor'] as const;
