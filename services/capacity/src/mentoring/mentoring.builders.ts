import { aDocument, aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import type { AgreementFacts, AgreeMentoring } from './mentoring.decider.ts';
import type { MentoringEvent } from './mentoring.state.ts';

/** Mentorings made of events, for specs. */
export const GOAL = 'b2d3f4a5-6c7e-4f80-91a2-b3c4d5e6f708';
export const toAgree: AgreeMentoring = {
  unit: 'UG-402',
  mentor: { person: people.leader, name: 'Ada Example', organisation: bodies.farmers },
  mentee: { person: people.successor, name: 'Ben Example', organisation: bodies.women },
  goals: ['To chair a meeting that ends in time.'],
};
export const known: AgreementFacts = { unitKnown: true, organisations: [bodies.farmers, bodies.women] };

export const aMentoring = (): MentoringEvent[] => [
  happened('capacity.MentoringAgreed', {
    unit: 'UG-402',
    mentor: { person: people.leader, name: aPersonalRef(people.leader), organisation: bodies.farmers },
    mentee: { person: people.successor, name: aPersonalRef(people.successor), organisation: bodies.women },
    goals: [{ goal: GOAL, text: aDocument }],
  }),
];
export const aMeeting = (): MentoringEvent =>
  happened('capacity.MentoringMeetingHeld', { mode: 'in-person' as const, minutes: 90 }, '2026-02-20');
export const aCompletedMentoring = (): MentoringEvent[] => [
  ...aMentoring(),
  aMeeting(),
  happened(
    'capacity.MentoringCompleted',
    { goals: [{ goal: GOAL, outcome: 'reached' as const }], meetings: 1 },
    '2026-02-25',
  ),
];
export const anEndedMentoring = (): MentoringEvent[] => [
  ...aMentoring(),
  happened('capacity.MentoringEnded', { ground: 'mentee-moved', meetings: 0 }, '2026-02-25'),
];
