import { addDays, addMonths, civilDateIn, daysBetween, isCivilDate } from './civil-date.ts';

describe('civil dates', () => {
  it.each(['2026-02-30', '2026-2-3', '0000-01-01', '2026-13-01', '', 20260301, '2026-03-01T00:00:00Z'])(
    '%p is no date',
    (text) => {
      expect(isCivilDate(text)).toBe(false);
    },
  );

  it('a leap day exists in leap years only', () => {
    expect(isCivilDate('2024-02-29')).toBe(true);
    expect(isCivilDate('2026-02-29')).toBe(false);
  });

  it('a month later than 31 January is the last of February', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-03-15', -15)).toBe('2024-12-15');
  });

  it('days are counted over the ends of years', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(daysBetween('2025-12-31', '2026-03-01')).toBe(60);
  });

  it('a late evening in UTC is the next day in Kampala', () => {
    expect(civilDateIn('Africa/Kampala', '2026-03-01T21:30:00.000Z')).toBe('2026-03-02');
    expect(civilDateIn('Africa/Dakar', '2026-03-01T21:30:00.000Z')).toBe('2026-03-01');
  });
});
