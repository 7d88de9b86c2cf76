import type { Role } from '@baraza/domain';

/** Those who answer for evidence where it is. */
export const ANSWERING = ['secretariat', 'unit-officer', 'campaign-lead'] as const satisfies readonly Role[];
/** Those who take and keep it: a representative for their own organisation. */
export const KEEPING = [...ANSWERING, 'programme-officer', 'member-representative'] as const satisfies readonly Role[];
/** Those who erase it where a person objects; the desk does so with the batch of a day. */
export const ERASING = ['secretariat'] as const satisfies readonly Role[];
export const READING = [...KEEPING, 'protection-officer', 'auditor'] as const satisfies readonly Role[];
