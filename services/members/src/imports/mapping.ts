import { type Static, Type } from 'typebox';
import { Cell, Column, Condition, FieldSource, MappingHead, Name, strict } from './mapping-parts.ts';

/** How a file of organisations is read. */
export const ImportMapping = Type.Object(
  {
    ...MappingHead,
    kind: Type.Optional(Type.Literal('organisations')),
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
  },
  strict,
);
export type ImportMapping = Static<typeof ImportMapping>;
export type FieldName = keyof ImportMapping['fields'];
