/** Those of the forum who put an answer on record that came by letter, and publish in the forum's name. */
export const OFFICERS = ['secretariat', 'unit-officer'] as const;
/** Those who harvest: a representative for their own organisation. */
export const HARVESTING = [...OFFICERS, 'campaign-lead', 'programme-officer', 'member-representative'] as const;
/** Those who answer for an organisation that was asked, and who put its answer on record. */
export const SUBSTANTIATING = [...OFFICERS, 'member-representative'] as const;
export const READING = [...HARVESTING, 'auditor'] as const;
