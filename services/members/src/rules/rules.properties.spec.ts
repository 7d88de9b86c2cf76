import { everyContract } from '@baraza/contracts';
import { addDays, DiagramWatch, fold, Rejection } from '@baraza/domain';
import fc from 'fast-check';
import { moment, people, recorded } from '../testing/record.ts';
import { belowFloor, FIRST_RULES, inForceOn, type RulesText } from './rule-set.pure.ts';
import { decide, type RulesCommand } from './rules.decider.ts';
import { adoptedIn, rules, type RulesEvent, type RulesState } from './rules.state.ts';

const { version: _, ...first } = FIRST_RULES;
const anyText: fc.Arbitrary<RulesText> = fc
  .record({ endorsers: fc.nat(3), replyDays: fc.integer({ min: 12, max: 30 }), panel: fc.nat(4), dropped: fc.nat(9) })
  .map(({ endorsers, replyDays, panel, dropped }) => ({
    ...first,
    categories: first.categories.filter((_category, index) => index !== dropped),
    admission: { ...first.admission, endorsers },
    conduct: { ...first.conduct, replyDays, panel },
  }));

const anyStep = fc.record({
  name: fc.constantFrom('propose', 'adopt'),
  text: fc.oneof({ weight: 3, arbitrary: fc.constant(first) }, { weight: 2, arbitrary: anyText }),
  stale: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  person: fc.constantFrom(people.secretariat, people.board),
  /** Days from the step before: sometimes back. */
  later: fc.integer({ min: -2, max: 5 }),
});

it('whatever is sent, in whatever order, only sound rules come into force, in order, one after the other', () => {
  let most = 0;
  const watch = new DiagramWatch(rules);
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 30, size: 'max' }), (steps) => {
      const events: RulesEvent[] = [];
      let day = '2026-03-02';
      let state: RulesState = rules.initialState;
      steps.forEach(({ name, text, stale, person, later }, step) => {
        day = addDays(day, later);
        const open = state.status === 'proposed' && !stale ? state.proposal.proposal : people.applicant;
        const command: RulesCommand =
          name === 'propose' ? { name: 'propose', of: { rules: text } } : { name: 'adopt', of: { proposal: open } };
        const id = `30000000-0000-4000-8000-${String(step).padStart(12, '0')}`;
        const given = { ...moment(person, day), id: () => id };
        try {
          for (const event of decide(command, state, { rootUnit: 'WAN' }, given)) {
            expect(everyContract.faults(everyContract.latest(event.type)!, event.data)).toEqual([]);
            const next = recorded(event, given) as RulesEvent;
            events.push(next);
            state = rules.evolve(state, next);
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Rejection);
        }
        expect(fold(rules, events)).toEqual(state);
        const versions = adoptedIn(state);
        versions.forEach(({ from, rules: set }, index) => {
          expect(set.version).toBe(index + 2);
          expect(belowFloor(set)).toEqual([]);
          if (index > 0) expect(from >= versions[index - 1]!.from).toBe(true);
        });
        expect(inForceOn(versions, '9999-12-31')).toEqual(versions.at(-1)?.rules ?? FIRST_RULES);
        most = Math.max(most, versions.length);
      });
      watch.follow(events);
    }),
    { numRuns: 150, seed: 20260302 },
  );
  expect(most).toBeGreaterThan(2);
  expect(watch.neverTaken()).toEqual([]);
});
