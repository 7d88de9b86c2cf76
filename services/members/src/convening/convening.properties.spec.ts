import { derivedId } from '@baraza/contracts';
import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import type { ConveningCommand } from './convening.commands.pure.ts';
import { decide } from './convening.decider.ts';
import { convening } from './convening.state.ts';
import { aCall, attendance, callingFacts, members, REPORT } from './convenings.fixture.ts';

const everybody = Object.values(bodies);
const facts = { known: new Set(everybody), members: new Set(members) };
const some = fc.subarray(everybody, { minLength: 1 });
const calling: ConveningCommand = { name: 'call', of: { ...aCall, on: '2026-02-20' }, facts: callingFacts };
const anyCommand: fc.Arbitrary<ConveningCommand> = fc.oneof(
  fc.constant(calling),
  fc.constant<ConveningCommand>({
    name: 'set-agenda',
    of: { items: [{ kind: 'discussion', title: 'What to do next' }] },
  }),
  fc.record({
    name: fc.constant('invite' as const),
    of: fc.record({ as: fc.constantFrom('member' as const, 'guest' as const), organisations: some }),
    facts: fc.constant(facts),
  }),
  fc.record({ name: fc.constant('invite-members' as const), members: fc.constantFrom(members, []) }),
  fc.record({
    name: fc.constant('answer' as const),
    of: fc.record({
      organisation: fc.constantFrom(...everybody),
      answer: fc.constantFrom('coming' as const, 'not-coming' as const),
      delegates: fc.integer({ min: 0, max: 3 }),
    }),
  }),
  fc.record({
    name: fc.constant('postpone' as const),
    of: fc.record({ on: fc.constantFrom('2026-03-20', '2026-05-01'), ground: fc.constant('no-venue') }),
  }),
  fc.constant<ConveningCommand>({ name: 'cancel', of: { ground: 'insecurity' } }),
);
/** What brings a convening to its end. */
const anyEnd: fc.Arbitrary<ConveningCommand> = fc.oneof(
  fc.record({
    name: fc.constant('hold' as const),
    of: fc.record({ present: fc.subarray(everybody), attendance: fc.constant(attendance) }),
  }),
  fc.constant<ConveningCommand>({ name: 'propose-report', of: { report: REPORT } }),
  fc.record({
    name: fc.constant('publish-report' as const),
    of: fc.record({ report: fc.constant(REPORT), namesNoPrivatePerson: fc.boolean() }),
    facts: fc.constantFrom({ proposed: REPORT }, { proposed: undefined }),
  }),
);
const step = (command: fc.Arbitrary<ConveningCommand>) =>
  fc.record({
    command,
    person: fc.constantFrom(people.secretariat, people.officer),
    days: fc.integer({ min: 0, max: 8 }),
  });
/** Most begin by being called, so that there is a life to speak of. */
const someLife = fc
  .tuple(
    fc.array(step(anyCommand), { maxLength: 1 }),
    step(fc.constant(calling)),
    fc.array(step(fc.oneof(anyCommand, anyEnd)), { maxLength: 20 }),
    fc.array(step(anyEnd), { maxLength: 8 }),
  )
  .map(([before, called, after, ending]) => [...before, called, ...after, ...ending]);

function live(steps: readonly { command: ConveningCommand; person: string; days: number }[]) {
  const life = aLife(convening);
  let date = '2026-02-01';
  for (const { command, person, days } of steps) {
    date = addDays(date, days);
    const id = (name: string): string => derivedId('spec', date, name);
    life.take({ ...moment(person, date), today: date, id }, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a convening', () => {
  it('answers every command with events that fit their contract or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(convening, events)).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(convening);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 2_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-02-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(convening, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken]).toEqual(['convening.record-due']);
  });

  it('counts for its quorum none but members that it invited, and is reported by two', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        if ('heldOn' in state) {
          expect(state.membersPresent).toBeLessThanOrEqual(state.membersInvited);
          expect(state.quorate).toBe(state.membersPresent >= state.membersNeeded && state.membersNeeded > 0);
        }
        const by = (type: string) => events.findLast((event) => event.type === type)?.actor;
        const published = by('members.ConveningReported');
        if (published !== undefined) expect(published).not.toBe(by('members.ConveningReportProposed'));
      }),
      { numRuns: 500 },
    );
  });
});
