import { derivedId } from '@baraza/contracts';
import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import type { ResolutionCommand } from './resolution.commands.pure.ts';
import { decide } from './resolution.decider.ts';
import { resolution } from './resolution.state.ts';
import { adoptionFacts, anAdoption, LATER, laterFacts, TEXT } from './resolutions.fixture.ts';

const adopting: ResolutionCommand = { name: 'adopt', of: anAdoption, facts: adoptionFacts };
const laterOr = fc.constantFrom(laterFacts, { ...laterFacts, covers: false }, { convening: undefined, covers: false });
const anyCommand: fc.Arbitrary<ResolutionCommand> = fc.oneof(
  fc.constant(adopting),
  fc.constant<ResolutionCommand>({ name: 'propose-text', of: { text: TEXT } }),
  fc.record({
    name: fc.constant('publish-text' as const),
    of: fc.record({ text: fc.constant(TEXT), namesNoPrivatePerson: fc.boolean() }),
    facts: fc.constantFrom({ proposed: TEXT }, { proposed: undefined }),
  }),
  fc.record({
    name: fc.constant('note-progress' as const),
    of: fc.record({
      percent: fc.integer({ min: 0, max: 100 }),
      note: fc.constantFrom<string | undefined>(undefined, 'It has its budget.'),
    }),
  }),
  fc.record({
    name: fc.constant('reschedule' as const),
    of: fc.record({
      by: fc.constant(LATER),
      dueOn: fc.constantFrom('2026-06-30', '2026-09-30', '2026-12-15'),
      ground: fc.constant('funds-came-late'),
    }),
    facts: laterOr,
  }),
);
/** What ends it comes less often, so that there is a life before. */
const anyEnd: fc.Arbitrary<ResolutionCommand> = fc.oneof(
  fc.constant<ResolutionCommand>({ name: 'fulfil' }),
  fc.record({
    name: fc.constant('end' as const),
    of: fc.constant({ by: LATER, ground: 'superseded' as const }),
    facts: laterOr,
  }),
);
const step = (command: fc.Arbitrary<ResolutionCommand>) =>
  fc.record({
    command,
    person: fc.constantFrom(people.secretariat, people.officer),
    days: fc.integer({ min: 0, max: 40 }),
  });
const someLife = fc
  .tuple(
    fc.array(step(anyCommand), { maxLength: 1 }),
    step(fc.constant(adopting)),
    fc.array(step(anyCommand), { maxLength: 15 }),
    fc.array(step(anyEnd), { maxLength: 2 }),
    fc.array(step(anyCommand), { maxLength: 3 }),
  )
  .map(([before, first, after, ending, rest]) => [...before, first, ...after, ...ending, ...rest]);

function live(steps: readonly { command: ResolutionCommand; person: string; days: number }[]) {
  const life = aLife(resolution);
  let date = '2026-03-01';
  for (const { command, person, days } of steps) {
    date = addDays(date, days);
    const id = (name: string): string => derivedId('spec', date, name);
    life.take({ ...moment(person, date), today: date, id }, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a resolution', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(resolution, events)).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(resolution);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(500), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-03-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(resolution, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken]).toEqual(['resolution.overdue']);
  });

  it('is published by two, found carried out by another than reported it, and never followed past its end', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events } = live(steps);
        events.forEach((event, index) => {
          const before = (type: string) => events.slice(0, index).findLast((one) => one.type === type);
          if (event.type === 'members.ResolutionTextPublished') {
            expect(before('members.ResolutionTextProposed')?.actor).not.toBe(event.actor);
          }
          if (event.type === 'members.ResolutionFulfilled') {
            expect(before('members.ResolutionProgressNoted')?.actor).not.toBe(event.actor);
          }
        });
        const ended = events.findIndex(({ type }) => /Fulfilled|Ended/.test(type));
        const after = ended < 0 ? [] : events.slice(ended + 1);
        expect(after.filter(({ type }) => !type.includes('Text'))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
