import type { AssessmentRound, ScoringMode } from '@baraza/contracts';
import { bodies, happened, people } from '../testing/assessing.ts';
import { aDocument } from '../testing/record.ts';
import type { AgreeScore, GiveRating, PlanAssessment, PlanFacts } from './assessment.commands.pure.ts';
import type { AssessmentEvent, AssessmentPlan, EvidenceFile } from './assessment.state.ts';

/** Assessments made of events, for specs. */
export const whose = { organisation: bodies.own, unit: 'UG-402' };
export const asked: AssessmentPlan['domains'] = [
  { domain: 'governance', items: ['board', 'rules'] },
  { domain: 'leadership', items: ['succession'] },
];
export const aFile: EvidenceFile = {
  file: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f',
  sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  size: 5,
  mediaType: 'application/pdf',
};
export const evidence = { files: new Map([[aFile.file, aFile]]) };
export const BASELINE = '3c4d5e6f-7081-4a2b-9c3d-4e5f60718293';

export const aPlan: PlanAssessment = {
  organisation: bodies.own,
  instrument: 'capacity',
  round: 'baseline',
  dueOn: '2026-04-30',
  facilitator: people.facilitator,
};
export const facts: PlanFacts = {
  unit: 'UG-402',
  instrument: { version: 1, scoring: 'self-agreed', domains: asked },
  programmeKnown: true,
};
export const aRating: GiveRating = {
  sheet: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e50',
  rater: 'board',
  ratings: [
    { item: 'board', level: 1 },
    { item: 'succession', level: 3 },
  ],
};
export const anotherRating: GiveRating = {
  sheet: '9f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e51',
  rater: 'staff',
  ratings: [{ item: 'board', level: 3 }],
};
export const governance: AgreeScore = {
  domain: 'governance',
  levels: [
    { item: 'board', level: 1 },
    { item: 'rules', level: 2 },
  ],
  notApplicable: [],
  justification: 'Minutes are kept since May',
  evidence: [aFile.file],
};
export const leadership: AgreeScore = {
  ...governance,
  domain: 'leadership',
  levels: [{ item: 'succession', level: 2 }],
};

interface Odd {
  readonly scoring?: ScoringMode;
  readonly round?: AssessmentRound;
  readonly baseline?: string;
  readonly domains?: AssessmentPlan['domains'];
  readonly version?: number;
}
export const aPlanned = (odd: Odd = {}): AssessmentEvent[] => [
  happened('capacity.AssessmentPlanned', {
    ...{ ...whose, instrument: 'capacity', version: 1, domains: asked },
    ...{ scoring: 'self-agreed' as const, round: 'baseline' as const },
    ...{ facilitator: people.facilitator, dueOn: '2026-04-30' },
    ...odd,
  }),
];
export const aRated = (odd: Odd = {}): AssessmentEvent[] => [
  ...aPlanned(odd),
  ...[aRating, anotherRating].map(({ sheet, rater, ratings }) =>
    happened('capacity.AssessmentRatingGiven', { ...whose, sheet: sheet!, rater, ratings }),
  ),
];
export const anAgreeing = (odd: Odd = {}): AssessmentEvent[] => [
  ...aRated(odd),
  happened('capacity.AssessmentRatingsClosed', { ...whose, sheets: 2, spread: [] }),
];
export const agreed = ({ domain, levels, notApplicable }: AgreeScore): AssessmentEvent =>
  happened('capacity.AssessmentScoreAgreed', {
    ...{ ...whose, domain, levels, notApplicable },
    ...{ justification: aDocument, evidence: [aFile] },
  });
export const anAgreed = (odd: Odd = {}): AssessmentEvent[] => [
  ...anAgreeing(odd),
  agreed(governance),
  agreed(leadership),
];
const verifiable = { scoring: 'evidence-verified' } as const;
export const anInReview = (): AssessmentEvent[] => [
  ...anAgreed(verifiable),
  happened('capacity.AssessmentSubmitted', { ...whose, instrument: 'capacity' }),
];
export const verified = (domain: string): AssessmentEvent =>
  happened('capacity.AssessmentDomainVerified', { ...whose, domain });
export const aVerified = (): AssessmentEvent[] => [
  ...anInReview(),
  ...['governance', 'leadership'].map(verified),
  happened('capacity.AssessmentVerified', { ...whose, instrument: 'capacity' }),
];
export const aCompleted = (odd: Odd = {}): AssessmentEvent[] => {
  const by = { instrument: 'capacity', version: 1, scoring: 'self-agreed', round: odd.round ?? 'baseline' } as const;
  return [
    ...anAgreed(odd),
    happened('capacity.AssessmentCompleted', { ...whose, ...by }),
    happened('capacity.AssessmentScored', {
      ...{ ...whose, ...by, levels: [...governance.levels, ...leadership.levels] },
      domains: [
        { domain: 'governance', items: 2, sum: 3 },
        { domain: 'leadership', items: 1, sum: 2 },
      ],
    }),
  ];
};
