import { canonicalText } from '@baraza/contracts';
import { createHash } from 'node:crypto';
import {
  BadCursor,
  InvalidQuery,
  ReadStoreUnavailable,
  type DocumentQuery,
  type FigureQuery,
  type IndexValue,
  type ReadModel,
} from '../read-store.port.ts';
import { isList } from './declared.ts';

export const MAX_PAGE = 1_000;

/** Where the page before ended: the value it was ordered by, and the key. */
export interface DocumentCursor {
  readonly value: IndexValue;
  readonly key: string;
}

/** @throws InvalidQuery */
export function assertDocumentQuery(model: ReadModel<unknown>, query: DocumentQuery): void {
  assertLimit(query.limit);
  for (const alternative of [query.where ?? {}, ...(query.anyOf ?? [])]) {
    for (const name of Object.keys(alternative)) assertIndex(model, name);
  }
  if (query.orderBy !== undefined) {
    assertIndex(model, query.orderBy.index);
    if (isList(model, query.orderBy.index)) throw new InvalidQuery(`'${query.orderBy.index}' is a list: no order`);
  }
  assertKnownAt(model, query.knownAt);
  if (query.knownAt !== undefined && query.search !== undefined) {
    throw new InvalidQuery('search is of the present: not together with knownAt');
  }
}

/** @throws ReadStoreUnavailable where the generation that serves was made before an index that is asked for */
export function assertServes(model: string, has: ReadonlySet<string>, query: DocumentQuery): void {
  const asked = [query.where ?? {}, ...(query.anyOf ?? [])].flatMap(Object.keys);
  if (query.orderBy !== undefined) asked.push(query.orderBy.index);
  const missing = asked.find((name) => !has.has(name));
  if (missing !== undefined)
    throw new ReadStoreUnavailable(`${model} is being rebuilt, and lacks '${missing}' till then`);
}

/** @throws InvalidQuery */
export function assertKnownAt(model: ReadModel<unknown>, knownAt: number | undefined): void {
  if (knownAt !== undefined && !model.keepsPast) throw new InvalidQuery(`${model.name} does not keep the past`);
}

/** @throws InvalidQuery */
export function assertLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE) {
    throw new InvalidQuery(`limit ${limit} is not between 1 and ${MAX_PAGE}`);
  }
}

function assertIndex(model: ReadModel<unknown>, name: string): void {
  if (!model.indexes.includes(name)) throw new InvalidQuery(`${model.name} has no index '${name}'`);
}

/** What a cursor must agree with: everything of the query but the page's size and the cursor itself. */
function fingerprint(model: string, query: object): string {
  const asked = Object.entries(query).filter(([name]) => name !== 'limit' && name !== 'cursor');
  const text = canonicalText(JSON.parse(JSON.stringify([model, Object.fromEntries(asked)])));
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** A cursor is no secret and grants nothing: the query's own conditions are applied to every page. */
function encode(model: string, query: object, place: unknown): string {
  return Buffer.from(JSON.stringify([fingerprint(model, query), place])).toString('base64url');
}

function decode(model: string, query: object, cursor: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new BadCursor('not a cursor');
  }
  if (!Array.isArray(parsed) || parsed.length !== 2) throw new BadCursor('not a cursor');
  if (parsed[0] !== fingerprint(model, query)) throw new BadCursor('a cursor of another query');
  return parsed[1];
}

export function documentCursor(model: string, query: DocumentQuery, last: DocumentCursor): string {
  return encode(model, query, [last.value, last.key]);
}

/** @throws BadCursor */
export function readDocumentCursor(model: string, query: DocumentQuery): DocumentCursor | undefined {
  if (query.cursor === undefined) return undefined;
  const place = decode(model, query, query.cursor);
  if (!Array.isArray(place) || place.length !== 2 || typeof place[1] !== 'string') throw new BadCursor('not a cursor');
  const value: unknown = place[0];
  if (value !== null && typeof value !== 'string' && typeof value !== 'number') throw new BadCursor('not a cursor');
  return { value, key: place[1] };
}

/** Where a page of facts ended: newest first, so the next page lies before it. */
export interface FactCursor {
  readonly sequence: number;
  readonly ordinal: number;
}

export function factCursor(model: string, query: FigureQuery, last: FactCursor): string {
  return encode(model, query, [last.sequence, last.ordinal]);
}

/** @throws BadCursor */
export function readFactCursor(model: string, query: FigureQuery & { cursor?: string }): FactCursor | undefined {
  if (query.cursor === undefined) return undefined;
  const place = decode(model, query, query.cursor);
  if (!Array.isArray(place) || place.length !== 2 || !place.every(Number.isSafeInteger)) {
    throw new BadCursor('not a cursor');
  }
  return { sequence: place[0] as number, ordinal: place[1] as number };
}
