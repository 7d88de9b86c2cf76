import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, PublicText, UnitCode, Uuid } from '../schemas.ts';
import { DuesLines } from './dues.schemas.ts';

/** What members owe by category, unit and budget band, for a time: proposed by one, adopted by another. */
const terms = { unit: UnitCode, title: PublicText(200), from: Date, until: Date, lines: DuesLines };
const lines = [
  { category: 'full', unit: 'WAN', amount: { minor: 200_000, currency: 'UGX' } },
  { category: 'full', unit: 'WAN', budgetBand: 'under-10k', amount: { minor: 50_000, currency: 'UGX' } },
  { category: 'associate', unit: 'UG-402', amount: { minor: 80_000, currency: 'UGX' } },
];
const exampleTerms = { unit: 'WAN', title: 'Dues of 2026', from: '2026-01-01', until: '2026-12-31', lines };
const schedule = '2f6b1c90-7d3e-4a58-9b0c-1d2e3f405162';

export const duesScheduleProposed = defineEvent({
  type: 'members.DuesScheduleProposed',
  schemaVersion: 1,
  summary: 'It was proposed what members are to pay for a time.',
  audience: 'auditor',
  aggregate: 'dues-schedule',
  data: Type.Object(terms, { additionalProperties: false }),
  example: exampleTerms,
});

export const duesScheduleAdopted = defineEvent({
  type: 'members.DuesScheduleAdopted',
  schemaVersion: 1,
  summary: 'What members pay for a time was adopted, by somebody who had not proposed it.',
  audience: 'auditor',
  aggregate: 'dues-schedule',
  data: Type.Object(terms, { additionalProperties: false }),
  example: exampleTerms,
});

export const duesScheduleWithdrawn = defineEvent({
  type: 'members.DuesScheduleWithdrawn',
  schemaVersion: 1,
  summary: 'A proposal of dues was taken back before it was adopted.',
  audience: 'auditor',
  aggregate: 'dues-schedule',
  data: Type.Object({ unit: UnitCode }, { additionalProperties: false }),
  example: { unit: 'WAN' },
});

export const duesScheduleEnded = defineEvent({
  type: 'members.DuesScheduleEnded',
  schemaVersion: 1,
  summary: 'An adopted schedule of dues ends earlier than it was adopted for.',
  audience: 'auditor',
  aggregate: 'dues-schedule',
  data: Type.Object({ unit: UnitCode, until: Date, ground: Code }, { additionalProperties: false }),
  example: { unit: 'WAN', until: '2026-06-30', ground: 'replaced' },
});

/**
 * The stream `dues-tariff-main`: every adopted schedule, so that no two of them ask for different dues of the same members
 * at one time. It is written in the same append as the schedule.
 */
export const duesTariffExtended = defineEvent({
  type: 'members.DuesTariffExtended',
  schemaVersion: 1,
  summary: 'An adopted schedule counts among those that invoices are made by.',
  audience: 'auditor',
  aggregate: 'dues-tariff',
  data: Type.Object({ schedule: Uuid, from: Date, until: Date, lines: DuesLines }, { additionalProperties: false }),
  example: { schedule, from: '2026-01-01', until: '2026-12-31', lines },
});

export const duesTariffShortened = defineEvent({
  type: 'members.DuesTariffShortened',
  schemaVersion: 1,
  summary: 'An adopted schedule counts no longer than this.',
  audience: 'auditor',
  aggregate: 'dues-tariff',
  data: Type.Object({ schedule: Uuid, until: Date }, { additionalProperties: false }),
  example: { schedule, until: '2026-06-30' },
});

export const duesScheduleContracts = [
  duesScheduleProposed,
  duesScheduleAdopted,
  duesScheduleWithdrawn,
  duesScheduleEnded,
] as const;
export const duesTariffContracts = [duesTariffExtended, duesTariffShortened] as const;
