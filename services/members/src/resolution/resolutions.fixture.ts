import { aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import type { AdoptionFacts, AdoptResolution, LaterFacts } from './resolution.commands.pure.ts';
import type { ResolutionEvent } from './resolution.state.ts';

/** Resolutions made of events, for specs. */

export const CONVENING = '40000000-0000-4000-8000-000000000001';
export const LATER = '40000000-0000-4000-8000-000000000002';
export const TEXT = 'The forum opens a programme on leadership transition for its members.';
export const whose = { unit: 'UG-402', convening: CONVENING, number: 'UG-402/2026/03' };

export const anAdoption: AdoptResolution = {
  convening: CONVENING,
  number: 'UG-402/2026/03',
  themes: ['governance'],
  owner: { kind: 'organisation', organisation: bodies.first },
  dueOn: '2026-06-30',
  promisee: { kind: 'members' },
};
export const adoptionFacts: AdoptionFacts = {
  convening: { unit: 'UG-402', heldOn: '2026-02-28' },
  organisations: new Set([bodies.first, bodies.second]),
  themes: ['governance'],
};
export const laterFacts: LaterFacts = { convening: { unit: 'WAN', heldOn: '2026-05-30' }, covers: true };

export const anAdoptedResolution = (): ResolutionEvent[] => [
  happened(
    'members.ResolutionAdopted',
    {
      ...whose,
      themes: ['governance'],
      owner: { kind: 'organisation' as const, organisation: bodies.first },
      dueOn: '2026-06-30',
      promisee: { kind: 'members' as const },
    },
    '2026-02-28',
    people.officer,
  ),
];
export const aResolutionWithText = (): ResolutionEvent[] => [
  ...anAdoptedResolution(),
  happened(
    'members.ResolutionTextProposed',
    { ...whose, text: aPersonalRef('20000000-0000-4000-8000-000000000001') },
    '2026-03-01',
    people.officer,
  ),
];
export const aPublishedResolution = (): ResolutionEvent[] => [
  ...aResolutionWithText(),
  happened('members.ResolutionTextPublished', { ...whose, text: TEXT }, '2026-03-01', people.secretariat),
];
export const aResolutionUnderWay = (): ResolutionEvent[] => [
  ...anAdoptedResolution(),
  happened('members.ResolutionProgressNoted', { ...whose, percent: 60 }, '2026-03-01', people.endorser),
];
export const anOverdueResolution = (): ResolutionEvent[] => [
  ...aResolutionUnderWay(),
  happened(
    'members.ResolutionOverdue',
    { ...whose, dueOn: '2026-06-30', organisation: bodies.first },
    '2026-07-01',
    people.secretariat,
  ),
];
export const aFulfilledResolution = (): ResolutionEvent[] => [
  ...aResolutionUnderWay(),
  happened('members.ResolutionFulfilled', { ...whose, dueOn: '2026-06-30', isLate: false }, '2026-03-02'),
];
