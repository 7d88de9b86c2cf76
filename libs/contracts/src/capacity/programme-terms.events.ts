import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { OrganisationKind } from '../members/members.schemas.ts';
import { Code, MoneySchema, Uuid } from '../schemas.ts';

const closed = { additionalProperties: false } as const;

/** Who can be enrolled: an organisation with named participants, a movement, a person of no organisation. */
export const ENROLLED_KINDS = ['organisation', 'movement', 'person'] as const;
export type EnrolledKind = (typeof ENROLLED_KINDS)[number];

/** Who may take part in a programme, what is asked of them, and when it is asked what came of it. */
export const ProgrammeTerms = Type.Object(
  {
    eligibility: Type.Object(
      {
        whom: Type.Array(Type.Enum(ENROLLED_KINDS), { minItems: 1, maxItems: ENROLLED_KINDS.length }),
        membersOnly: Type.Boolean({
          description: 'Of organisations and movements: members of the forum and no others',
        }),
        kinds: Type.Array(OrganisationKind, {
          maxItems: 7,
          description: 'Of organisations: these kinds; all where empty',
        }),
      },
      closed,
    ),
    attendance: Type.Object(
      {
        requiredPercent: Type.Integer({
          minimum: 0,
          maximum: 100,
          description: 'Of the sessions held, for a certificate: those excused do not count',
        }),
        flagAfter: Type.Integer({
          minimum: 1,
          maximum: 20,
          description: 'How many absences without excuse, one after the other, raise a flag',
        }),
      },
      closed,
    ),
    followUps: Type.Object(
      {
        behaviourDays: Type.Integer({
          minimum: 30,
          maximum: 1_100,
          description: 'Days after completion: what is done otherwise',
        }),
        resultsDays: Type.Integer({
          minimum: 30,
          maximum: 1_100,
          description: 'Days after completion: what has come of it',
        }),
      },
      closed,
    ),
  },
  closed,
);
export type ProgrammeTerms = Static<typeof ProgrammeTerms>;

/** The terms of a programme that names none. */
export const FIRST_TERMS: ProgrammeTerms = {
  eligibility: { whom: [...ENROLLED_KINDS], membersOnly: false, kinds: [] },
  attendance: { requiredPercent: 80, flagAfter: 2 },
  followUps: { behaviourDays: 180, resultsDays: 365 },
};

export const programmeTermsSet = defineEvent({
  type: 'capacity.ProgrammeTermsSet',
  schemaVersion: 1,
  summary: 'It was laid down who may take part in a programme, and what is asked of them.',
  // A programme that has not been opened is no announcement; what is announced is ProgrammeTermsAnnounced.
  audience: 'auditor',
  aggregate: 'programme',
  data: ProgrammeTerms,
  example: { ...FIRST_TERMS, eligibility: { whom: ['organisation'], membersOnly: true, kinds: ['cso', 'cbo'] } },
});

export const programmeTermsAnnounced = defineEvent({
  type: 'capacity.ProgrammeTermsAnnounced',
  schemaVersion: 1,
  summary: 'It was announced who may take part in a programme, and what is asked of them.',
  audience: 'public',
  aggregate: 'programme',
  data: ProgrammeTerms,
  example: { ...FIRST_TERMS, eligibility: { whom: ['organisation'], membersOnly: true, kinds: ['cso', 'cbo'] } },
});

const funding = { allocation: Uuid, grant: Uuid, line: Code, amount: MoneySchema };
const exampleFunding = {
  allocation: '3d5b7f91-2a4c-4e6d-8f0b-1c2d3e4f5a6b',
  grant: '2f4a6c8e-1b3d-4f5a-8c7e-9d0f1a2b3c4d',
  line: 'training',
  amount: { minor: 1_850_000_000, currency: 'UGX' },
};

export const programmeFunded = defineEvent({
  type: 'capacity.ProgrammeFunded',
  schemaVersion: 1,
  summary: 'Part of a grant was set aside for a programme.',
  audience: 'auditor',
  aggregate: 'programme',
  data: Type.Object(funding, closed),
  example: exampleFunding,
});

export const programmeFundingReleased = defineEvent({
  type: 'capacity.ProgrammeFundingReleased',
  schemaVersion: 1,
  summary: 'What had been set aside of a grant for a programme is no longer its own.',
  audience: 'auditor',
  aggregate: 'programme',
  data: Type.Object(funding, closed),
  example: exampleFunding,
});

export const programmeTermsContracts = [
  programmeTermsSet,
  programmeTermsAnnounced,
  programmeFunded,
  programmeFundingReleased,
] as const;
