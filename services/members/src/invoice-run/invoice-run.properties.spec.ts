import { invoiceRunMade } from '@baraza/contracts';
import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import { made } from './invoice-run.decider.ts';
import { invoiceRun } from './invoice-run.state.ts';

const someLife = fc.array(fc.constantFrom(people.officer, people.secretariat), { maxLength: 4 });

function live(persons: readonly string[]) {
  const life = aLife(invoiceRun);
  for (const person of persons) {
    life.take(moment(person, '2026-03-02'), (state, given) => made(state, invoiceRunMade.example, given));
  }
  return life;
}

describe('any life of a run of invoices', () => {
  it('is the fold of its events, and stands on record once', () => {
    fc.assert(
      fc.property(someLife, (persons) => {
        const { events, state } = live(persons);
        expect(fold(invoiceRun, events)).toEqual(state);
        expect(events).toHaveLength(Math.min(persons.length, 1));
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(invoiceRun);
    fc.assert(
      fc.property(someLife, (persons) => watch.follow(live(persons).events)),
      { seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
