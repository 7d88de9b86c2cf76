import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, bodies, moment, people } from '../testing/record.ts';
import { release, take } from './payment-reference.decider.ts';
import { paymentReference } from './payment-reference.state.ts';

const someLife = fc.array(
  fc.record({ decide: fc.constantFrom(take, release), payment: fc.constantFrom(bodies.first, bodies.second) }),
  { maxLength: 15 },
);

function live(steps: readonly { decide: typeof take | typeof release; payment: string }[]) {
  const life = aLife(paymentReference);
  for (const { decide, payment } of steps) {
    const referred = {
      payment,
      method: 'mobile-money',
      reference: 'MP26-1',
      organisation: bodies.third,
      unit: 'UG-402',
    };
    life.take(moment(people.officer, '2026-03-02'), (state, given) => decide(state, referred, given));
  }
  return life;
}

describe('any life of a payment’s reference', () => {
  it('is the fold of its events, and stands for one payment at a time', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(paymentReference, events)).toEqual(state);
        events.forEach(({ type, data }, index) => {
          expect(type === 'members.PaymentReferenceTaken').toBe(index % 2 === 0);
          if (index % 2 === 1) expect(data.payment).toBe(events[index - 1]!.data.payment);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(paymentReference);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 200, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
