import { publicDetailIn, publicDetailOf, reaches, showsMore } from './civic-space.ts';

describe('what public pages show of a unit', () => {
  it.each([
    ['open', 'everything'],
    ['narrowed', 'names'],
    ['obstructed', 'figures'],
    ['repressed', 'nothing-apart'],
    ['closed', 'nothing-apart'],
    [undefined, 'nothing-apart'],
  ] as const)('where civic space is %s is %s', (rating, detail) => {
    expect(publicDetailOf(rating)).toBe(detail);
  });

  it('is no more than the narrowest rating of what it is a part of allows', () => {
    expect(publicDetailIn(['open', undefined, 'obstructed'])).toBe('figures');
    expect(publicDetailIn(['closed', 'open'])).toBe('nothing-apart');
    expect(publicDetailIn([undefined, 'open'])).toBe('everything');
    expect(publicDetailIn([undefined, undefined])).toBe('nothing-apart');
    expect(publicDetailIn([])).toBe('nothing-apart');
  });

  it('is more, or reaches as far, by the order of details alone', () => {
    expect([showsMore('open', 'narrowed'), showsMore('closed', 'repressed'), showsMore('narrowed', undefined)]).toEqual(
      [true, false, true],
    );
    expect([reaches('everything', 'names'), reaches('names', 'names'), reaches('figures', 'names')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
