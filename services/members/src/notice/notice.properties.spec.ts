import { DELIVERY_PROOFS, NOTICE_CHANNELS, NOTICE_FAILURES } from '@baraza/contracts';
import { addDays, aMoment, assertCalendarLaw, datesFrom, type Deciding, DiagramWatch, fold } from '@baraza/domain';
import fc from 'fast-check';
import { aLife, people } from '../testing/record.ts';
import type { NoticeCommand } from './notice.commands.pure.ts';
import { decide } from './notice.decider.ts';
import { notice } from './notice.state.ts';
import { asked, facts } from './notices.fixture.ts';

const anyCommand: fc.Arbitrary<NoticeCommand> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...NOTICE_CHANNELS), fc.constantFrom('complaint-notice' as const, 'dues-reminder' as const))
    .map(([channel, template]) => ({
      name: 'prepare' as const,
      of: { ...asked, template },
      facts: { ...facts, channel },
    })),
  fc.constant({ name: 'note-sent' as const, person: people.applicant }),
  fc.constantFrom(...NOTICE_FAILURES).map((reason) => ({ name: 'note-failed' as const, reason })),
  fc.nat(400).map((days) => ({ name: 'note-receipt' as const, on: addDays('2026-01-01', days) })),
  fc.constant({ name: 'mark-printed' as const }),
  fc
    .constantFrom(...DELIVERY_PROOFS.filter((proof) => proof !== 'delivery-receipt'))
    .map((proof) => ({ name: 'record-delivery' as const, of: { proof } })),
  fc.constant({ name: 'acknowledge' as const }),
);
const anyLife = fc.array(
  fc.record({ command: anyCommand, later: fc.nat(4), backdated: fc.constantFrom(0, 0, 3, 90) }),
  { maxLength: 15 },
);

function live(steps: readonly { command: NoticeCommand; later: number; backdated: number }[]) {
  const life = aLife(notice);
  let today = '2026-01-01';
  for (const { command, later, backdated } of steps) {
    today = addDays(today, later);
    const given: Deciding = { ...aMoment, today, effectiveOn: addDays(today, -backdated) };
    life.take(given, (state, now) => decide(command, state, now));
  }
  return life;
}

describe('any life of a notice', () => {
  it('throws nothing but a Rejection, writes only what its contracts allow, and its state is the fold of its events', () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const { events, state } = live(steps);
        expect(fold(notice, events)).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(notice);
    fc.assert(
      fc.property(anyLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 1_500, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('keeps the law of the calendar: late, twice, or on whatever dates it comes, it records the same', () => {
    const taken = new Set<string>();
    fc.assert(
      fc.property(anyLife, fc.array(fc.nat(400), { minLength: 1, maxLength: 6 }), (steps, days) => {
        const dates = datesFrom('2026-01-01', days);
        for (const state of live(steps).states) {
          for (const rule of assertCalendarLaw(notice, state, dates)) taken.add(rule);
        }
      }),
      { numRuns: 300, seed: 20260302 },
    );
    expect([...taken].sort()).toEqual(['notice.no-proof-in-time']);
  });

  it('is sent once, arrives once, and is never undone once there is proof', () => {
    fc.assert(
      fc.property(anyLife, (steps) => {
        const types = live(steps).events.map(({ type }) => type.slice('members.Notice'.length));
        const count = (type: string): number => types.filter((one) => one === type).length;
        for (const once of ['Prepared', 'Sent', 'Printed', 'Delivered', 'Acknowledged']) {
          expect(count(once)).toBeLessThanOrEqual(1);
        }
        const arrived = types.findIndex((type) => type === 'Delivered' || type === 'Acknowledged');
        if (arrived >= 0) expect(types.slice(arrived + 1).filter((type) => type !== 'Acknowledged')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
