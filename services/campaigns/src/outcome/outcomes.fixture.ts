import { aDocument, bodies, happened, people } from '../testing/record.ts';
import type { FormulateOutcome, OutcomeSides, WordingFacts } from './outcome.commands.pure.ts';
import type { Formulation, OutcomeEvent } from './outcome.state.ts';

/** Outcomes made of events, for specs. The women’s group harvests, farmers told of it, the university looks into it. */
export const CAMPAIGN = '70000000-0000-4000-8000-000000000001';
export const GOAL = '90000000-0000-4000-8000-000000000001';
export const EVIDENCE = '90000000-0000-4000-8000-000000000003';
export const STATEMENT = '90000000-0000-4000-8000-000000000002';
export const of = { unit: 'UG-402', organisation: bodies.women, themes: ['social-justice'] };
export const measured = { goal: GOAL, indicator: 'medicines-in-stock', period: '2025', actual: '72' };
export const contributions = [{ kind: 'campaign' as const, id: CAMPAIGN }];
export const aWording: FormulateOutcome = {
  ...{ changed: { kind: 'duty-bearer', name: 'District Health Office' }, change: 'practice' },
  ...{ on: '2026-01-14', at: 'UG-402', positive: true, intended: true },
  ...{ contributions, evidence: [], goals: [GOAL], measured },
  ...{ description: 'Medicines are in store', significance: 'Nobody is sent away' },
  sources: { organisations: [bodies.farmers] },
};
export const facts: WordingFacts = {
  placeKnown: true,
  organisationsKnown: [bodies.farmers, bodies.women, bodies.university],
  contributionsKnown: [CAMPAIGN],
  evidenceCitable: [EVIDENCE],
};
export const harvester: OutcomeSides = { forHarvester: true, forSubstantiator: false };
export const asked: OutcomeSides = { forHarvester: false, forSubstantiator: true };
export const nobody: OutcomeSides = { forHarvester: false, forSubstantiator: false };

const formulation: Formulation = {
  ...{ version: 1, changed: { kind: 'duty-bearer', name: 'District Health Office' }, change: 'practice' },
  ...{ on: '2026-01-14', at: 'UG-402', positive: true, intended: true },
  ...{ contributions, evidence: [], goals: [GOAL], measured, description: aDocument, significance: aDocument },
};
const substantiator = bodies.university;

export const aDraft = (): OutcomeEvent[] => [
  happened('campaigns.OutcomeDrafted', { ...of, note: aDocument }, '2026-01-20', people.lead),
];
export const aFormulatedOutcome = (): OutcomeEvent[] => [
  ...aDraft(),
  happened('campaigns.OutcomeFormulated', { ...of, ...formulation }, '2026-01-25', people.lead),
  happened('campaigns.OutcomeSourcesNamed', { version: 1, organisations: [bodies.farmers] }, '2026-01-25', people.lead),
];
export const aSentOutcome = (): OutcomeEvent[] => [
  ...aFormulatedOutcome(),
  happened(
    'campaigns.OutcomeSentToSubstantiator',
    { ...of, version: 1, substantiator, answerBy: '2026-04-30' },
    '2026-02-01',
  ),
];
export const anAnsweredOutcome = (
  verdict: 'substantiated' | 'partly' | 'contested' = 'substantiated',
): OutcomeEvent[] => [
  ...aSentOutcome(),
  happened(
    'campaigns.OutcomeSubstantiated',
    { ...of, version: 1, substantiator, verdict, goals: [GOAL], measured, contributions, recordedFor: false },
    '2026-02-10',
    people.witness,
  ),
];
export const anOutcomeWithStatement = (): OutcomeEvent[] => [
  ...anAnsweredOutcome(),
  happened(
    'campaigns.OutcomeStatementDrafted',
    { ...of, draft: STATEMENT, version: 1, text: aDocument },
    '2026-02-12',
    people.officer,
  ),
];
export const aWithdrawnOutcome = (): OutcomeEvent[] => [
  ...aFormulatedOutcome(),
  happened('campaigns.OutcomeWithdrawn', { ...of, ground: 'told-twice' }, '2026-02-01'),
];
