import { addDays, assertCalendarLaw, datesFrom, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, moment, people } from '../testing/record.ts';
import type { ServiceRequestCommand } from './service-request.commands.pure.ts';
import { decide } from './service-request.decider.ts';
import { serviceRequest } from './service-request.state.ts';
import { asking, facts } from './service-requests.fixture.ts';

const ground = (code: string) => fc.constant({ ground: code });
const anyCommand: fc.Arbitrary<ServiceRequestCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ name: fc.constant('ask' as const), of: fc.constant(asking), facts: fc.constant(facts) }),
  },
  { weight: 2, arbitrary: fc.record({ name: fc.constant('acknowledge' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      name: fc.constant('assign' as const),
      of: fc.record({ assignee: fc.constantFrom(people.board, people.officer) }),
      facts: fc.record({ mayServe: fc.boolean() }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ name: fc.constant('deliver' as const), of: fc.constant({}) }) },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('decline' as const), of: ground('no-means') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      name: fc.constant('confirm' as const),
      of: fc.record({ rating: fc.integer({ min: 1, max: 5 }) }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ name: fc.constant('dispute' as const), of: ground('incomplete') }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constant('reopen' as const), of: fc.constant({}) }) },
  {
    weight: 1,
    arbitrary: fc.record({ name: fc.constant('dismiss-dispute' as const), of: ground('delivered-as-asked') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ name: fc.constant('move' as const), unit: fc.constantFrom('UG-402', 'UG-411') }),
  },
  { weight: 1, arbitrary: fc.record({ name: fc.constant('withdraw' as const), of: ground('no-longer-needed') }) },
);
const someLife = fc.array(
  fc.record({
    command: anyCommand,
    person: fc.constantFrom(people.board, people.officer, people.applicant),
    days: fc.integer({ min: -1, max: 12 }),
  }),
  { maxLength: 25, size: 'max' },
);

const textId = (name: string) => `30000000-0000-4000-8000-${String(name.length).padStart(12, '0')}`;

function live(steps: readonly { command: ServiceRequestCommand; person: string; days: number }[]) {
  const life = aLife(serviceRequest);
  let date = '2026-01-15';
  for (const { command, person, days } of steps) {
    date = addDays(date, days);
    life.take({ ...moment(person, date), id: textId }, (state, given) => decide(command, state, given));
  }
  return life;
}

describe('any life of a request', () => {
  it('is the fold of its events, whose steps never go back, and is answered by another than settles it', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(serviceRequest, events)).toEqual(state);
        const dated = events.filter(({ type }) => !/(Missed|Moved)$/.test(type)).map(({ effectiveOn }) => effectiveOn);
        expect(dated).toEqual([...dated].sort());
        for (const [index, { type, actor }] of events.entries()) {
          if (type !== 'members.ServiceRequestReopened') continue;
          const answer = events.slice(0, index).findLast((one) => /Delivered$|Declined$/.test(one.type));
          expect(answer!.actor).not.toBe(actor);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is rated once at most, by nobody who had a part in it, and then closed', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events } = live(steps);
        const rated = events.findIndex(({ type }) => type === 'members.ServiceRequestConfirmed');
        if (rated < 0) return;
        expect(events.slice(rated + 1).map(({ type }) => type)).toEqual(['members.ServiceRequestClosed']);
        const parts = events.flatMap((event) =>
          event.type === 'members.ServiceRequestAssigned' ? [event.data.assignee] : [],
        );
        expect(parts).not.toContain(events[rated]!.actor);
      }),
      { numRuns: 500 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(serviceRequest);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 3_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(someLife, fc.array(fc.nat(200), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(serviceRequest, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 500, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual([
      'service-request.acknowledgement-missed',
      'service-request.delivery-missed',
      'service-request.settlement-missed',
      'service-request.time-to-answer-ends',
    ]);
  });
});
