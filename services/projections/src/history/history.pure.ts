import type { CivilDate } from '@baraza/domain';

/**
 * What an event changes of a row: only the fields that become another, from the date they hold. The changes of an entity
 * in the order of the record are all that is kept; every row, of whatever date and as known whenever, is made of them.
 */
export interface Change<Row> {
  /** From this date on it holds. */
  readonly on: CivilDate;
  /** Of the event that said so. */
  readonly sequence: number;
  /** True for a change after which the entity exists. */
  readonly begins?: true;
  readonly set: Partial<Row>;
}

/** A point in both times. What is left out asks for all there is. */
export interface Moment {
  /** What was true on this date. */
  readonly asOf?: CivilDate;
  /** What the record said after this sequence. */
  readonly knownAt?: number;
}

/** How a change's fields come into a row. Most replace; a part that is a list of its own (seats) is merged. */
export type Merge<Row> = (row: Partial<Row>, set: Partial<Row>) => Partial<Row>;

export const replaceFields = <Row>(row: Partial<Row>, set: Partial<Row>): Partial<Row> => ({ ...row, ...set });

/**
 * The row at a moment: the changes that held by then and were known by then, applied in the order of the record. So the
 * later record wins from its own date on, and a change that was dated back leaves what was before that date as it was.
 * @returns undefined while the entity does not exist
 */
export function rowAt<Row>(
  changes: readonly Change<Row>[],
  moment: Moment = {},
  merge: Merge<Row> = replaceFields,
): Row | undefined {
  const { row, exists } = foldAt(changes, moment, merge);
  return exists ? (row as Row) : undefined;
}

/** The same, with what is known of an entity before it exists: an organisation's name before its first application. */
export function foldAt<Row>(
  changes: readonly Change<Row>[],
  { asOf, knownAt }: Moment,
  merge: Merge<Row> = replaceFields,
): { readonly row: Partial<Row>; readonly exists: boolean } {
  let row: Partial<Row> = {};
  let exists = false;
  for (const change of changes) {
    if (asOf !== undefined && change.on > asOf) continue;
    if (knownAt !== undefined && change.sequence > knownAt) continue;
    row = merge(row, change.set);
    exists ||= change.begins === true;
  }
  return { row, exists };
}

/** The last date from which anything changes; on and after it the newest row holds. */
export function settledOn(changes: readonly Change<unknown>[]): CivilDate | undefined {
  let last: CivilDate | undefined;
  for (const { on } of changes) if (last === undefined || on > last) last = on;
  return last;
}
