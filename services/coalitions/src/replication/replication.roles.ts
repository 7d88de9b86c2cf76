/** Those who organise citizens, and those of the forum who put it on record on their word. */
export const REPLICATORS = ['secretariat', 'unit-officer', 'member-representative'] as const;
export const REPLICATION_READERS = [...REPLICATORS, 'programme-officer', 'auditor'] as const;
