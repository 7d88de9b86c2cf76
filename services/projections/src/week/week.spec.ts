import { addDays } from '@baraza/domain';
import fc from 'fast-check';
import { weekAfter, weekBefore, weekNamed, weekOf } from './week.pure.ts';

it.each([
  ['2026-03-18', '2026-W12', '2026-03-16', '2026-03-22'],
  ['2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
  ['2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
  ['2027-01-01', '2026-W53', '2026-12-28', '2027-01-03'],
])('%s is in %s, from %s to %s', (date, code, from, until) => {
  expect(weekOf(date)).toMatchObject({ code, from, until });
});

it('a week is found again by its name, holds its seven days, and stands between two others', () => {
  const dates = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 6 }), (day, more) => {
      const week = weekOf(day.toISOString().slice(0, 10));
      expect(weekNamed(week.code)).toEqual(week);
      expect(weekOf(addDays(week.from, more))).toEqual(week);
      expect([weekAfter(weekBefore(week)), weekBefore(week).until]).toEqual([week, addDays(week.from, -1)]);
    }),
  );
});

it('a week that the year does not have is none', () => {
  for (const code of ['2025-W53', '2026-W00', '2026-W54', '2026-W5', '12', '0000-W01']) {
    expect(weekNamed(code)).toBeUndefined();
  }
});
