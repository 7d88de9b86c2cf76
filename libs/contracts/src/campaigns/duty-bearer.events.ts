import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, PublicText, UnitCode, Uuid } from '../schemas.ts';
import { DUTIES } from './campaign.events.ts';

const closed = { additionalProperties: false } as const;

/** Of which level of public life an office is. */
export const DUTY_BEARER_LEVELS = ['local', 'district', 'regional', 'national', 'international'] as const;
export type DutyBearerLevel = (typeof DUTY_BEARER_LEVELS)[number];

const office = {
  office: Type.String({ ...PublicText(160), description: 'The office, never the person who holds it' }),
  unit: Type.String({ ...UnitCode, description: 'Where it owes what it owes' }),
  level: Type.Enum(DUTY_BEARER_LEVELS),
  duties: Type.Array(Type.Enum(DUTIES), { minItems: 1, maxItems: 3, uniqueItems: true }),
  organisation: Type.Optional(Type.String({ ...Uuid, description: 'Where the forum knows it as an organisation' })),
};
const waterOffice = {
  office: 'District Water Officer, Bushenyi',
  unit: 'UG-402',
  level: 'district',
  duties: ['fulfil'],
} as const;

/** Not for the public: whom the forum names before it demands anything tells what it is about to do. */
export const dutyBearerNamed = defineEvent({
  type: 'campaigns.DutyBearerNamed',
  schemaVersion: 1,
  summary: 'An office was named that owes something to those who hold a right.',
  audience: 'auditor',
  aggregate: 'duty-bearer',
  data: Type.Object(office, closed),
  example: { ...waterOffice, duties: [...waterOffice.duties] },
});

export const dutyBearerCorrected = defineEvent({
  type: 'campaigns.DutyBearerCorrected',
  schemaVersion: 1,
  summary: 'What is known of a duty-bearer’s office was set right, or changed.',
  audience: 'auditor',
  aggregate: 'duty-bearer',
  data: Type.Object({ ...office, ground: Code }, closed),
  example: {
    ...waterOffice,
    office: 'District Water Engineer, Bushenyi',
    duties: ['fulfil'],
    ground: 'office-renamed',
  },
});

export const dutyBearerRetired = defineEvent({
  type: 'campaigns.DutyBearerRetired',
  schemaVersion: 1,
  summary: 'An office exists no longer, or should not have been named: nothing more is demanded of it.',
  audience: 'auditor',
  aggregate: 'duty-bearer',
  data: Type.Object(
    {
      unit: UnitCode,
      ground: Code,
      succeededBy: Type.Optional(Type.String({ ...Uuid, description: 'The office that took its duties over' })),
    },
    closed,
  ),
  example: { unit: 'UG-402', ground: 'office-abolished', succeededBy: '0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f' },
});

export const dutyBearerContracts = [dutyBearerNamed, dutyBearerCorrected, dutyBearerRetired] as const;
