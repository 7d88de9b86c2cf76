import { changeBetween, meanScore } from './report-card.ts';

const medicines = (...counts: readonly number[]) => ({ indicator: 'medicines-in-stock', counts });
const staff = (...counts: readonly number[]) => ({ indicator: 'staff-present', counts });

describe('the scores of a report card', () => {
  it('have a mean to the hundredth, and none where no community scored', () => {
    expect(meanScore(medicines(2, 1, 0, 0, 0))).toBe(1.33);
    expect(meanScore(medicines(0, 0, 0, 0, 4))).toBe(5);
    expect(meanScore(medicines(0, 0, 0, 0, 0))).toBeUndefined();
  });

  it('change from round to round over what was scored in both alone', () => {
    const before = [medicines(2, 1, 0, 0, 0), staff(0, 0, 0, 0, 0)];
    const after = [
      medicines(0, 0, 1, 1, 1),
      staff(1, 0, 0, 0, 0),
      { indicator: 'clean-water', counts: [0, 0, 0, 0, 3] },
    ];
    expect(changeBetween(before, after)).toEqual([
      { indicator: 'medicines-in-stock', before: 1.33, after: 4, change: 2.67 },
    ]);
    expect(changeBetween(after, before)).toEqual([
      { indicator: 'medicines-in-stock', before: 4, after: 1.33, change: -2.67 },
    ]);
  });
});
