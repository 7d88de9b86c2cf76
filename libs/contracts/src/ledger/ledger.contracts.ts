import { eventVersionContracts } from './event-version.events.ts';

export * from './event-version.events.ts';

export const ledgerContracts = [...eventVersionContracts];
