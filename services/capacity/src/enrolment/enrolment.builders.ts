import { FIRST_TERMS } from '@baraza/contracts';
import { COHORT, PROGRAMME } from '../cohort/cohort.builders.ts';
import { aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import type { Apply, ApplyFacts } from './enrolment.applying.ts';
import type { CompletionFacts } from './enrolment.learning.ts';
import type { EnrolmentEvent } from './enrolment.state.ts';

/** States for specs, made of events. Fixed values. */
export const MEMBERSHIP = '4e6a8c0b-2d1f-4a3c-8b5d-9f7e1c3a5b70';
export const SESSION = '9a1c3e5f-7b2d-4f6a-8c0e-1d3f5a7b9c20';
export const NEXT = '9a1c3e5f-7b2d-4f6a-8c0e-1d3f5a7b9c21';
export const one = { women: 1, men: 0, youth: 0, personsWithDisabilities: 0, total: 1 };
export const two = { ...one, women: 2, total: 2 };

export const toApply: Apply = {
  cohort: COHORT,
  enrolled: { kind: 'organisation', organisation: bodies.farmers },
  participants: [{ participant: people.leader, name: 'Ada Invented' }],
  people: one,
};
export const applyFacts: ApplyFacts = {
  cohort: { programme: PROGRAMME, unit: 'UG-402', isPlanned: true, lastDay: '2026-03-16' },
  programme: { isOpen: true, track: 'internal-governance', terms: FIRST_TERMS },
  organisation: { unit: 'UG-411', kind: 'cbo', membership: MEMBERSHIP, isMember: true },
  homeKnown: true,
};
export const completionFacts: CompletionFacts = { terms: FIRST_TERMS, assignmentUnitKnown: true };

export const whose = {
  programme: PROGRAMME,
  cohort: COHORT,
  unit: 'UG-402',
  enrolled: { kind: 'organisation' as const, organisation: bodies.farmers },
};
export const anApplication = (more: object = {}): EnrolmentEvent[] => [
  happened('capacity.EnrolmentApplied', {
    ...whose,
    ...{ track: 'internal-governance', home: 'UG-411', membership: MEMBERSHIP },
    participants: [{ participant: people.leader, name: aPersonalRef(people.leader) }],
    people: one,
    ...more,
  } as Extract<EnrolmentEvent, { type: 'capacity.EnrolmentApplied' }>['data']),
];
export const waitListed = (): EnrolmentEvent[] => [...anApplication(), happened('capacity.EnrolmentWaitListed', whose)];
export const selected = (more: object = {}): EnrolmentEvent[] => [
  ...anApplication(more),
  happened('capacity.EnrolmentSelected', whose),
];
export const active = (more: object = {}): EnrolmentEvent[] => [
  ...selected(more),
  happened('capacity.EnrolmentBegun', whose),
];
export const onHold = (past: readonly EnrolmentEvent[], membership?: string): EnrolmentEvent[] => [
  ...past,
  happened('capacity.EnrolmentPutOnHold', {
    ...whose,
    cause:
      membership === undefined
        ? { kind: 'decision' as const, ground: 'trainer-away' }
        : { kind: 'membership' as const, membership },
  }),
];
export const noted = (session: string, on: string, mark: 'present' | 'excused' | 'unexcused'): EnrolmentEvent =>
  happened('capacity.EnrolmentAttendanceNoted', {
    ...whose,
    session,
    on,
    marks: [{ participant: people.leader, mark }],
  });
export const completed = (): EnrolmentEvent[] => [
  ...active(),
  happened('capacity.EnrolmentCompleted', {
    ...whose,
    people: one,
    certificates: [{ code: '7K3M-9QXW-2B4D-HT6R', holder: whose.enrolled }],
    followUps: [
      { level: 'behaviour' as const, dueOn: '2026-08-01' },
      { level: 'results' as const, dueOn: '2027-02-02' },
    ],
  }),
];
export const declined = (): EnrolmentEvent[] => [
  ...anApplication(),
  happened('capacity.EnrolmentDeclined', { ...whose, ground: 'not-eligible' }),
];
