import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { FileReference } from '../members/compliance-proof.events.ts';
import { Code, Count, Date, Personal, UnitCode, Uuid } from '../schemas.ts';
import { DOMAINS_MAX, ITEMS_MAX, LEVELS, SCORING_MODES } from './instrument.events.ts';

export const ASSESSMENT_ROUNDS = ['baseline', 'midline', 'endline'] as const;
export type AssessmentRound = (typeof ASSESSMENT_ROUNDS)[number];
/** From where in an organisation somebody rates it. No name: a rating is given in confidence. */
export const RATERS = ['board', 'management', 'staff', 'volunteer', 'member'] as const;
/** How many individual ratings one assessment takes. */
export const SHEETS_MAX = 100;

const ITEMS_OF_ALL = DOMAINS_MAX * ITEMS_MAX;
const closed = { additionalProperties: false } as const;
const whose = { organisation: Uuid, unit: UnitCode };
const by = {
  instrument: Code,
  version: Type.Integer({ minimum: 1, maximum: 999 }),
  scoring: Type.Enum(SCORING_MODES),
  round: Type.Enum(ASSESSMENT_ROUNDS),
};
const Level = Type.Integer({ minimum: 1, maximum: LEVELS });
export const ItemLevel = Type.Object({ item: Code, level: Level }, closed);
export type ItemLevel = Static<typeof ItemLevel>;
const LevelsOfDomain = Type.Array(ItemLevel, { maxItems: ITEMS_MAX });

const exampleWhose = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', unit: 'UG-402' };
const exampleBy = {
  instrument: 'organisational-capacity',
  version: 1,
  scoring: 'self-agreed',
  round: 'baseline',
} as const;
const exampleDocument = {
  subject: 'c4d5e6f7-0819-4a2b-8c3d-4e5f60718293',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
const exampleLevels = [
  { item: 'books-of-account', level: 1 },
  { item: 'budgets', level: 2 },
];

export const assessmentPlanned = defineEvent({
  type: 'capacity.AssessmentPlanned',
  schemaVersion: 1,
  summary: 'An organisation is to be assessed, with this instrument and in this round.',
  audience: 'auditor',
  aggregate: 'assessment',
  data: Type.Object(
    {
      ...whose,
      ...by,
      /** What is asked, as it stands in this version: no later version changes an assessment. */
      domains: Type.Array(
        Type.Object({ domain: Code, items: Type.Array(Code, { minItems: 1, maxItems: ITEMS_MAX }) }, closed),
        { minItems: 1, maxItems: DOMAINS_MAX },
      ),
      facilitator: Uuid,
      dueOn: Date,
      /** The baseline that a midline or an endline is compared with. */
      baseline: Type.Optional(Uuid),
      /** The programme that it goes with. */
      programme: Type.Optional(Uuid),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    ...exampleBy,
    domains: [{ domain: 'finance-and-controls', items: ['books-of-account', 'budgets'] }],
    facilitator: '0a1b2c3d-4e5f-4607-8192-a3b4c5d6e7f8',
    dueOn: '2026-04-30',
  },
});

/** Given in confidence: neither the organisation's head nor the forum reads what one person rated. */
export const assessmentRatingGiven = defineEvent({
  type: 'capacity.AssessmentRatingGiven',
  schemaVersion: 1,
  summary: 'Somebody of the organisation rated it, by themselves.',
  audience: 'sealed',
  aggregate: 'assessment',
  data: Type.Object(
    {
      ...whose,
      /** The same sheet again takes the place of the first. */
      sheet: Uuid,
      rater: Type.Enum(RATERS),
      ratings: Type.Array(ItemLevel, { minItems: 1, maxItems: ITEMS_OF_ALL }),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    sheet: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f',
    rater: 'board',
    ratings: exampleLevels,
  },
});

export const assessmentRatingsClosed = defineEvent({
  type: 'capacity.AssessmentRatingsClosed',
  schemaVersion: 1,
  summary: 'The individual ratings of an assessment are in: how far apart they lie is told, and none of them is.',
  audience: 'internal',
  aggregate: 'assessment',
  data: Type.Object(
    {
      ...whose,
      sheets: Count,
      spread: Type.Array(
        Type.Object(
          {
            item: Code,
            counts: Type.Array(Count, {
              minItems: LEVELS,
              maxItems: LEVELS,
              description: 'How many rated it at level 1, 2, 3 and 4',
            }),
          },
          closed,
        ),
        { maxItems: ITEMS_OF_ALL },
      ),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    sheets: 5,
    spread: [
      { item: 'books-of-account', counts: [3, 2, 0, 0] },
      { item: 'budgets', counts: [0, 2, 3, 0] },
    ],
  },
});

export const assessmentScoreAgreed = defineEvent({
  type: 'capacity.AssessmentScoreAgreed',
  schemaVersion: 1,
  summary: 'The organisation agreed where it stands in one domain, and why.',
  audience: 'internal',
  aggregate: 'assessment',
  data: Type.Object(
    {
      ...whose,
      domain: Code,
      levels: LevelsOfDomain,
      notApplicable: Type.Array(Code, { maxItems: ITEMS_MAX }),
      justification: Personal('document'),
      evidence: Type.Array(FileReference, { maxItems: 20 }),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    domain: 'finance-and-controls',
    levels: exampleLevels,
    notApplicable: [],
    justification: exampleDocument,
    evidence: [
      {
        file: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f',
        sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
        size: 183_204,
        mediaType: 'application/pdf',
      },
    ],
  },
});

export const assessmentSubmitted = defineEvent({
  type: 'capacity.AssessmentSubmitted',
  schemaVersion: 1,
  summary: 'The organisation has agreed its scores, and asks for a reviewer to check them.',
  audience: 'auditor',
  aggregate: 'assessment',
  data: Type.Object({ ...whose, instrument: Code }, closed),
  example: { ...exampleWhose, instrument: 'organisational-capacity' },
});

export const assessmentDomainVerified = defineEvent({
  type: 'capacity.AssessmentDomainVerified',
  schemaVersion: 1,
  summary: 'A reviewer found that the evidence bears out the score of one domain.',
  audience: 'internal',
  aggregate: 'assessment',
  data: Type.Object({ ...whose, domain: Code }, closed),
  example: { ...exampleWhose, domain: 'finance-and-controls' },
});

export const assessmentDomainQuestioned = defineEvent({
  type: 'capacity.AssessmentDomainQuestioned',
  schemaVersion: 1,
  summary:
    'A reviewer came to other levels in one domain, and said why: it is for the organisation to agree or to show more.',
  audience: 'internal',
  aggregate: 'assessment',
  data: Type.Object({ ...whose, domain: Code, levels: LevelsOfDomain, reasons: Personal('document') }, closed),
  example: {
    ...exampleWhose,
    domain: 'finance-and-controls',
    levels: [{ item: 'budgets', level: 1 }],
    reasons: exampleDocument,
  },
});

export const assessmentVerified = defineEvent({
  type: 'capacity.AssessmentVerified',
  schemaVersion: 1,
  summary: 'The organisation and a reviewer agree on the score of every domain.',
  audience: 'auditor',
  aggregate: 'assessment',
  data: Type.Object({ ...whose, instrument: Code }, closed),
  example: { ...exampleWhose, instrument: 'organisational-capacity' },
});

export const assessmentCompleted = defineEvent({
  type: 'capacity.AssessmentCompleted',
  schemaVersion: 1,
  summary: 'An assessment came to its end. Its scores are the organisation’s own.',
  audience: 'auditor',
  aggregate: 'assessment',
  data: Type.Object({ ...whose, ...by, programme: Type.Optional(Uuid) }, closed),
  example: { ...exampleWhose, ...exampleBy },
});

/** In the same append as `AssessmentCompleted`: for the organisation and those who work with it on its capacity. */
export const assessmentScored = defineEvent({
  type: 'capacity.AssessmentScored',
  schemaVersion: 1,
  summary:
    'These are the scores of a completed assessment, and its change since the baseline over the items common to both.',
  audience: 'internal',
  aggregate: 'assessment',
  data: Type.Object(
    {
      ...whose,
      ...by,
      levels: Type.Array(ItemLevel, { maxItems: ITEMS_OF_ALL }),
      domains: Type.Array(
        Type.Object(
          {
            domain: Code,
            items: Type.Integer({ minimum: 1, description: 'How many items were scored' }),
            sum: Type.Integer({ minimum: 1, description: 'Of their levels: the score is the sum over the items' }),
          },
          closed,
        ),
        { maxItems: DOMAINS_MAX },
      ),
      /** Over the items that both rounds asked and scored, and over nothing else. */
      comparison: Type.Optional(
        Type.Object(
          {
            baseline: Uuid,
            domains: Type.Array(
              Type.Object(
                {
                  domain: Code,
                  items: Type.Integer({ minimum: 1, description: 'How many items both rounds scored' }),
                  before: Type.Integer({ minimum: 1, description: 'Sum of their levels at the baseline' }),
                  after: Type.Integer({ minimum: 1, description: 'Sum of their levels now' }),
                },
                closed,
              ),
              { maxItems: DOMAINS_MAX },
            ),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    ...exampleBy,
    round: 'endline',
    levels: [
      { item: 'books-of-account', level: 3 },
      { item: 'budgets', level: 2 },
    ],
    domains: [{ domain: 'finance-and-controls', items: 2, sum: 5 }],
    comparison: {
      baseline: '3c4d5e6f-7081-4a2b-9c3d-4e5f60718293',
      domains: [{ domain: 'finance-and-controls', items: 2, before: 3, after: 5 }],
    },
  },
});

export const assessmentAbandoned = defineEvent({
  type: 'capacity.AssessmentAbandoned',
  schemaVersion: 1,
  summary: 'An assessment was given up before its end.',
  audience: 'auditor',
  aggregate: 'assessment',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'organisation-not-ready' },
});

export const assessmentContracts = [
  assessmentPlanned,
  assessmentRatingGiven,
  assessmentRatingsClosed,
  assessmentScoreAgreed,
  assessmentSubmitted,
  assessmentDomainVerified,
  assessmentDomainQuestioned,
  assessmentVerified,
  assessmentCompleted,
  assessmentScored,
  assessmentAbandoned,
] as const;
