import type { InnovationStage } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { aDocument, bodies, happened } from '../testing/record.ts';
import type { ProposalFacts, ProposeInnovation } from './innovation.decider.ts';
import type { InnovationEvent } from './innovation.state.ts';

/** Innovations made of events, for specs. */
export const EXPERIMENT = 'a1c2e3f4-5b6d-4e7f-8091-a2b3c4d5e6f7';
export const PRODUCT = 'd3e4f506-1728-4394-8a5b-6c7d8e9fa0b1';
const identity = {
  title: 'Savings groups that read the budget together',
  kind: 'strategy' as const,
  themes: ['governance'],
  organisations: [bodies.farmers, bodies.women],
};
export const aProposal: ProposeInnovation = { ...identity, description: 'What it is for, and how it works.' };
export const allKnown: ProposalFacts = {
  unit: 'UG-402',
  organisations: identity.organisations,
  themes: identity.themes,
};

export const anInnovation = (): InnovationEvent[] => [
  happened('capacity.InnovationProposed', { ...identity, unit: 'UG-402', description: aDocument }),
];
const moved = (from: InnovationStage, to: InnovationStage, on: CivilDate): InnovationEvent =>
  happened('capacity.InnovationMoved', { from, to, evidence: aDocument, links: [] }, on);
export const atProofOfConcept = (): InnovationEvent[] => [
  ...anInnovation(),
  moved('proposed', 'research', '2026-02-05'),
  moved('research', 'proof-of-concept', '2026-02-10'),
];
export const anExperiment = (): InnovationEvent =>
  happened(
    'capacity.ExperimentBegun',
    { experiment: EXPERIMENT, hypothesis: aDocument, measure: aDocument, until: '2026-08-31' },
    '2026-02-12',
  );
export const itsResult = (result: 'supported' | 'refuted'): InnovationEvent =>
  happened(
    'capacity.ExperimentReported',
    { experiment: EXPERIMENT, stage: 'proof-of-concept' as const, result, finding: aDocument },
    '2026-02-20',
  );
export const inTransitionToScale = (): InnovationEvent[] => [
  ...atProofOfConcept(),
  anExperiment(),
  itsResult('supported'),
  moved('proof-of-concept', 'transition-to-scale', '2026-02-22'),
];
export const aStoppedInnovation = (): InnovationEvent[] => [
  ...anInnovation(),
  happened(
    'capacity.InnovationStopped',
    { at: 'proposed' as const, ground: 'did-not-work', lesson: aDocument },
    '2026-02-05',
  ),
];
export const itsPackage = (): InnovationEvent =>
  happened(
    'capacity.InnovationShared',
    { ...identity, unit: 'UG-402', stage: 'transition-to-scale' as const, products: [PRODUCT] },
    '2026-02-25',
  );
