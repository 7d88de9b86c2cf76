/** Those of the forum who look after organising blueprints. */
export const BLUEPRINT_OFFICERS = ['secretariat', 'unit-officer', 'programme-officer'] as const;
export const BLUEPRINT_READERS = [
  ...BLUEPRINT_OFFICERS,
  'coalition-convenor',
  'campaign-lead',
  'member-representative',
  'auditor',
] as const;
