import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { importBegun, importCompleted } from '@baraza/contracts';
import { aLife, moment, people } from '../testing/record.ts';
import { begin, complete } from './import.decider.ts';
import { importing } from './import.state.ts';

const someLife = fc.array(fc.constantFrom('begin', 'complete'), { maxLength: 6 });

function live(steps: readonly string[]) {
  const life = aLife(importing);
  for (const step of steps) {
    life.take(moment(people.secretariat, '2026-03-02'), (state, given) =>
      step === 'begin' ? begin(state, importBegun.example, given) : complete(state, importCompleted.example, given),
    );
  }
  return life;
}

describe('any life of an import', () => {
  it('is the fold of its events: it begins once, and is completed once', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state, refusals } = live(steps);
        expect(fold(importing, events)).toEqual(state);
        expect(events.map(({ type }) => type)).toEqual(
          ['members.ImportBegun', 'members.ImportCompleted'].slice(0, events.length),
        );
        expect(refusals).toEqual([]);
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(importing);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
