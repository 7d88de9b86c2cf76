import { aDocument, bodies, happened } from '../testing/record.ts';
import type { AdoptInnovation, AdoptionFacts } from './adoption.decider.ts';
import type { AdoptionEvent } from './adoption.state.ts';

/** Adoptions made of events, for specs. */
export const INNOVATION = 'e5f60718-293a-4b4c-8d5e-6f708192a3b4';
export const who = { innovation: INNOVATION, organisation: bodies.women, unit: 'UG-411' };
export const toAdopt: AdoptInnovation = { innovation: INNOVATION, organisation: bodies.women };
export const shared: AdoptionFacts = { unit: 'UG-411', isShared: true, owners: [bodies.farmers] };

export const anAdoption = (): AdoptionEvent[] => [
  happened('capacity.InnovationAdopted', { ...who, reportBy: '2026-08-02' }),
];
export const aReport = (): AdoptionEvent =>
  happened('capacity.AdoptionReported', { ...who, finding: 'worked' as const, report: aDocument }, '2026-02-20');
export const anEndedAdoption = (): AdoptionEvent[] => [
  ...anAdoption(),
  happened('capacity.AdoptionEnded', { ...who, ground: 'funds-ended' }, '2026-02-20'),
];
