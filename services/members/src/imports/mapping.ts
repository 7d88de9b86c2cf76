import { CODE } from '@baraza/contracts';
import { Unprocessable } from '@baraza/service-kit';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

const strict = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 200 });
/** A column of the file; where several are named, the first that the file has. */
const Column = Type.Union([Name, Type.Array(Name, { minItems: 1, maxItems: 20 })]);
const Cell = Type.String({ maxLength: 1_000 });

/** Where a field's value comes from: a column, through a map of values where there is one, or a constant. */
const FieldSource = Type.Object(
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

const Condition = Type.Object({ column: Column, in: Type.Array(Cell, { minItems: 1, maxItems: 200 }) }, strict);

export const ImportMapping = Type.Object(
  {
    name: Type.String({ pattern: CODE, maxLength: 64 }),
    /** Names the register the file comes from: ids are derived from it, so that the same file makes nothing twice. */
    source: Type.String({ pattern: CODE, maxLength: 64 }),
    description: Type.Optional(Type.String({ maxLength: 2_000 })),
    /** What stands in cells in which nothing stands. */
    missing: Type.Optional(Type.Array(Cell, { maxItems: 50 })),
    /** Only rows in which every one of these holds; others are passed over and counted. */
    only: Type.Optional(Type.Array(Condition, { maxItems: 10 })),
    /** Rows that agree in these columns are one organisation. */
    group: Type.Object(
      {
        by: Type.Array(Column, { minItems: 1, maxItems: 5 }),
        /** Where the condition holds, rows must agree in these columns as well: a ministry of health in each country. */
        apart: Type.Optional(
          Type.Array(Type.Object({ when: Condition, by: Type.Array(Column, { minItems: 1, maxItems: 5 }) }, strict), {
            maxItems: 10,
          }),
        ),
      },
      strict,
    ),
    place: Type.Object(
      {
        /** From the broadest to the narrowest: `["Country", "Region"]`. Values are units' codes or names. */
        columns: Type.Array(Column, { maxItems: 6 }),
        /** Names in the file that no unit has: column → value → unit. */
        values: Type.Optional(Type.Record(Name, Type.Record(Cell, Cell))),
        /** A column with codes of another system: code → unit. */
        codes: Type.Optional(Type.Object({ column: Column, units: Type.Record(Cell, Cell) }, strict)),
        /** The organisation itself stands in a unit of this level or above; the rest is where it works. */
        standsAt: Type.Optional(Type.Enum(['network', 'region', 'country', 'district', 'sub-county'])),
        /** For rows that name no place at all. */
        otherwise: Type.Optional(Cell),
      },
      strict,
    ),
    fields: Type.Object(
      {
        kind: FieldSource,
        legalName: FieldSource,
        themes: FieldSource,
        acronym: Type.Optional(FieldSource),
        constituencies: Type.Optional(FieldSource),
        languages: Type.Optional(FieldSource),
        web: Type.Optional(FieldSource),
        registrar: Type.Optional(FieldSource),
        registrationNumber: Type.Optional(FieldSource),
        founded: Type.Optional(FieldSource),
        effectiveOn: Type.Optional(FieldSource),
      },
      strict,
    ),
    /** How dates are written where they are not written as 2014-10-31. */
    dates: Type.Optional(Type.Enum(['day-month-year', 'month-day-year'])),
    /** Columns that are left alone on purpose: nothing is said about them. */
    ignored: Type.Optional(Type.Array(Name, { maxItems: 200 })),
  },
  strict,
);
export type ImportMapping = Static<typeof ImportMapping>;
export type FieldName = keyof ImportMapping['fields'];

/** Cells that mean nothing, unless a mapping says otherwise. */
export const MISSING: readonly string[] = ['', '#N/A', 'N/A', 'NA', '-', '--', 'null', 'none', 'unknown'];

const validator = Compile(ImportMapping);

/** @throws Unprocessable with every fault by JSON pointer */
export function asMapping(json: unknown, at = '/mapping'): ImportMapping {
  if (validator.Check(json)) return json;
  throw new Unprocessable('import.mapping-malformed', 'The mapping is not one: see errors.', {
    errors: validator
      .Errors(json)
      .slice(0, 20)
      .map((error) => ({ pointer: `${at}${error.instancePath}`, code: 'mapping', detail: error.message })),
  });
}
