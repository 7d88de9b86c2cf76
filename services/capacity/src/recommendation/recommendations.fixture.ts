import { bodies, happened } from '../testing/assessing.ts';
import type { RecommendationEvent, Recommended } from './recommendation.state.ts';

/** Recommendations made of events, for specs. */
export const ENROLMENT = '4d5e6f70-8192-4a3b-8c4d-5e6f70819203';
export const whose = {
  organisation: bodies.own,
  unit: 'UG-402',
  programme: '2f3e4d5c-6b7a-4889-9a0b-1c2d3e4f5061',
};
export const recommended: Recommended = {
  ...whose,
  track: 'internal-governance',
  because: ['domain-below-two'],
  assessment: '3c4d5e6f-7081-4a2b-9c3d-4e5f60718293',
  domains: ['governance'],
  until: '2026-09-30',
};
export const aRecommended = (): RecommendationEvent[] => [happened('capacity.ProgrammeRecommended', recommended)];
export const closed = {
  takenUp: (): RecommendationEvent[] => [
    ...aRecommended(),
    happened('capacity.RecommendationTakenUp', { ...whose, enrolment: ENROLMENT }),
  ],
  declined: (): RecommendationEvent[] => [
    ...aRecommended(),
    happened('capacity.RecommendationDeclined', { ...whose, ground: 'no-time-now' }),
  ],
  lapsed: (): RecommendationEvent[] => [...aRecommended(), happened('capacity.RecommendationLapsed', whose)],
};
