import { addDays, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import { decide, pendingOf, type ProtectionCommand } from './protection.decider.ts';
import { protection } from './protection.state.ts';

const id = '20000000-0000-4000-8000-000000000001';
const of = fc.constant({ id });
const ground = fc.record({ id: fc.constant(id), ground: fc.constant('own-wish') });
const officer = fc.constantFrom(people.secretariat, people.board);
const anyCommand: fc.Arbitrary<ProtectionCommand> = fc.oneof(
  fc.record({
    name: fc.constant('propose' as const),
    of: fc.oneof(
      fc.constant({ id, unit: 'UG-402', sealed: '20000000-0000-4000-8000-000000000003' }),
      fc.constant({ id, unit: 'UG-402', organisation: '20000000-0000-4000-8000-000000000004' }),
    ),
  }),
  fc.record({
    name: fc.constant('propose-membership' as const),
    of: fc.record({ id: fc.constant(id), category: fc.constantFrom('full', 'associate') }),
    categories: fc.constant(['full']),
  }),
  fc.record({ name: fc.constant('propose-end-of-membership' as const), of: ground }),
  fc.record({ name: fc.constant('propose-lift' as const), of: ground }),
  ...[1, 2].map(() =>
    fc.record({
      name: fc.constant('confirm' as const),
      of,
      facts: fc.record({ proposer: fc.option(officer, { nil: undefined }), officer }),
    }),
  ),
  fc.record({ name: fc.constant('decline' as const), of }),
);
const anyLife = fc.array(fc.record({ command: anyCommand, later: fc.nat(9) }), { maxLength: 30, size: 'max' });

function live(steps: readonly { command: ProtectionCommand; later: number }[]) {
  const life = aLife(protection);
  let day = '2026-03-02';
  for (const { command, later } of steps) {
    day = addDays(day, later);
    const now = { ...moment(people.secretariat, day), id: () => '20000000-0000-4000-8000-000000000002' };
    life.take(now, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a protection', () => {
  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(protection);
    fc.assert(
      fc.property(anyLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('is the fold of its events, which name no unit finer and no tag, and nothing waits once it is over', () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(protection, events)).toEqual(state);
        if (state.status === 'lifted' || state.status === 'declined') expect(pendingOf(state)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('takes no step but the one that was proposed right before', () => {
    const after: Readonly<Record<string, RegExp>> = {
      'members.ProtectionConfirmed': /ProtectionProposed$/,
      'members.ProtectedMembershipBegan': /ProtectedMembershipProposed$/,
      'members.ProtectedMembershipEnded': /(EndProposed|LiftProposed)$/,
      'members.ProtectionLifted': /(LiftProposed|ProtectedMembershipEnded)$/,
      'members.ProtectionStepDeclined': /Proposed$/,
    };
    fc.assert(
      fc.property(anyLife, (steps) => {
        const types = live(steps).events.map(({ type }) => type);
        types.forEach((type, index) => {
          const before = after[type];
          if (before !== undefined) expect(types[index - 1]).toMatch(before);
        });
      }),
      { numRuns: 300 },
    );
  });
});
