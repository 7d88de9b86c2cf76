import { addDays, aMoment, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, people } from '../testing/record.ts';
import { decide, type ReportCommand } from './report.decider.ts';
import { reportDigest } from './report-digest.ts';
import { report } from './report.state.ts';

const words = { title: 'A year', text: 'What became of our promises.' };
const figure = (measure: string) => `/views/dashboards/network/events?measure=${measure}&asOf=2025-12-31`;
const facts = { unitIsKnown: true, head: 1_000, corrected: undefined };
const of = fc.record({
  unit: fc.constantFrom('UG-402', 'UG-411'),
  asOf: fc.constant('2025-12-31'),
  knownAt: fc.integer({ min: 1, max: 1_001 }),
  figures: fc.array(fc.record({ figure: fc.constantFrom(figure('members'), figure('joined')), value: fc.integer() }), {
    maxLength: 3,
  }),
  title: fc.constant(words.title),
  text: fc.constant(words.text),
});
const command: fc.Arbitrary<ReportCommand> = fc.oneof(
  of.map((asked): ReportCommand => ({ name: 'draft', of: asked, facts })),
  fc.boolean().map((namesNoPrivatePerson): ReportCommand => ({
    ...{ name: 'publish', of: { ...words, namesNoPrivatePerson } },
    waiting: { ...words, digestOf: reportDigest },
  })),
  fc.constant<ReportCommand>({
    name: 'publish',
    of: { ...words, namesNoPrivatePerson: true },
    waiting: { title: undefined, text: undefined, digestOf: reportDigest },
  }),
  fc.constant<ReportCommand>({ name: 'decline', of: { ground: 'figures-disagree' } }),
);
const step = fc.record({
  command,
  person: fc.constantFrom(people.applicant, people.officer),
  later: fc.integer({ min: -1, max: 3 }),
});

function live(steps: readonly { command: ReportCommand; person: string; later: number }[]) {
  const life = aLife(report);
  let day = aMoment.today;
  for (const { command: next, person, later } of steps) {
    day = addDays(day, later);
    const ids: Record<string, string> = {
      title: '30000000-0000-4000-8000-000000000001',
      text: '30000000-0000-4000-8000-000000000002',
    };
    const given = { ...aMoment, today: day, effectiveOn: day, id: (name: string) => ids[name]! };
    life.take({ ...given, actor: { person, roles: ['secretariat'] } }, (state, now) => decide(next, state, now));
  }
  return life;
}
const steps = fc.array(step, { maxLength: 10 });

describe('any life of a report', () => {
  it('is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { events, state } = live(sequence);
        expect(fold(report, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(report);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(live(sequence).events)),
      { numRuns: 600, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('is published by nobody who drafted it, with a digest that anybody comes to', () => {
    let seen = 0;
    fc.assert(
      fc.property(steps, (sequence) => {
        const { events, state } = live(sequence);
        if (state.status !== 'published') return;
        seen += 1;
        expect(events.at(-1)!.actor).not.toBe(events[0]!.actor);
        expect(state.digest).toBe(reportDigest(JSON.parse(JSON.stringify(state))));
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(seen).toBeGreaterThan(25);
  });
});
