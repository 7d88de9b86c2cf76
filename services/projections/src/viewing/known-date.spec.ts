import { civilDateIn } from '@baraza/domain';
import fc from 'fast-check';
import { endOfDateIn } from './known-date.ts';

describe('the end of a date', () => {
  it.each([
    ['Africa/Kampala', '2026-03-02', '2026-03-02T20:59:59.999Z'],
    ['Africa/Dakar', '2026-03-02', '2026-03-02T23:59:59.999Z'],
    ['Pacific/Kiritimati', '2026-03-02', '2026-03-02T09:59:59.999Z'],
    ['America/New_York', '2026-03-08', '2026-03-09T03:59:59.999Z'],
  ])('in %s, %s ends at %s', (zone, date, instant) => {
    expect(endOfDateIn(zone, date)).toBe(instant);
  });

  it('is of the date, and the next millisecond is not', () => {
    const zones = fc.constantFrom('Africa/Kampala', 'Atlantic/Cape_Verde', 'Asia/Kathmandu', 'Pacific/Auckland');
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, days, (zone, day) => {
        const date = day.toISOString().slice(0, 10);
        const end = endOfDateIn(zone, date);
        expect(civilDateIn(zone, end)).toBe(date);
        expect(civilDateIn(zone, new Date(Date.parse(end) + 1).toISOString()) > date).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
