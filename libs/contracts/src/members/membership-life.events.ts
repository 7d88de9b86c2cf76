import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Date, UnitCode, Uuid } from '../schemas.ts';

/**
 * What happens to a membership after its admission. Integrators hear of every status; on what ground, and after what
 * complaint, stands in `meta` and in the complaint's own events, which are not theirs.
 */

const whose = { organisation: Uuid, category: Code, unit: UnitCode };
const exampleWhose = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', category: 'full', unit: 'UG-402' };
const exampleTerm = { termUntil: '2028-03-01', graceUntil: '2028-05-30' };
const exampleSuspension = '2a3b4c5d-6e7f-4809-9a1b-2c3d4e5f6071';

/** What a membership is after the event, where that is not the same each time. */
const Standing = Type.Enum(['new', 'current', 'grace', 'suspended']);

export const membershipBecameCurrent = defineEvent({
  type: 'members.MembershipBecameCurrent',
  schemaVersion: 1,
  summary: 'A member is no longer a new one.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: exampleWhose,
});

export const membershipGraceBegan = defineEvent({
  type: 'members.MembershipGraceBegan',
  schemaVersion: 1,
  summary: "A member's term ran out without a renewal; days of grace began.",
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object({ ...whose, graceUntil: Date }, { additionalProperties: false }),
  example: { ...exampleWhose, graceUntil: '2027-05-30' },
});

export const membershipLapsed = defineEvent({
  type: 'members.MembershipLapsed',
  schemaVersion: 1,
  summary: 'The days of grace ran out without a renewal: the organisation is no longer a member.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: exampleWhose,
});

export const membershipRenewed = defineEvent({
  type: 'members.MembershipRenewed',
  schemaVersion: 1,
  summary: 'A membership was renewed for another term.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object({ ...whose, status: Standing, termUntil: Date, graceUntil: Date }, { additionalProperties: false }),
  example: { ...exampleWhose, status: 'current', ...exampleTerm },
});

export const membershipReinstated = defineEvent({
  type: 'members.MembershipReinstated',
  schemaVersion: 1,
  summary: 'An organisation whose membership had ended is a member again.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(
    { ...whose, status: Standing, termUntil: Type.Optional(Date), graceUntil: Type.Optional(Date) },
    { additionalProperties: false },
  ),
  example: { ...exampleWhose, status: 'current', ...exampleTerm },
});

export const membershipCategoryChanged = defineEvent({
  type: 'members.MembershipCategoryChanged',
  schemaVersion: 1,
  summary: 'A membership is of another category.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(
    {
      ...whose,
      /** The category before. */
      from: Code,
      status: Standing,
      termUntil: Type.Optional(Date),
      graceUntil: Type.Optional(Date),
    },
    { additionalProperties: false },
  ),
  example: { ...exampleWhose, from: 'associate', status: 'current', ...exampleTerm },
});

export const membershipSuspended = defineEvent({
  type: 'members.MembershipSuspended',
  schemaVersion: 1,
  summary: "A member's rights rest.",
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(
    {
      ...whose,
      /** What led to it, by an id that says nothing to those who may not read it: the complaint's. */
      suspension: Uuid,
      /** The last day of it. */
      until: Type.Optional(Date),
    },
    { additionalProperties: false },
  ),
  example: { ...exampleWhose, suspension: exampleSuspension, until: '2026-12-31' },
});

export const membershipSuspensionLifted = defineEvent({
  type: 'members.MembershipSuspensionLifted',
  schemaVersion: 1,
  summary: 'A suspension of a membership has ended; it rests on where another still holds.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(
    { ...whose, suspension: Uuid, status: Standing, graceUntil: Type.Optional(Date) },
    { additionalProperties: false },
  ),
  example: { ...exampleWhose, suspension: exampleSuspension, status: 'current' },
});

export const membershipExpelled = defineEvent({
  type: 'members.MembershipExpelled',
  schemaVersion: 1,
  summary: 'An organisation is no longer a member, by decision.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: exampleWhose,
});

export const membershipDissolved = defineEvent({
  type: 'members.MembershipDissolved',
  schemaVersion: 1,
  summary: 'A membership ended with the organisation itself.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: exampleWhose,
});

/** A duplicate's membership goes on as that of both organisations: it ends with neither, and nothing has to return. */
export const membershipMerged = defineEvent({
  type: 'members.MembershipMerged',
  schemaVersion: 1,
  summary: 'The organisation of a membership was found to be another one that the forum knows.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(
    {
      ...whose,
      /** The organisation that it is. */
      into: Uuid,
    },
    { additionalProperties: false },
  ),
  example: { ...exampleWhose, into: '0e1f2a3b-4c5d-4e6f-8a7b-8c9d0e1f2a3b' },
  isWritten: false,
});

export const membershipMergeReversed = defineEvent({
  type: 'members.MembershipMergeReversed',
  schemaVersion: 1,
  summary: 'The organisation of a membership is one of its own after all, and the membership is what it was.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object({ ...whose, status: Standing, graceUntil: Type.Optional(Date) }, { additionalProperties: false }),
  example: { ...exampleWhose, status: 'current' },
  isWritten: false,
});

export const membershipLifeContracts = [
  membershipBecameCurrent,
  membershipGraceBegan,
  membershipLapsed,
  membershipRenewed,
  membershipReinstated,
  membershipCategoryChanged,
  membershipSuspended,
  membershipSuspensionLifted,
  membershipExpelled,
  membershipDissolved,
  membershipMerged,
  membershipMergeReversed,
] as const;
