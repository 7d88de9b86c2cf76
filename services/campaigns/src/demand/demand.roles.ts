/** Those who answer for a campaign in public put its demands, and say what was answered. */
export const LEADERS = ['secretariat', 'unit-officer', 'campaign-lead'] as const;
/** Those who word them: a member's representative for their own organisation. */
export const WORKERS = [...LEADERS, 'programme-officer', 'member-representative'] as const;
export const READERS = [...WORKERS, 'auditor'] as const;
