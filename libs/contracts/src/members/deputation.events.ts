import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, UnitCode, Uuid } from '../schemas.ts';

/** What somebody can be deputed to decide on. */
export const DEPUTED_ON = ['membership', 'complaint'] as const;
export const DEPUTATION_ENDS = ['used', 'withdrawn', 'over'] as const;

const closed = { additionalProperties: false } as const;
const whose = {
  person: Uuid,
  /** Where the deputy comes from. */
  organisation: Uuid,
  /** Of the entity. */
  unit: UnitCode,
  entity: Type.Object({ kind: Type.Enum(DEPUTED_ON), id: Uuid }, closed),
  /** The one decision. */
  task: Code,
};
const example = {
  person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  unit: 'UG-402',
  entity: { kind: 'complaint', id: '9c4d2e3f-6a71-4b8c-8d0e-1f2a3b4c5d6e' },
  task: 'decide',
} as const;

export const deputationMade = defineEvent({
  type: 'members.DeputationMade',
  schemaVersion: 1,
  summary: 'The board deputed a person from another organisation for one decision on one entity.',
  audience: 'auditor',
  aggregate: 'deputation',
  data: Type.Object(
    {
      ...whose,
      ground: Code,
      until: Type.Optional(
        Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The last day on which it can be used' }),
      ),
      resolution: Type.Optional(
        Type.String({ minLength: 1, maxLength: 80, description: 'The number of the resolution of the board' }),
      ),
    },
    closed,
  ),
  example: { ...example, ground: 'nobody-eligible', until: '2026-06-30', resolution: 'B/2026/11' },
});

export const deputationEnded = defineEvent({
  type: 'members.DeputationEnded',
  schemaVersion: 1,
  summary: 'A deputation is over: it was used, it was withdrawn, or its time had come.',
  audience: 'auditor',
  aggregate: 'deputation',
  data: Type.Object({ ...whose, cause: Type.Enum(DEPUTATION_ENDS) }, closed),
  example: { ...example, cause: 'used' },
});

export const deputationContracts = [deputationMade, deputationEnded] as const;
