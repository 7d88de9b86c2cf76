import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import type { DuesScheduleCommand } from './dues-schedule.commands.pure.ts';
import { decide } from './dues-schedule.decider.ts';
import { DUES_SCHEDULE_STATUSES, duesSchedule, type DuesTerms } from './dues-schedule.state.ts';

const terms: DuesTerms = {
  unit: 'WAN',
  title: 'Dues of 2026',
  from: '2026-01-01',
  until: '2026-12-31',
  lines: [{ category: 'full', unit: 'WAN', amount: { minor: 200_000, currency: 'UGX' } }],
};
const anyCommand: fc.Arbitrary<DuesScheduleCommand> = fc.oneof(
  fc.record({
    name: fc.constant('propose' as const),
    of: fc.constantFrom(terms, terms, { ...terms, until: '2025-12-31' }),
    facts: fc.constant({ categories: ['full'], known: ['WAN'], covered: ['WAN'] }),
  }),
  fc.record({ name: fc.constant('adopt' as const) }),
  fc.record({ name: fc.constant('withdraw' as const) }),
  fc.record({
    name: fc.constant('end' as const),
    of: fc.record({
      until: fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days)),
      ground: fc.constant('replaced'),
    }),
  }),
);
const someLife = fc.array(
  fc.record({
    command: anyCommand,
    person: fc.constantFrom(people.secretariat, people.board),
    later: fc.integer({ min: -2, max: 9 }),
  }),
  { maxLength: 15, size: 'max' },
);

function live(steps: readonly { command: DuesScheduleCommand; person: string; later: number }[]) {
  const life = aLife(duesSchedule);
  let day = '2026-01-10';
  for (const { command, person, later } of steps) {
    day = addDays(day, later);
    life.take(moment(person, day), (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a schedule of dues', () => {
  it('is the fold of its events, is adopted by somebody else than proposed it, and only grows shorter', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state, states } = live(steps);
        expect(fold(duesSchedule, events)).toEqual(state);
        for (const { status } of states) expect(DUES_SCHEDULE_STATUSES).toContain(status);
        const adoption = events.find(({ type }) => type === 'members.DuesScheduleAdopted');
        if (adoption !== undefined) expect(adoption.actor).not.toBe(events[0]!.actor);
        const ends = [terms.until].concat(
          events.flatMap((event) => (event.type === 'members.DuesScheduleEnded' ? [event.data.until] : [])),
        );
        ends.slice(1).forEach((until, index) => expect(until < ends[index]!).toBe(true));
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(duesSchedule);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
