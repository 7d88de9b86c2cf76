import { Recent } from './recent.ts';

describe('the most recently used entries', () => {
  it('keep what was used last, up to the bound', () => {
    const recent = new Recent<string, number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    expect(recent.get('a')).toBe(1);
    recent.set('c', 3);
    expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([1, undefined, 3]);
    expect(recent.size).toBe(2);
  });

  it('replace a value under the same key', () => {
    const recent = new Recent<string, number>(2);
    recent.set('a', 1);
    recent.set('a', 2);
    expect([recent.get('a'), recent.size]).toEqual([2, 1]);
    recent.delete('a');
    expect(recent.get('a')).toBeUndefined();
  });
});
