import { CIVIC_SPACE_RATINGS, derivedId, everyContract, showsMore } from '@baraza/contracts';
import { addDays, aMoment, type Decided, type Deciding, DiagramWatch, fold, type Happened, Life } from '@baraza/domain';
import fc from 'fast-check';
import { type CivicSpaceCommand, decide } from './civic-space.decider.ts';
import { civicSpace, type CivicSpaceState } from './civic-space.state.ts';

const persons = ['00000000-0000-4000-8000-000000000101', '00000000-0000-4000-8000-000000000102'] as const;
const sources = [{ name: 'A report' }];
const rating = fc.constantFrom(...CIVIC_SPACE_RATINGS);
const step = fc.record({
  name: fc.constantFrom(
    'rate-first' as const,
    'rate' as const,
    'rate' as const,
    'confirm' as const,
    'decline' as const,
  ),
  rating,
  who: fc.constantFrom(...persons),
  later: fc.integer({ min: -1, max: 5 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function commandOf({ name, rating: to }: Step, state: CivicSpaceState): CivicSpaceCommand {
  const of = { rating: to, sources, narrative: 'Words.' };
  const proposal = state.status === 'none' ? 'none' : (state.proposed?.proposal ?? 'none');
  if (name === 'rate-first') return { name, of: { ...of, unit: 'UG-402' }, facts: { unitKnown: true } };
  if (name === 'rate') return { name, of };
  return name === 'confirm' ? { name, of: { proposal } } : { name, of: { proposal, ground: 'some-ground' } };
}

function recorded({ type, data, effectiveOn }: Decided, { now, actor }: Deciding): Happened {
  const sealed = Object.fromEntries(
    Object.entries(data as object).map(([name, value]) =>
      name === 'narrative' ? [name, { subject: derivedId('text'), commitment: 'A'.repeat(43) }] : [name, value],
    ),
  );
  expect(everyContract.faults(everyContract.latest(type)!, sealed)).toEqual([]);
  return { type, data: sealed, effectiveOn, time: now, actor: actor.person };
}

function live(steps: readonly Step[]) {
  const life = new Life(civicSpace, recorded);
  let day = aMoment.today;
  steps.forEach((one, index) => {
    day = addDays(day, one.later);
    const given: Deciding = {
      ...aMoment,
      ...{ today: day, effectiveOn: day, actor: { person: one.who, roles: ['secretariat'] } },
      id: (name) => derivedId(String(index), name),
    };
    life.take(given, (state, now) => decide(commandOf(one, state), state, now));
  });
  return life;
}
const steps = fc.array(step, { maxLength: 25, size: 'max' });

describe('any life of the civic space of a unit', () => {
  it('throws nothing but a Rejection, and is the fold of its events, each of which fits its contract', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const { events, state } = live(sequence);
        expect(fold(civicSpace, events)).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(civicSpace);
    fc.assert(
      fc.property(steps, (sequence) => watch.follow(live(sequence).events)),
      { numRuns: 400, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('never has public pages show more by one person alone', () => {
    let opened = 0;
    fc.assert(
      fc.property(steps, (sequence) => {
        const { events, states } = live(sequence);
        events.forEach(({ type, data, actor }, index) => {
          const before = states[index]!;
          if (type !== 'campaigns.CivicSpaceRated') return;
          const inForce = before.status === 'rated' ? before.rating : undefined;
          if (!showsMore(data.rating, inForce)) return;
          opened += 1;
          expect(before.status === 'none' ? undefined : before.proposed?.by).not.toBe(actor);
          expect(data.proposal).toEqual(expect.any(String));
        });
      }),
      { numRuns: 400, seed: 7 },
    );
    expect(opened).toBeGreaterThan(50);
  });
});
