import type { Role } from '@baraza/domain';

/** Who works for the forum, and sees what they work on. */
export const STAFF = [
  'secretariat',
  'unit-officer',
  'programme-officer',
  'conduct-committee',
  'coalition-convenor',
  'campaign-lead',
  'protection-officer',
] as const satisfies readonly Role[];

/** Who reads figures of the whole network, or of their units. A figure about one organisation alone is no figure. */
export const READERS_OF_FIGURES: readonly Role[] = [...STAFF, 'auditor'];

/** Who reads what members owe and paid, in figures. */
export const READERS_OF_DUES_FIGURES: readonly Role[] = ['secretariat', 'unit-officer', 'auditor'];

/** Who reads it invoice by invoice: a representative those of their own organisation. */
export const READERS_OF_DUES: readonly Role[] = [...READERS_OF_DUES_FIGURES, 'member-representative'];

/** Who reads what members asked for: a representative what their own organisation did. */
export const READERS_OF_REQUESTS: readonly Role[] = READERS_OF_DUES;

/** Who reads how well members are served, in figures. */
export const READERS_OF_SERVICING: readonly Role[] = READERS_OF_DUES_FIGURES;

/** Who looks after the capacity of members. */
export const CAPACITY_OFFICERS = [
  'secretariat',
  'programme-officer',
  'unit-officer',
] as const satisfies readonly Role[];

/** Who reads that organisations were assessed: a representative of their own. */
export const READERS_OF_ASSESSMENTS: readonly Role[] = [...CAPACITY_OFFICERS, 'auditor', 'member-representative'];

/** Who reads how the capacity of members develops, in figures. */
export const READERS_OF_CAPACITY: readonly Role[] = [...CAPACITY_OFFICERS, 'auditor'];

/** Who reads what citizens struggle for, and how coalitions work, in figures. */
export const READERS_OF_CAMPAIGNS: readonly Role[] = [
  'secretariat',
  'unit-officer',
  'campaign-lead',
  'coalition-convenor',
  'auditor',
];

/** Who reads what all of it together has changed: a partner of its own programmes. */
export const READERS_OF_IMPACT: readonly Role[] = [...READERS_OF_CAMPAIGNS, 'programme-officer', 'partner'];

/** Who takes part in a programme is known to those who run it, to auditors, and to each organisation of its own. */
export const READERS_OF_ENROLMENTS = READERS_OF_ASSESSMENTS;

/** Who reads with whom members are linked: a representative of their own organisation, on either side. */
export const READERS_OF_LINKAGES: readonly Role[] = [...STAFF, 'auditor', 'member-representative'];

/** Who reads what campaigns demand of duty-bearers: a representative what their own organisation led. */
export const READERS_OF_DEMANDS: readonly Role[] = READERS_OF_LINKAGES;
/** Who reads what campaigns did and what changed: a representative of what their own organisation has a part in. */
export const READERS_OF_OUTCOMES = READERS_OF_LINKAGES;

/** Who reads what coalitions are alerted to and do together: a representative of the coalitions it takes part in. */
export const READERS_OF_ACTING_TOGETHER = READERS_OF_LINKAGES;
/** Who reads of whom something can be demanded. */
export const READERS_OF_DUTY_BEARERS: readonly Role[] = [
  'secretariat',
  'unit-officer',
  'programme-officer',
  'campaign-lead',
  'auditor',
];
/** Who reads who organises citizens where: a representative of what their own organisation does. */
export const READERS_OF_REPLICATIONS = READERS_OF_LINKAGES;

/** Who reads of a funder's money and what was done with it: whose organisation it concerns, of that. */
export const READERS_OF_GRANTS = READERS_OF_ASSESSMENTS;

/** Who reads which roles are held by whom. */
export const READERS_OF_ROLE_GRANTS: readonly Role[] = ['secretariat', 'auditor'];

/** For whom something can wait. */
export const AT_WORK: readonly Role[] = [...STAFF, 'member-representative'];

/** Who reads what is not public. */
export const KNOWN_TO_THE_FORUM: readonly Role[] = [...STAFF, 'auditor', 'member-representative', 'integrator'];

/** Everyone: what is public is shown to whoever asks. */
export const KNOWN_TO_THE_PUBLIC: readonly Role[] = [...KNOWN_TO_THE_FORUM, 'partner', 'public'];

/** Who reads who may vote, and why: a roll says who owes what. A member reads of itself. */
export const READERS_OF_ROLLS: readonly Role[] = [...STAFF, 'auditor', 'member-representative'];

/** Who reads whether those from whom something was taken were treated as the rules promise. A member reads of itself. */
export const READERS_OF_CASES: readonly Role[] = [...STAFF, 'auditor', 'member-representative'];
