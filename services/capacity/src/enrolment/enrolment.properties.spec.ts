import { FIRST_TERMS } from '@baraza/contracts';
import { assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { lived, people, someLife } from '../testing/record.ts';
import { applyFacts, completionFacts, MEMBERSHIP, NEXT, one, SESSION, toApply, two } from './enrolment.builders.ts';
import { decide, type EnrolmentCommand } from './enrolment.decider.ts';
import { enrolment } from './enrolment.state.ts';

const facts = fc.constantFrom('internal-governance' as const, 'campaign-launch' as const).map((track) => ({
  ...applyFacts,
  cohort: { ...applyFacts.cohort!, lastDay: '2030-01-01' },
  programme: { ...applyFacts.programme!, track },
}));
const assignment = { title: 'Clean water', cause: 'Boreholes stand dry', unit: 'UG-402', themes: ['social-justice'] };
const anyMark = fc.constantFrom('present' as const, 'excused' as const, 'unexcused' as const);
const ground = { ground: 'no-time' };

const anyCommand: fc.Arbitrary<EnrolmentCommand> = fc.oneof(
  { weight: 3, arbitrary: facts.map((known) => ({ name: 'apply' as const, of: toApply, facts: known })) },
  fc.constant({ name: 'join-participant' as const, of: { name: 'Ben Invented', people: two } }),
  fc.constant({ name: 'leave-participant' as const, of: { participant: people.leader, people: one } }),
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constantFrom(...(['select', 'wait-list', 'begin-with-cohort', 'give-freed-place', 'lift'] as const)),
    }),
  },
  fc.constant({ name: 'begin' as const, facts: { cohortIsRunning: true } }),
  fc.constantFrom('decline' as const, 'dismiss' as const).map((name) => ({ name, of: ground })),
  fc.constant({ name: 'withdraw' as const, of: ground }),
  fc.boolean().map((onlyAsking) => ({ name: 'cancel' as const, of: { ...ground, onlyAsking } })),
  { weight: 2, arbitrary: fc.constant({ name: 'hold' as const, of: ground }) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('hold-for-membership' as const, 'lift-for-membership' as const)
      .map((name) => ({ name, membership: MEMBERSHIP })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      name: fc.constant('note-attendance' as const),
      of: fc.record({
        session: fc.constantFrom(SESSION, NEXT),
        on: fc.constantFrom('2026-02-10', '2026-03-10'),
        marks: anyMark.map((mark) => [{ participant: people.leader, mark }]),
      }),
      terms: fc.constant({ requiredPercent: 50, flagAfter: 1 }),
    }),
  },
  fc.constant({ name: 'test' as const, of: { before: 40, after: 75 } }),
  {
    weight: 3,
    arbitrary: fc.constantFrom({}, { assignment }).map((of) => ({
      name: 'complete' as const,
      of,
      facts: { ...completionFacts, terms: { ...FIRST_TERMS, attendance: { requiredPercent: 0, flagAfter: 1 } } },
    })),
  },
  fc
    .constantFrom('behaviour' as const, 'results' as const)
    .map((level) => ({ name: 'report-follow-up' as const, of: { level, finding: 'mostly' as const } })),
  fc
    .constantFrom('behaviour' as const, 'results' as const)
    .map((level) => ({ name: 'waive-follow-up' as const, of: { level, ...ground } })),
);
/** Lives begin with so much of a course, so that what comes after each step of it is lived too. */
const course = (known: typeof applyFacts): readonly EnrolmentCommand[] => [
  { name: 'apply', of: toApply, facts: known },
  { name: 'select' },
  { name: 'begin-with-cohort' },
  {
    name: 'complete',
    of: known.programme?.track === 'campaign-launch' ? { assignment } : {},
    facts: completionFacts,
  },
];
const someSteps = fc
  .tuple(facts, fc.nat(4), someLife(anyCommand, { days: 60, most: 20 }))
  .map(([known, from, steps]) => [
    ...course(known)
      .slice(0, from)
      .map((command) => ({ command, person: people.officer as string, days: 1 })),
    ...steps,
  ]);
const live = (steps: Parameters<typeof lived<EnrolmentCommand, never, never>>[1]) => lived(enrolment, steps, decide);

describe('any life of an enrolment', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { events, state } = live(steps);
        expect(fold(enrolment, events)).toEqual(state);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(enrolment);
    fc.assert(
      fc.property(someSteps, (steps) => watch.follow(live(steps).events)),
      { numRuns: 3_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someSteps, fc.array(fc.nat(1_500), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(enrolment, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['enrolment.behaviour-due', 'enrolment.results-due']);
  });

  it('rests for each cause once, and goes on as what it was', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const { states } = live(steps);
        states.forEach((state, index) => {
          const before = states[index - 1];
          if (state.status === 'on-hold') {
            const kinds = state.causes.map(({ kind }) => kind);
            expect(new Set(kinds).size).toBe(kinds.length);
          } else if (before?.status === 'on-hold' && ['selected', 'active', 'wait-listed'].includes(state.status)) {
            expect(state.status).toBe(before.heldAs);
          }
        });
      }),
    );
  });
});
