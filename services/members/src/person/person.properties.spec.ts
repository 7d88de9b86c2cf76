import { DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import { erase } from './person.decider.ts';
import { person } from './person.state.ts';

const someLife = fc.array(fc.nat(9), { maxLength: 5 });

/** Asked to be erased as often as there are numbers: of the fields that the vault holds by then. */
function live(held: readonly number[]) {
  const life = aLife(person);
  const command = { person: people.applicant, requestedBy: 'the-person', legalBasis: 'erasure-request' };
  for (const fields of held) {
    life.take(moment(people.secretariat, '2026-03-02'), (state, given) => erase(state, command, { fields }, given));
  }
  return life;
}

describe('any life of a person in the record', () => {
  it('is the fold of its events, and is erased once', () => {
    fc.assert(
      fc.property(someLife, (held) => {
        const { events, state } = live(held);
        expect(fold(person, events)).toEqual(state);
        expect(events.map(({ data }) => data.fields)).toEqual(held.slice(0, 1));
      }),
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(person);
    fc.assert(
      fc.property(someLife, (held) => watch.follow(live(held).events)),
      { seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
