import { derivedId } from '@baraza/contracts';
import { addDays, aMoment, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, people } from '../testing/record.ts';
import { decide, type ProfileCommand } from './profile.decider.ts';
import { profile, type ProfileState } from './profile.state.ts';

const member = { name: 'Kyeizooba Farmers', unit: 'UG-402' };
const about = 'Words.';
const asked = { about, themes: ['governance'], links: ['https://example.org'] };
const step = fc.record({
  name: fc.constantFrom(
    'draft-first' as const,
    'draft-again' as const,
    'publish' as const,
    'decline' as const,
    'withdraw' as const,
  ),
  person: fc.constantFrom(people.applicant, people.officer),
  later: fc.integer({ min: -1, max: 3 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function commandOf(name: Step['name'], state: ProfileState): ProfileCommand {
  const draft = state.status === 'none' ? 'none' : (state.drafted?.draft ?? 'none');
  switch (name) {
    case 'draft-first':
      return { name, of: { ...asked, organisation: bodies.applicant }, facts: { member } };
    case 'draft-again':
      return { name, of: asked, facts: { member } };
    case 'publish':
      return { name, of: { draft, about }, facts: { member, drafted: about } };
    case 'decline':
      return { name, of: { draft, ground: 'some-ground' } };
    default:
      return { name };
  }
}

function live(steps: readonly Step[]) {
  const life = aLife(profile);
  let day = aMoment.today;
  steps.forEach(({ name, person, later }, index) => {
    day = addDays(day, later);
    const given = { ...aMoment, today: day, effectiveOn: day, id: (of: string) => derivedId(String(index), of) };
    life.take({ ...given, actor: { person, roles: ['secretariat'] } }, (state, now) =>
      decide(commandOf(name, state), state, now),
    );
  });
  return life;
}
const steps = fc.array(step, { maxLength: 25, size: 'max' });

describe('any life of a profile', () => {
  it('is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { events, state } = live(sequence);
        expect(fold(profile, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(profile);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(live(sequence).events)),
      { numRuns: 400, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('is published by nobody who put it forward', () => {
    let published = 0;
    fc.assert(
      fc.property(steps, (sequence) => {
        const by = new Map<string, string>();
        for (const { type, data, actor } of live(sequence).events) {
          if (type === 'members.ProfileDrafted') by.set(data.draft, actor);
          if (type !== 'members.ProfilePublished') continue;
          published += 1;
          expect(by.get(data.draft)).not.toBe(actor);
        }
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(published).toBeGreaterThan(50);
  });
});
