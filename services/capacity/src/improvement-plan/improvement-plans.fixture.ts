import { bodies, happened } from '../testing/assessing.ts';
import { aDocument } from '../testing/record.ts';
import type { AssessmentFacts, PlanAction } from './improvement-plan.decider.ts';
import type { ImprovementPlanEvent } from './improvement-plan.state.ts';

/** Improvement plans made of events, for specs. */
export const whose = { organisation: bodies.own, unit: 'UG-402' };
export const ASSESSMENT = '3c4d5e6f-7081-4a2b-9c3d-4e5f60718293';
export const BOOKS = '7a8b9c0d-1e2f-4a3b-8c4d-5e6f70819203';
export const BOARD = '7a8b9c0d-1e2f-4a3b-8c4d-5e6f70819204';
export const facts: AssessmentFacts = { whose, domains: ['finance', 'governance'] };

export const anAction: PlanAction = {
  text: 'Compare the books with the bank',
  domain: 'finance',
  priority: 'high',
  owner: 'treasurer',
  dueOn: '2026-06-30',
};
const planned = (action: string, domain: string, dueOn: string): ImprovementPlanEvent =>
  happened('capacity.ImprovementActionPlanned', {
    ...{ ...whose, action, text: aDocument, domain },
    ...{ priority: 'high' as const, owner: 'treasurer', dueOn },
  });

/** With two actions: one due at the end of June, one at the end of September. */
export const aPlan = (): ImprovementPlanEvent[] => [
  happened('capacity.ImprovementPlanMade', { ...whose, assessment: ASSESSMENT }),
  planned(BOOKS, 'finance', '2026-06-30'),
  planned(BOARD, 'governance', '2026-09-30'),
];
export const done = (action: string): ImprovementPlanEvent =>
  happened('capacity.ImprovementActionDone', {
    ...{ ...whose, action, domain: 'finance', dueOn: '2026-06-30', evidence: [] },
  });
export const dropped = (action: string): ImprovementPlanEvent =>
  happened('capacity.ImprovementActionDropped', { ...whose, action, domain: 'governance', ground: 'no-funds' });
export const aSettled = (): ImprovementPlanEvent[] => [...aPlan(), done(BOOKS), dropped(BOARD)];
export const aClosed = (): ImprovementPlanEvent[] => [
  ...aSettled(),
  happened('capacity.ImprovementPlanClosed', { ...whose, done: 1, dropped: 1 }),
];
