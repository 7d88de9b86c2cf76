import type { Role } from '@baraza/domain';

/** Who keeps the register: everywhere, or in their unit and below. */
export const OFFICERS: readonly Role[] = ['secretariat', 'unit-officer'];
/** Officers, and those who act for the organisation concerned. */
export const OFFICERS_AND_REPRESENTATIVES: readonly Role[] = [...OFFICERS, 'member-representative'];
/** Who may look at an organisation or a membership within their reach. An integrator has the events instead. */
export const READERS: readonly Role[] = [
  ...OFFICERS_AND_REPRESENTATIVES,
  'programme-officer',
  'conduct-committee',
  'coalition-convenor',
  'campaign-lead',
  'auditor',
];
/** What a member owes and paid is for officers, auditors and the member. */
export const READERS_OF_DUES: readonly Role[] = [...OFFICERS_AND_REPRESENTATIVES, 'auditor'];
/** What a member asked for, and got, is for officers, auditors and the member. */
export const READERS_OF_REQUESTS: readonly Role[] = READERS_OF_DUES;
/** A survey is for officers, auditors and the members that it asks. */
export const READERS_OF_SURVEYS: readonly Role[] = READERS_OF_DUES;
/** The tree of units and the forum's name are open to everybody. */
export const EVERYBODY: readonly Role[] = [...READERS, 'partner', 'integrator', 'protection-officer', 'public'];
