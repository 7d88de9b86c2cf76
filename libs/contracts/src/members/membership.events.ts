import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, Personal, UnitCode, Uuid } from '../schemas.ts';
import { membershipLifeContracts } from './membership-life.events.ts';

/** In every event of a membership: whose it is, of what category, and in which unit the organisation then was. */
const whose = { organisation: Uuid, category: Code, unit: UnitCode };
const exampleWhose = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', category: 'full', unit: 'UG-402' };
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

/**
 * The last day of the term, and the last day of grace after it: by the rules in force when it was decided. A membership of
 * a category that pays no dues has neither, and does not run out.
 */
const term = { termUntil: Type.Optional(Date), graceUntil: Type.Optional(Date) };
const exampleTerm = { termUntil: '2027-03-01', graceUntil: '2027-05-30' };

export const membershipApplied = defineEvent({
  type: 'members.MembershipApplied',
  schemaVersion: 1,
  summary: 'An organisation asked to become a member.',
  audience: 'auditor',
  aggregate: 'membership',
  data: Type.Object({ ...whose, statement: Type.Optional(Personal('document')) }, { additionalProperties: false }),
  example: { ...exampleWhose, statement: exampleDocument },
});

export const membershipScreened = defineEvent({
  type: 'members.MembershipScreened',
  schemaVersion: 1,
  summary: 'An application was checked in its unit, item by item.',
  audience: 'auditor',
  aggregate: 'membership',
  data: Type.Object(
    {
      ...whose,
      items: Type.Array(
        Type.Object(
          { item: Code, finding: Type.Union([Type.Literal('met'), Type.Literal('not-met')]) },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 50 },
      ),
      /** How many full members must endorse it: two, or as many as there are on this date while there are fewer. */
      endorsersRequired: Count,
    },
    { additionalProperties: false },
  ),
  example: {
    ...exampleWhose,
    items: [
      { item: 'constitution', finding: 'met' },
      { item: 'registration', finding: 'met' },
    ],
    endorsersRequired: 2,
  },
});

export const membershipEndorsed = defineEvent({
  type: 'members.MembershipEndorsed',
  schemaVersion: 1,
  summary: 'A full member stood up for an application.',
  audience: 'auditor',
  aggregate: 'membership',
  data: Type.Object({ ...whose, endorser: Uuid, endorserMembership: Uuid }, { additionalProperties: false }),
  example: {
    ...exampleWhose,
    endorser: '0e1f2a3b-4c5d-4e6f-8a7b-8c9d0e1f2a3b',
    endorserMembership: '1f2a3b4c-5d6e-4f70-9b8c-9d0e1f2a3b4c',
  },
});

export const membershipDeferred = defineEvent({
  type: 'members.MembershipDeferred',
  schemaVersion: 1,
  summary: 'The decision on an application was put off until what is missing has been supplied.',
  audience: 'auditor',
  aggregate: 'membership',
  data: Type.Object(
    {
      ...whose,
      /** Items of the checklist, or `endorsements`. */
      missing: Type.Array(Code, { minItems: 1, maxItems: 50 }),
      /** The last day for it. */
      until: Date,
    },
    { additionalProperties: false },
  ),
  example: { ...exampleWhose, missing: ['legal-standing'], until: '2026-06-30' },
});

export const membershipDeferralEnded = defineEvent({
  type: 'members.MembershipDeferralEnded',
  schemaVersion: 1,
  summary: 'What a deferred application lacked was not supplied in time: the application counts as withdrawn.',
  audience: 'auditor',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: exampleWhose,
});

/** How an organisation came to be a member. */
export const MEMBERSHIP_BASES = ['application', 'founding', 'brought-in'] as const;
export type MembershipBasis = (typeof MEMBERSHIP_BASES)[number];

export const membershipAdmitted = defineEvent({
  type: 'members.MembershipAdmitted',
  schemaVersion: 1,
  summary: 'An organisation became a member.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(
    {
      ...whose,
      /** On an application, by the resolution that founded the forum, or in an earlier record that was brought in. */
      basis: Type.Enum(MEMBERSHIP_BASES),
      /** The last day on which it counts as new. */
      newUntil: Date,
      ...term,
      /** The code of the resolution that adopted a founding member. */
      resolution: Type.Optional(Code),
    },
    { additionalProperties: false },
  ),
  example: { ...exampleWhose, basis: 'application', newUntil: '2026-05-31', ...exampleTerm },
});

export const membershipRejected = defineEvent({
  type: 'members.MembershipRejected',
  schemaVersion: 1,
  summary: 'An application was turned down, with grounds.',
  audience: 'auditor',
  aggregate: 'membership',
  data: Type.Object({ ...whose, grounds: Code, narrative: Personal('document') }, { additionalProperties: false }),
  example: { ...exampleWhose, grounds: 'checklist-not-met', narrative: exampleDocument },
});

export const membershipWithdrawn = defineEvent({
  type: 'members.MembershipWithdrawn',
  schemaVersion: 1,
  summary: 'An organisation took its application back.',
  audience: 'auditor',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: exampleWhose,
});

export const membershipResigned = defineEvent({
  type: 'members.MembershipResigned',
  schemaVersion: 1,
  summary: 'A member left the forum of its own will.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: exampleWhose,
});

export const membershipMoved = defineEvent({
  type: 'members.MembershipMoved',
  schemaVersion: 1,
  summary: 'The organisation of an open membership now stands in another unit, and the membership with it.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: { ...exampleWhose, unit: 'UG-411' },
});

export const membershipContracts = [
  membershipApplied,
  membershipScreened,
  membershipEndorsed,
  membershipDeferred,
  membershipDeferralEnded,
  membershipAdmitted,
  membershipRejected,
  membershipWithdrawn,
  membershipResigned,
  membershipMoved,
  ...membershipLifeContracts,
] as const;
