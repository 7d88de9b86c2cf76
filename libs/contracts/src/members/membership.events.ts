import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Personal, UnitCode, Uuid } from '../schemas.ts';

/** In every event of a membership: whose it is, of what category, and in which unit the organisation then was. */
const whose = { organisation: Uuid, category: Code, unit: UnitCode };
const exampleWhose = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', category: 'full', unit: 'UG-402' };
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};

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

export const membershipAdmitted = defineEvent({
  type: 'members.MembershipAdmitted',
  schemaVersion: 1,
  summary: 'An organisation became a member.',
  audience: 'integrator',
  aggregate: 'membership',
  data: Type.Object(whose, { additionalProperties: false }),
  example: exampleWhose,
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
  membershipAdmitted,
  membershipRejected,
  membershipWithdrawn,
  membershipResigned,
  membershipMoved,
] as const;
