import { Type, type Static } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, PeopleCount, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import { REPORT_CARD_SCORES } from './report-card.ts';

export const REPORT_CARD_INDICATORS_MAX = 30;
/** How many communities score a card in one round. */
export const REPORT_CARD_COMMUNITIES_MAX = 60;

const closed = { additionalProperties: false } as const;
export const ReportCardIndicator = Type.Object({ indicator: Code, title: PublicText(200) }, closed);
export type ReportCardIndicator = Static<typeof ReportCardIndicator>;
const Indicators = Type.Array(ReportCardIndicator, { minItems: 1, maxItems: REPORT_CARD_INDICATORS_MAX });
const Version = Type.Integer({ minimum: 1, maximum: 999 });

export const CommunityScore = Type.Object(
  { indicator: Code, score: Type.Integer({ minimum: 1, maximum: REPORT_CARD_SCORES }) },
  closed,
);
export type CommunityScore = Static<typeof CommunityScore>;
const RoundScores = Type.Array(
  Type.Object(
    {
      indicator: Code,
      counts: Type.Array(Count, {
        minItems: REPORT_CARD_SCORES,
        maxItems: REPORT_CARD_SCORES,
        description: 'How many communities scored it 1, 2, 3, 4 and 5',
      }),
    },
    closed,
  ),
  { minItems: 1, maxItems: REPORT_CARD_INDICATORS_MAX },
);

const whose = {
  unit: UnitCode,
  organisation: Type.String({ ...Uuid, description: 'Who keeps the card' }),
  themes: Type.Array(ThemeCode, { minItems: 1, maxItems: 12 }),
};
const ofRound = { round: Uuid, number: Type.Integer({ minimum: 1, maximum: 999 }) };
const Scored = Type.Object({ from: Date, until: Date }, { ...closed, description: 'The time that is scored' });

const exampleWhose = {
  unit: 'UG-402',
  organisation: '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01',
  themes: ['social-justice'],
};
const exampleRound = { round: '7c8d9e0f-1a2b-4c3d-8e4f-5a6b7c8d9e0f', number: 1 };
const indicators = [
  { indicator: 'medicines-in-stock', title: 'The medicines on the list are in stock' },
  { indicator: 'staff-present', title: 'Staff are there when the centre is open' },
];
const scores = [
  { indicator: 'medicines-in-stock', counts: [2, 1, 0, 0, 0] },
  { indicator: 'staff-present', counts: [0, 1, 2, 0, 0] },
];
const exampleScored = { from: '2026-01-01', until: '2026-03-31' };

export const reportCardDrawnUp = defineEvent({
  type: 'campaigns.ReportCardDrawnUp',
  schemaVersion: 1,
  summary: 'A card was drawn up on which communities score a public service.',
  audience: 'auditor',
  aggregate: 'report-card',
  data: Type.Object(
    {
      ...whose,
      title: PublicText(160),
      service: Type.String({ ...Code, description: 'The public service: `health-centres`, `primary-schools`' }),
      /** The office that provides it, never a person. */
      provider: Type.Optional(PublicText(160)),
      campaign: Type.Optional(Uuid),
      indicators: Indicators,
      /** How long after a round the next is due. */
      everyMonths: Type.Integer({ minimum: 1, maximum: 36 }),
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    title: 'Health centres of Bushenyi',
    service: 'health-centres',
    provider: 'District Health Office, Bushenyi',
    campaign: 'c0a1b2c3-d4e5-4f60-8172-93a4b5c6d7e8',
    indicators,
    everyMonths: 6,
  },
});

export const reportCardRevised = defineEvent({
  type: 'campaigns.ReportCardRevised',
  schemaVersion: 1,
  summary: 'What a report card asks was changed: rounds compare over what they have in common.',
  audience: 'auditor',
  aggregate: 'report-card',
  data: Type.Object({ ...whose, version: Version, indicators: Indicators, ground: Code }, closed),
  example: { ...exampleWhose, version: 2, indicators, ground: 'asked-by-communities' },
});

export const reportCardRoundOpened = defineEvent({
  type: 'campaigns.ReportCardRoundOpened',
  schemaVersion: 1,
  summary: 'Communities were asked to score a public service.',
  audience: 'auditor',
  aggregate: 'report-card',
  data: Type.Object({ ...whose, ...ofRound, version: Version, scored: Scored, holdBy: Date }, closed),
  example: { ...exampleWhose, ...exampleRound, version: 1, scored: exampleScored, holdBy: '2026-04-30' },
});

export const communityScored = defineEvent({
  type: 'campaigns.CommunityScored',
  schemaVersion: 1,
  summary: 'A community met and scored a public service.',
  audience: 'auditor',
  aggregate: 'report-card',
  data: Type.Object(
    {
      ...whose,
      ...ofRound,
      /** Again of the same community takes the place of the first. */
      community: Type.String({ ...UnitCode, description: 'The unit in which it lives' }),
      scores: Type.Array(CommunityScore, { minItems: 1, maxItems: REPORT_CARD_INDICATORS_MAX }),
      people: PeopleCount,
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    ...exampleRound,
    community: 'UG-402-KYAMUHUNGA',
    scores: [
      { indicator: 'medicines-in-stock', score: 1 },
      { indicator: 'staff-present', score: 3 },
    ],
    people: { women: 22, men: 14, youth: 12, personsWithDisabilities: 3, total: 36 },
  },
});

export const reportCardRoundHeld = defineEvent({
  type: 'campaigns.ReportCardRoundHeld',
  schemaVersion: 1,
  summary: 'A round of a report card is in: what its communities scored is counted.',
  audience: 'auditor',
  aggregate: 'report-card',
  data: Type.Object(
    {
      ...whose,
      ...ofRound,
      version: Version,
      scored: Scored,
      communities: Count,
      scores: RoundScores,
      people: PeopleCount,
      nextRoundBy: Date,
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    ...exampleRound,
    version: 1,
    scored: exampleScored,
    communities: 3,
    scores,
    people: { women: 61, men: 44, youth: 39, personsWithDisabilities: 8, total: 105 },
    nextRoundBy: '2026-10-28',
  },
});

export const reportCardRoundAbandoned = defineEvent({
  type: 'campaigns.ReportCardRoundAbandoned',
  schemaVersion: 1,
  summary: 'A round of a report card was given up before its end.',
  audience: 'auditor',
  aggregate: 'report-card',
  data: Type.Object({ ...whose, ...ofRound, ground: Code, nextRoundBy: Date }, closed),
  example: { ...exampleWhose, ...exampleRound, ground: 'roads-cut-off', nextRoundBy: '2026-10-28' },
});

/** Public: it says all that is public of a round. How many came, and who, is not. */
export const reportCardPublished = defineEvent({
  type: 'campaigns.ReportCardPublished',
  schemaVersion: 1,
  summary: 'What communities scored in a round was published.',
  audience: 'public',
  aggregate: 'report-card',
  data: Type.Object(
    {
      ...whose,
      ...ofRound,
      title: PublicText(160),
      service: Code,
      provider: Type.Optional(PublicText(160)),
      indicators: Indicators,
      scored: Scored,
      communities: Count,
      scores: RoundScores,
    },
    closed,
  ),
  example: {
    ...exampleWhose,
    ...exampleRound,
    title: 'Health centres of Bushenyi',
    service: 'health-centres',
    provider: 'District Health Office, Bushenyi',
    indicators,
    scored: exampleScored,
    communities: 3,
    scores,
  },
});

export const reportCardRetired = defineEvent({
  type: 'campaigns.ReportCardRetired',
  schemaVersion: 1,
  summary: 'A report card is scored no more.',
  audience: 'auditor',
  aggregate: 'report-card',
  data: Type.Object({ ...whose, ground: Code }, closed),
  example: { ...exampleWhose, ground: 'service-restored' },
});

export const reportCardContracts = [
  reportCardDrawnUp,
  reportCardRevised,
  reportCardRoundOpened,
  communityScored,
  reportCardRoundHeld,
  reportCardRoundAbandoned,
  reportCardPublished,
  reportCardRetired,
] as const;
