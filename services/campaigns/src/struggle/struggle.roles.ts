import type { Role } from '@baraza/domain';

/** Those who answer for a struggle: they judge whether it is so, and say what becomes of it. */
export const ANSWERING = ['secretariat', 'unit-officer', 'coalition-convenor', 'campaign-lead'] as const;
/** Those who take a report down; a representative for their own organisation. */
export const REPORTING = [
  ...ANSWERING,
  'programme-officer',
  'member-representative',
] as const satisfies readonly Role[];
export const READING = [...REPORTING, 'protection-officer', 'auditor'] as const satisfies readonly Role[];
/** Those who publish in the forum's name. */
export const PUBLISHING = ['secretariat', 'unit-officer'] as const;
