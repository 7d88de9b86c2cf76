import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Uuid } from '../schemas.ts';

/**
 * A merge is a link between two organisations that are one: the duplicate says into which it was merged, and the survivor,
 * in the same append, which one it took in. Nothing is moved or deleted, so it can be reversed.
 */
const closed = { additionalProperties: false } as const;
const survivor = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const duplicate = '6e8f3a01-5c2b-4d9e-8f40-7b6c5d4e3f20';

export const organisationMerged = defineEvent({
  type: 'members.OrganisationMerged',
  schemaVersion: 1,
  summary: 'An organisation turned out to be another that the forum knew already, and goes on as that one.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: Type.Object({ organisation: Uuid, into: Uuid, ground: Code }, closed),
  example: { organisation: duplicate, into: survivor, ground: 'same-organisation' },
});

export const organisationTookIn = defineEvent({
  type: 'members.OrganisationTookIn',
  schemaVersion: 1,
  summary: 'A duplicate of an organisation was merged into it.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: Type.Object({ organisation: Uuid, duplicate: Uuid }, closed),
  example: { organisation: survivor, duplicate },
});

export const organisationMergeReversed = defineEvent({
  type: 'members.OrganisationMergeReversed',
  schemaVersion: 1,
  summary: 'Two organisations that had been taken for one are two again.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: Type.Object({ organisation: Uuid, into: Uuid, ground: Code }, closed),
  example: { organisation: duplicate, into: survivor, ground: 'merged-in-error' },
});

export const organisationGaveBack = defineEvent({
  type: 'members.OrganisationGaveBack',
  schemaVersion: 1,
  summary: 'An organisation that had been merged into another stands on its own again.',
  audience: 'integrator',
  aggregate: 'organisation',
  data: Type.Object({ organisation: Uuid, duplicate: Uuid }, closed),
  example: { organisation: survivor, duplicate },
});

export const organisationMergeContracts = [
  organisationMerged,
  organisationTookIn,
  organisationMergeReversed,
  organisationGaveBack,
] as const;
