import type { DataOf, EventContract, SequencedEvent } from '@baraza/contracts';
import type { Change, Merge } from '../history/history.pure.ts';
import type { Level } from '../rights/levels.pure.ts';

export const REGISTERS = [
  'organisations',
  'memberships',
  'compliance',
  'programmes',
  'coalitions',
  'campaigns',
  'demands',
  'dues',
  'services',
  'service-requests',
  'surveys',
  'commitments',
  'convenings',
  'resolutions',
  'assemblies',
  'agenda-goals',
  'assessments',
  'improvement-plans',
  'enrolments',
  'leadership-transitions',
  'innovations',
  'knowledge-products',
  'blueprints',
  'replications',
  'alerts',
  'joint-actions',
  'duty-bearers',
  'linkages',
  'grants',
  'activities',
  'cohorts',
  'sessions',
  'role-grants',
  'struggles',
  'outcomes',
  'actions',
  'report-cards',
] as const;
export type RegisterName = (typeof REGISTERS)[number];

/** What every row of every register has: how it is named and found, and whose it is. */
export interface RegisterRow {
  readonly name: string;
  readonly status: string;
  /** Code of the entity's own unit. */
  readonly unit: string;
  readonly themes: readonly string[];
  /** Whose representatives may see it. */
  readonly organisations: readonly string[];
}

/** An entity's document at one level: all that the readers of that level may know of it, in both times. */
export interface RegisterDoc<Row> {
  readonly id: string;
  readonly level: Level;
  readonly changes: readonly Change<Row>[];
}

/** What an event does to a row. */
export interface RowChange<Row> {
  readonly set: Partial<Row>;
  /** The entity exists from here on. */
  readonly begins?: true;
}

export interface Handler<Row> {
  readonly type: string;
  /** The id of the document the event belongs to. */
  idOf(event: SequencedEvent): string;
  change(event: SequencedEvent): RowChange<Row>;
}

/** Handlers of one register, each typed by its contract. */
export function handlersOf<Row>(idOf: (event: SequencedEvent) => string) {
  return {
    when<C extends EventContract>(
      contract: C,
      change: (data: DataOf<C>, event: SequencedEvent) => RowChange<Row>,
    ): Handler<Row> {
      return { type: contract.type, idOf, change: (event) => change(event.data as DataOf<C>, event) };
    },
  };
}

/** The id of the entity whose stream the event stands in: `membership-<uuid>`, `unit-UG-411`. */
export function entityIdOf(event: Pick<SequencedEvent, 'stream'>, aggregate: string): string {
  return event.stream.slice(aggregate.length + 1);
}

/** How a value is shown and exported. What is `personal` is opened for a page to those who may, and never exported. */
export type ValueKind =
  | 'name'
  | 'text'
  | 'code'
  | 'codes'
  | 'unit'
  | 'units'
  | 'date'
  | 'count'
  | 'money'
  | 'entity'
  | 'entities'
  | 'links'
  | 'personal';

export type ColumnValue =
  string | number | readonly string[] | { readonly minor: number; readonly currency: string } | null;

/** A field of a row as readers see it: a property of the JSON, a column of the CSV and, but for details, of the page. */
export interface Column<Row> {
  readonly name: string;
  readonly kind: ValueKind;
  readonly sortable?: true;
  /** Too much for a page: only in JSON and CSV. */
  readonly detail?: true;
  /** Which aggregate the entities are of, where the column is not called so; organisations otherwise. */
  readonly of?: string;
  value(row: Row): ColumnValue;
}

/** A filter by code beside those that every register has: unit, theme and status. */
export interface Filter<Row> {
  readonly name: string;
  readonly values: readonly string[];
  value(row: Row): string | null;
}

/** A register: what its rows are made of, and what may be asked of them. All else is the same for each. */
export interface Register<Row extends RegisterRow> {
  readonly name: RegisterName;
  /** The read model: `organisation-register`. */
  readonly model: string;
  readonly version: number;
  readonly handlers: readonly Handler<Row>[];
  readonly merge?: Merge<Row>;
  /** The unit a change puts the entity in; default: its `unit`. */
  unitIn?(set: Partial<Row>): string | undefined;
  readonly statuses: readonly string[];
  /** Statuses whose rows are shown only to who asks for them. */
  readonly setAside?: readonly string[];
  readonly columns: readonly Column<Row>[];
  readonly filters: readonly Filter<Row>[];
  /** The public is shown rows only of places whose civic space allows it, and no place within a district that it does not. */
  readonly obeysCivicSpace?: true;
  /** Fields of its rows that lie in the vault: a reference in the row, and on a page what it stands for. */
  readonly personal?: readonly (keyof Row & string)[];
  /** Fields that hold a person's random id: on a page their name, for those who may read it. */
  readonly persons?: readonly (keyof Row & string)[];
  /** Its rows have no name of their own: elsewhere each is called by what it is. */
  readonly isNameless?: true;
  /** What a row is searched by. Never a person's name. */
  words(row: Row): string;
  /** The entity whose trail a row leads to. */
  entityOf(id: string, row: Row): string;
}

export function column<Row>(
  name: keyof Row & string,
  kind: ValueKind,
  more: { sortable?: true; detail?: true; of?: string } = {},
): Column<Row> {
  return { name, kind, ...more, value: (row) => (row[name] ?? null) as ColumnValue };
}

/** What lies in the vault, where it was opened for whoever reads. */
export function personalColumn<Row>(name: keyof Row & string): Column<Row> {
  return { name, kind: 'personal', value: (row) => (typeof row[name] === 'string' ? row[name] : null) };
}
