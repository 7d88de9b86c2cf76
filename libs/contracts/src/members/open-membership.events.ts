import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Uuid } from '../schemas.ts';

/**
 * The stream `open-membership-<organisation id>`: an organisation's one place for an open membership. It is written in
 * the same append as the membership, so that two can't be open at once.
 */
const data = Type.Object({ organisation: Uuid, membership: Uuid }, { additionalProperties: false });
const example = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  membership: '8b3c1d2e-5f60-4a7b-9c8d-0e1f2a3b4c5d',
};

export const openMembershipClaimed = defineEvent({
  type: 'members.OpenMembershipClaimed',
  schemaVersion: 1,
  summary: 'This membership is the one that the organisation has open.',
  audience: 'auditor',
  aggregate: 'open-membership',
  data,
  example,
});

export const openMembershipFreed = defineEvent({
  type: 'members.OpenMembershipFreed',
  schemaVersion: 1,
  summary: "The organisation's membership is over; it may apply again.",
  audience: 'auditor',
  aggregate: 'open-membership',
  data,
  example,
});

export const openMembershipBarred = defineEvent({
  type: 'members.OpenMembershipBarred',
  schemaVersion: 1,
  summary: 'The organisation is closed and opens no membership any more.',
  audience: 'auditor',
  aggregate: 'open-membership',
  data: Type.Object({ organisation: Uuid, ground: Code }, { additionalProperties: false }),
  example: { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', ground: 'dissolved' },
});

export const openMembershipReopened = defineEvent({
  type: 'members.OpenMembershipReopened',
  schemaVersion: 1,
  summary: 'The organisation, which had been merged into another, stands on its own and may apply again.',
  audience: 'auditor',
  aggregate: 'open-membership',
  data: Type.Object({ organisation: Uuid }, { additionalProperties: false }),
  example: { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f' },
});

export const openMembershipContracts = [
  openMembershipClaimed,
  openMembershipFreed,
  openMembershipBarred,
  openMembershipReopened,
] as const;
