import { likelyPairs, type NamedInFile } from './likely-duplicates.pure.ts';

const places = new Set(['liberia', 'sierra', 'leone', 'guinea']);
const everywhere = () => true;
const named = (...names: string[]): NamedInFile[] =>
  names.map((legalName, index) => ({ id: String(index), line: index + 2, unit: 'LR', legalName }));
const allPairs = (all: NamedInFile[], near: () => boolean) => [...likelyPairs(all, near, places)].flat();
const why = (one: string, other: string) => allPairs(named(one, other), everywhere)[0]?.why;

describe('likely duplicates in a file', () => {
  it.each([
    ['Action Aid International', 'ActionAid Liberia', 'the same name but for a place or a common word at its end'],
    [
      'Living Water International',
      'Living Water International Sierra Leone',
      'the same name but for a place or a common word at its end',
    ],
    [
      'German Agro Action',
      'German Agro Action (aka Welthungerhilfe)',
      'the same name but for a place or a common word at its end',
    ],
    ['Medecins sans Frontieres', 'Médecins Sans Frontières', 'the same name'],
    ['Medecins sans Frontieres', 'Medecins sans Frontieres Belgique', 'a name that begins with the other'],
    ['Liberian Red Cross Society', 'Liberian Red Cross Society with IFRC', 'a name that begins with the other'],
    ['Institut Pasteur', 'Intitut Pasteur', 'a name that differs by one letter'],
    ['Samaritan Purse', 'Samaritam Purse', 'a name that differs by one letter'],
  ])('%s and %s: %s', (one, other, reason) => {
    expect(why(one, other)).toBe(reason);
  });

  it.each([
    ['Concern Worldwide', 'Concern Universal'],
    ['GOAL', 'GOLD'],
    ['Liberia Women Development Association', 'Guinea Women Development Association'],
    ['Bassa Women Development Association', 'Margibi Women Development Association'],
    ['United Nations Population Fund', 'United Nations Development Programme'],
    ['Médecins du Monde', 'Medecins sans Frontieres'],
  ])('%s and %s are two', (one, other) => {
    expect(why(one, other)).toBeUndefined();
  });

  it('names far apart may be alike, a web host may not', () => {
    const apart = () => false;
    expect(allPairs(named('Ministry of Health', 'Ministry of Health'), apart)).toEqual([]);
    const hosts = named('One', 'Two').map((one) => ({ ...one, web: ['https://same.example'] }));
    expect(allPairs(hosts, apart)).toMatchObject([{ why: 'the same web host' }]);
  });

  it('bodies that are kept apart on purpose are no duplicates', () => {
    const ministries = named('Ministry of Health', 'Ministry of Health').map((one) => ({ ...one, isApart: true }));
    expect(allPairs(ministries, everywhere)).toEqual([]);
  });

  it('each pair is told once, the earlier first', () => {
    const pairs = allPairs(named('Oxfam', 'OXFAM', 'Oxfam!'), everywhere);
    expect(pairs.map(({ one, other }) => [one.line, other.line])).toEqual([
      [2, 3],
      [2, 4],
      [3, 4],
    ]);
  });
});
