import type { Role } from '@baraza/domain';

/** Those who answer for evidence where it is. */
export const ANSWERING = ['secretariat', 'unit-officer', 'campaign-lead'] as const satisfies readonly Role[];
/** Those who take and keep it: a representative for their own organisation. */
export const KEEPING = [...ANSWERING, 'programme-officer', 'member-representative'] as const satisfies readonly Role[];
/** The desk checks and withdraws what somebody protected gave. */
export const KEEPING_AND_DESK = [...KEEPING, 'protection-officer'] as const satisfies readonly Role[];
/** Those who erase it where a person objects. */
export const ERASING = ['secretariat', 'protection-officer'] as const satisfies readonly Role[];
export const READING = [...KEEPING_AND_DESK, 'auditor'] as const satisfies readonly Role[];
