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
  { asOf, knownAt }: Moment = {},
  merge: Merge<Row> = replaceFields,
): Row | undefined {
  let row: Partial<Row> = {};
  let exists = false;
  for (const change of changes) {
    if (asOf !== undefined && change.on > asOf) continue;
    if (knownAt !== undefined && change.sequence > knownAt) continue;
    row = merge(row, change.set);
    exists ||= change.begins === true;
  }
  return exists ? (row as Row) : undefined;
}

/** A stretch of the calendar in which a row stays as it is: from `from` to the day before the next one's. */
export interface Segment<Row> {
  readonly from: CivilDate;
  /** Undefined: it does not exist (yet, or as known). */
  readonly row: Row | undefined;
}

/** The entity's timeline as known by all of its changes, earliest first. */
export function segmentsOf<Row>(changes: readonly Change<Row>[], merge?: Merge<Row>): readonly Segment<Row>[] {
  const dates = [...new Set(changes.map((change) => change.on))].sort();
  return dates.map((from) => ({ from, row: rowAt(changes, { asOf: from }, merge) }));
}

/** The last date from which anything changes; on and after it the newest row holds. */
export function settledOn(changes: readonly Change<unknown>[]): CivilDate | undefined {
  let last: CivilDate | undefined;
  for (const { on } of changes) if (last === undefined || on > last) last = on;
  return last;
}
