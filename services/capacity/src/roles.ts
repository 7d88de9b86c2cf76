import type { Role } from '@baraza/domain';

/** Who looks after capacity development: everywhere, or in their unit and below. */
export const CAPACITY_OFFICERS: readonly Role[] = ['secretariat', 'programme-officer', 'unit-officer'];
/** They, and those who act for an organisation concerned. */
export const CAPACITY_OFFICERS_AND_REPRESENTATIVES: readonly Role[] = [...CAPACITY_OFFICERS, 'member-representative'];
/** Who may look at it within their reach. */
export const CAPACITY_READERS: readonly Role[] = [...CAPACITY_OFFICERS_AND_REPRESENTATIVES, 'auditor'];
