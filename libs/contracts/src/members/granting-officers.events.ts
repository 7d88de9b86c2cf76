import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Uuid } from '../schemas.ts';

/**
 * The stream `granting-officers-main`: who can grant roles in the whole forum, without an end to it. It is written in the
 * same append as the grant, so that two who revoke each other's role at once can't leave the forum without either.
 */
const data = Type.Object({ grant: Uuid, person: Uuid }, { additionalProperties: false });
const example = { grant: '4d6f8a0b-2c3e-4f50-9a1b-8c7d6e5f4a3b', person: '2c9e4f10-8a7b-4d3c-9e1f-6b5a4c3d2e1f' };

export const grantingOfficerAdded = defineEvent({
  type: 'members.GrantingOfficerAdded',
  schemaVersion: 1,
  summary: 'A person can grant roles in the whole forum, without an end to it.',
  audience: 'auditor',
  aggregate: 'granting-officers',
  data,
  example,
});

export const grantingOfficerRemoved = defineEvent({
  type: 'members.GrantingOfficerRemoved',
  schemaVersion: 1,
  summary: 'A person can grant roles in the whole forum no longer; at least two others can.',
  audience: 'auditor',
  aggregate: 'granting-officers',
  data,
  example,
});

export const grantingOfficersContracts = [grantingOfficerAdded, grantingOfficerRemoved] as const;
