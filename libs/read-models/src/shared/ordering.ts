import type { Comparison, IndexValue } from '../read-store.port.ts';

/** By code point, as UTF-8 bytes compare: what SQLite and MongoDB do, and JavaScript's `<` does not for astral text. */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left === right) continue;
    const astralLeft = left >= 0xd800 && left <= 0xdfff;
    const astralRight = right >= 0xd800 && right <= 0xdfff;
    return astralLeft === astralRight ? left - right : astralLeft ? 1 : -1;
  }
  return a.length - b.length;
}

const rank = (value: IndexValue): number => (value === null ? 0 : typeof value === 'number' ? 1 : 2);

/** Null, then numbers, then text. */
export function compareValues(a: IndexValue, b: IndexValue): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return rank(a) - rank(b);
}

/** Whether one value satisfies a comparison. A range holds only for values of its own kind, never for null. */
export function satisfies(value: IndexValue, comparison: Comparison): boolean {
  if ('is' in comparison) return value === comparison.is;
  if ('in' in comparison) return comparison.in.includes(value);
  const { from, to } = comparison as { from?: string | number; to?: string | number };
  if (value === null) return false;
  for (const end of [from, to]) if (end !== undefined && typeof end !== typeof value) return false;
  return (from === undefined || compareValues(value, from) >= 0) && (to === undefined || compareValues(value, to) <= 0);
}

/** A list satisfies a comparison when one of its items does; an empty list stands for null. */
export function listSatisfies(list: readonly string[], comparison: Comparison): boolean {
  return list.length === 0 ? satisfies(null, comparison) : list.some((item) => satisfies(item, comparison));
}
