import type { mongo } from '@baraza/mongodb';
import type { Comparison, DocumentQuery, IndexValue } from '../read-store.port.ts';
import type { Declaration } from '../shared/declared.ts';
import { searchedWords } from '../shared/folding.ts';
import type { DocumentCursor } from '../shared/paging.ts';
import type { VersionRow } from './generation-collections.ts';
import type { StoredGeneration } from './model-log.ts';

export type Filter = mongo.Filter<VersionRow>;

/** Holds for nothing, and is found out without looking. */
const NEVER: Filter = { _id: { $in: [] } };

/** What was written in time: everything of the present term, and of earlier ones what came before they ended. */
export function inTime({ term, pastTerms }: Pick<StoredGeneration, 'term' | 'pastTerms'>): Filter {
  const settled: Filter = { term: { $in: [0, term] } };
  if (pastTerms.length === 0) return settled;
  return { $or: [settled, ...pastTerms.map(({ term: past, to }): Filter => ({ term: past, sequence: { $lte: to } }))] };
}

/** The versions that held after a sequence that is not behind the checkpoint. */
export function held(generation: Pick<StoredGeneration, 'term' | 'pastTerms'>, at: number): Filter {
  return { $and: [{ sequence: { $lte: at }, until: { $gt: at } }, inTime(generation)] };
}

/** What a query asks for, of the versions that held after `at`. */
export function asked(generation: StoredGeneration, query: Omit<DocumentQuery, 'limit'>, at: number): Filter {
  return allOf([held(generation, at), ...matching(generation.declaration, query)]);
}

/** The conditions of a query. */
export function matching({ lists, searched }: Declaration, query: Omit<DocumentQuery, 'limit'>): readonly Filter[] {
  const alternative = (conditions: Readonly<Record<string, Comparison>>): Filter[] =>
    Object.entries(conditions).map(([index, comparison]) =>
      lists.includes(index) ? listed(`lists.${index}`, comparison) : compared(`ix.${index}`, comparison),
    );
  const parts: Filter[] = alternative(query.where ?? {});
  if (query.anyOf !== undefined) parts.push(anyOf(query.anyOf.map((each) => allOf(alternative(each)))));
  const words = searchedWords(query.search ?? '');
  if (words.length > 0) parts.push(...(searched ? words.map(begins) : [NEVER]));
  return parts;
}

/** Null, then numbers, then text, each range of its own kind only: so it must be said what lies beyond the kind. */
export function after({ value, key }: DocumentCursor, orderBy: DocumentQuery['orderBy']): Filter {
  const descending = orderBy?.descending === true;
  const further = descending ? { key: { $lt: key } } : { key: { $gt: key } };
  if (orderBy === undefined) return { key: { $gt: key } };
  const name = `ix.${orderBy.index}`;
  const same = { [name]: value, ...further } as Filter;
  if (value === null) return descending ? same : anyOf([{ [name]: { $ne: null } } as Filter, same]);
  const beyond = { [name]: descending ? { $lt: value } : { $gt: value } } as Filter;
  if (!descending) {
    return typeof value === 'string'
      ? anyOf([beyond, same])
      : anyOf([beyond, { [name]: { $gte: '' } } as Filter, same]);
  }
  const nothing = { [name]: null } as Filter;
  return typeof value === 'number'
    ? anyOf([beyond, nothing, same])
    : anyOf([beyond, { [name]: { $lte: Number.MAX_VALUE } } as Filter, nothing, same]);
}

/** What rows are sorted by. */
export function order(orderBy: DocumentQuery['orderBy']): Record<string, 1 | -1> {
  const direction = orderBy?.descending === true ? -1 : 1;
  return orderBy === undefined ? { key: direction } : { [`ix.${orderBy.index}`]: direction, key: direction };
}

export function allOf(parts: readonly Filter[]): Filter {
  return parts.length === 0 ? {} : { $and: [...parts] };
}

function anyOf(parts: readonly Filter[]): Filter {
  return parts.length === 0 ? NEVER : { $or: [...parts] };
}

function compared(name: string, comparison: Comparison): Filter {
  if ('is' in comparison) return { [name]: comparison.is } as Filter;
  if ('in' in comparison) return { [name]: { $in: [...comparison.in] } } as Filter;
  const range = rangeOf(comparison as { from?: string | number; to?: string | number });
  if (range === undefined) return NEVER;
  return { [name]: Object.keys(range).length === 0 ? { $ne: null } : range } as Filter;
}

/** A list holds where one of its items does; an empty one holds as null. */
function listed(name: string, comparison: Comparison): Filter {
  const empty = { [name]: { $size: 0 } } as Filter;
  if ('is' in comparison || 'in' in comparison) {
    const values: readonly IndexValue[] = 'is' in comparison ? [comparison.is] : comparison.in;
    const texts = values.filter((value) => typeof value === 'string');
    const found = texts.length === 0 ? [] : [{ [name]: { $in: texts } } as Filter];
    return anyOf(values.includes(null) ? [...found, empty] : found);
  }
  const range = rangeOf(comparison as { from?: string | number; to?: string | number });
  if (range === undefined) return NEVER;
  return { [name]: { $elemMatch: Object.keys(range).length === 0 ? { $gte: '' } : range } } as Filter;
}

/** Undefined for ends of two kinds. */
function rangeOf({ from, to }: { from?: string | number; to?: string | number }): object | undefined {
  if (from !== undefined && to !== undefined && typeof from !== typeof to) return undefined;
  return { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lte: to }) };
}

/** Words hold letters and digits only: nothing in them means more to an expression. Anchored, it is found by index. */
function begins(word: string): Filter {
  return { words: { $regex: `^${word}` } };
}
