import { bodies, happened } from '../testing/record.ts';
import type { AdoptPlan, PlanToSay } from './succession-plan.decider.ts';
import type { SuccessionPlanEvent } from './succession-plan.state.ts';

/** Succession plans made of events, for specs. */
export const whose = { organisation: bodies.farmers, unit: 'UG-402', office: 'executive-director' };
export const toSay = {
  cover: [{ office: 'programme-manager' }, { office: 'treasurer' }],
  activatedBy: 'board',
  reviewMonths: 12,
} satisfies PlanToSay;
export const anAdoption: AdoptPlan = { ...toSay, organisation: whose.organisation, office: whose.office };
const says = { ...whose, ...toSay, cover: [...toSay.cover], reviewBy: '2027-02-02' };

export const aPlan = (): SuccessionPlanEvent[] => [happened('capacity.SuccessionPlanAdopted', says)];
export const aPlanDueForReview = (): SuccessionPlanEvent[] => [
  ...aPlan(),
  happened('capacity.SuccessionPlanReviewFellDue', { ...whose, lastReviewedOn: '2026-02-02' }, '2027-02-02'),
];
export const anActivatedPlan = (before = aPlan(), on = '2026-02-20'): SuccessionPlanEvent[] => [
  ...before,
  happened(
    'capacity.EmergencyCoverActivated',
    { ...whose, cover: 'treasurer', activatedBy: 'board', ground: 'illness' },
    on,
  ),
];
export const anEndedPlan = (): SuccessionPlanEvent[] => [
  ...aPlan(),
  happened('capacity.SuccessionPlanEnded', { ...whose, ground: 'office-abolished' }, '2026-02-20'),
];
