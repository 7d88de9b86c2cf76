import { ROLES } from '@baraza/domain';
import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, UnitCode, Uuid } from '../schemas.ts';

/** Roles that are granted. The public holds its own without. */
export const GRANTED_ROLES = ROLES.filter((role) => role !== 'public');

const closed = { additionalProperties: false } as const;
const grant = {
  person: Uuid,
  role: Type.Enum(GRANTED_ROLES),
  /** Where it is held, there and below: the root for the whole forum. */
  unit: UnitCode,
  organisation: Type.Optional(Uuid),
};
const example = { person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f', role: 'unit-officer', unit: 'UG-402' } as const;

export const roleGranted = defineEvent({
  type: 'members.RoleGranted',
  schemaVersion: 1,
  summary: 'A person holds a role from the date of this event: at a unit and below, or for an organisation.',
  audience: 'auditor',
  aggregate: 'role-grant',
  data: Type.Object(
    {
      ...grant,
      until: Type.Optional(
        Type.String({
          pattern: '^\\d{4}-\\d{2}-\\d{2}$',
          description: 'The last day on which it is held, where there is one',
        }),
      ),
    },
    closed,
  ),
  example: { ...example, until: '2028-02-29' },
});

export const roleRevoked = defineEvent({
  type: 'members.RoleRevoked',
  schemaVersion: 1,
  summary: 'A role was taken from the person who held it.',
  audience: 'auditor',
  aggregate: 'role-grant',
  data: Type.Object({ ...grant, ground: Code }, closed),
  example: { ...example, ground: 'left-the-office' },
});

export const roleGrantEnded = defineEvent({
  type: 'members.RoleGrantEnded',
  schemaVersion: 1,
  summary: 'The time for which a role was granted is over.',
  audience: 'auditor',
  aggregate: 'role-grant',
  data: Type.Object(grant, closed),
  example,
});

export const roleGrantContracts = [roleGranted, roleRevoked, roleGrantEnded] as const;
