import { addDays, aMoment, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, people } from '../testing/record.ts';
import { decide, type StoryCommand } from './story.decider.ts';
import { story } from './story.state.ts';

const member = { unit: 'UG-402' };
const words = { title: 'Water', text: 'Words.' };
const command = fc.constantFrom<StoryCommand>(
  { name: 'draft', of: { organisation: bodies.applicant, ...words, themes: ['governance'] }, facts: { member } },
  { name: 'publish', of: words, facts: { ...words, member } },
  { name: 'publish', of: words, facts: { title: undefined, text: undefined, member } },
  { name: 'decline', of: { ground: 'some-ground' } },
  { name: 'withdraw' },
);
const step = fc.record({
  command,
  person: fc.constantFrom(people.applicant, people.officer),
  later: fc.integer({ min: -1, max: 3 }),
});

function live(steps: readonly { command: StoryCommand; person: string; later: number }[]) {
  const life = aLife(story);
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
const steps = fc.array(step, { maxLength: 12 });

describe('any life of a story', () => {
  it('is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { events, state } = live(sequence);
        expect(fold(story, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(story);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(live(sequence).events)),
      { numRuns: 600, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('is published by nobody who put it forward', () => {
    let published = 0;
    fc.assert(
      fc.property(steps, (sequence) => {
        const [first, ...rest] = live(sequence).events;
        for (const { type, actor } of rest) {
          if (type !== 'members.StoryPublished') continue;
          published += 1;
          expect(actor).not.toBe(first!.actor);
        }
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(published).toBeGreaterThan(25);
  });
});
