import { CODE } from '@baraza/contracts';
import { type Static, Type } from 'typebox';

/** What mappings of all kinds of files have in common. */

export const strict = { additionalProperties: false } as const;
export const Name = Type.String({ minLength: 1, maxLength: 200 });
/** A column of the file; where several are named, the first that the file has. */
export const Column = Type.Union([Name, Type.Array(Name, { minItems: 1, maxItems: 20 })]);
export const Cell = Type.String({ maxLength: 1_000 });

/** Where a field's value comes from: a column, through a map of values where there is one, or a constant. */
export const FieldSource = Type.Object(
  {
    column: Type.Optional(Column),
    /** What is in the file → what it means. Compared without case, accents and spaces. */
    values: Type.Optional(Type.Record(Cell, Cell)),
    /** For a value that the map does not have; without it such a value is reported and left out. */
    otherwise: Type.Optional(Cell),
    constant: Type.Optional(Cell),
    /** Several values in one cell, parted by this. */
    separator: Type.Optional(Type.String({ minLength: 1, maxLength: 5 })),
  },
  strict,
);
export type FieldSource = Static<typeof FieldSource>;

export const Condition = Type.Object({ column: Column, in: Type.Array(Cell, { minItems: 1, maxItems: 200 }) }, strict);
export type Column = Static<typeof Column>;
export type Condition = Static<typeof Condition>;

/** The head of every mapping. */
export const MappingHead = {
  name: Type.String({ pattern: CODE, maxLength: 64 }),
  /** Names the register the file comes from: ids are derived from it, so that the same file makes nothing twice. */
  source: Type.String({ pattern: CODE, maxLength: 64 }),
  description: Type.Optional(Type.String({ maxLength: 2_000 })),
  /** What stands in cells in which nothing stands. */
  missing: Type.Optional(Type.Array(Cell, { maxItems: 50 })),
  /** Only rows in which every one of these holds; others are passed over and counted. */
  only: Type.Optional(Type.Array(Condition, { maxItems: 10 })),
  /** How dates are written where they are not written as 2014-10-31. */
  dates: Type.Optional(Type.Enum(['day-month-year', 'month-day-year'])),
  /** Columns that are left alone on purpose: nothing is said about them. */
  ignored: Type.Optional(Type.Array(Name, { maxItems: 200 })),
} as const;

/** Cells that mean nothing, unless a mapping says otherwise. */
export const MISSING: readonly string[] = ['', '#N/A', 'N/A', 'NA', '-', '--', 'null', 'none', 'unknown'];
