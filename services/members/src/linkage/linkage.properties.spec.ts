import { addDays, aMoment, type Actor, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, people } from '../testing/record.ts';
import type { LinkageCommand } from './linkage.commands.pure.ts';
import { decide } from './linkage.decider.ts';
import { linkage } from './linkage.state.ts';

const { applicant: from, first: to } = bodies;
const side = fc.constantFrom(from, to);
const actor = fc.constantFrom<Actor>(
  { person: people.applicant, roles: ['member-representative'], organisation: from },
  { person: people.endorser, roles: ['member-representative'], organisation: to },
  { person: people.officer, roles: ['unit-officer'] },
);
const step = fc.record({
  name: fc.constantFrom(
    ...([
      'propose',
      'propose',
      'accept',
      'accept',
      'decline',
      'propose-renewal',
      'renew',
      'end',
      'tell-outcome',
    ] as const),
  ),
  by: side,
  actor,
  later: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 5 }) }, { weight: 1, arbitrary: fc.constant(40) }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function commandOf({ name, by }: Step, day: string): LinkageCommand {
  switch (name) {
    case 'propose':
      return {
        name,
        of: { from, to, by, kind: 'referral', until: addDays(day, 30), purpose: 'Words.' },
        facts: { unit: 'UG-402', toKnown: true },
      };
    case 'decline':
    case 'end':
      return { name, of: { by, ground: 'some-ground' } };
    case 'propose-renewal':
      return { name, of: { by, until: addDays(day, 60) } };
    case 'tell-outcome':
      return { name, of: { by, result: 'achieved', narrative: 'Words.' } };
    default:
      return { name, of: { by } };
  }
}

function live(steps: readonly Step[]) {
  const life = aLife(linkage);
  let day = aMoment.today;
  for (const one of steps) {
    day = addDays(day, one.later);
    const id = (name: string) => `30000000-0000-4000-8000-${String(name.length).padStart(12, '0')}`;
    const given = { ...aMoment, today: day, effectiveOn: day, actor: one.actor, id };
    life.take(given, (state, now) => decide(commandOf(one, day), state, now));
  }
  return life;
}
const steps = fc.array(step, { maxLength: 25, size: 'max' });

describe('any life of a linkage', () => {
  it('is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { events, state } = live(sequence);
        expect(fold(linkage, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(linkage);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(live(sequence).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(steps, fc.array(fc.nat(200), { minLength: 1, maxLength: 5 }), (sequence, days) => {
        for (const state of live(sequence).states) {
          for (const rule of assertCalendarLaw(linkage, state, datesFrom(aMoment.today, days))) taken.add(rule);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
    expect([...taken]).toEqual(['linkage.runs-out']);
  });
});
