import { createHash } from 'node:crypto';
import { BadCursor, type IndexValue } from '@baraza/read-models';
import type { AnyRegister } from './every-register.ts';
import { sortValue } from './register.projection.ts';
import type { FoundRow, RegisterQuestion } from './register.queries.ts';

/** Where a page of rows of the past ended: the value it was sorted by, the id, and the sequence it is known at. */
export interface PastPlace {
  readonly value: IndexValue;
  readonly id: string;
  readonly knownAt: number;
}

const MARK = 'past';

/** What a cursor must agree with: the whole question but the page's size and the cursor itself. */
function fingerprint(register: string, question: RegisterQuestion): string {
  const { limit: _limit, cursor: _cursor, ...asked } = question;
  return createHash('sha256')
    .update(JSON.stringify([register, asked]))
    .digest('base64url')
    .slice(0, 16);
}

export function pastCursor(
  register: AnyRegister,
  question: RegisterQuestion,
  { id, row, knownAt }: FoundRow & { readonly knownAt: number },
): string {
  const value = valueOf(register, question, row);
  const place = [MARK, fingerprint(register.name, question), value, id, knownAt];
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** @returns undefined for a cursor that is the store's own @throws BadCursor for one of another question */
export function readPastCursor(register: string, question: RegisterQuestion, cursor: string): PastPlace | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(parsed) || parsed[0] !== MARK) return undefined;
  const [, print, value, id, knownAt] = parsed as unknown[];
  const isValue = value === null || typeof value === 'string' || typeof value === 'number';
  const isWhole = isValue && typeof id === 'string' && Number.isSafeInteger(knownAt);
  if (!isWhole || print !== fingerprint(register, question)) throw new BadCursor('a cursor of another question');
  return { value, id, knownAt: knownAt as number };
}

/** The rows in the order asked for, after a place, as many as asked for. */
export function pageOfRows(
  register: AnyRegister,
  rows: readonly FoundRow[],
  question: RegisterQuestion,
  after: PastPlace | undefined,
): readonly FoundRow[] {
  const direction = question.sort.descending ? -1 : 1;
  const keyed = rows.map((found) => ({ found, id: found.id, value: valueOf(register, question, found.row) }));
  const compare = (a: Omit<PastPlace, 'knownAt'>, b: Omit<PastPlace, 'knownAt'>): number =>
    direction * (compareValues(a.value, b.value) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  keyed.sort(compare);
  const rest = after === undefined ? keyed : keyed.filter((each) => compare(each, after) > 0);
  return rest.slice(0, question.limit).map(({ found }) => found);
}

function valueOf(register: AnyRegister, { sort }: RegisterQuestion, row: FoundRow['row']): IndexValue {
  return sortValue(
    register.columns.find(({ name }) => name === sort.column)!,
    row,
  );
}

/** Nothing, then numbers, then text: as stores sort. */
function compareValues(a: IndexValue, b: IndexValue): number {
  const rank = (value: IndexValue): number => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return rank(a) - rank(b);
}
