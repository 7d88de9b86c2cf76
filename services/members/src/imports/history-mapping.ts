import { CODE } from '@baraza/contracts';
import { type Static, Type } from 'typebox';
import { Column, FieldSource, MappingHead, strict } from './mapping-parts.ts';

/** By what a row's organisation is found: as an import of organisations knew it, or else by its name. */
const OfOrganisation = Type.Object(
  {
    /** The source of that import. */
    source: Type.String({ pattern: CODE, maxLength: 64 }),
    /** The columns by which its rows were one organisation. */
    by: Type.Array(Column, { minItems: 1, maxItems: 5 }),
    name: Column,
  },
  strict,
);

/** How a file of memberships is read: one on each row. */
export const MembershipMapping = Type.Object(
  {
    ...MappingHead,
    kind: Type.Literal('memberships'),
    organisation: OfOrganisation,
    fields: Type.Object(
      {
        category: FieldSource,
        /** Since when it is a member. */
        since: FieldSource,
        /** The last day of the term it is in, or was in last. */
        until: Type.Optional(FieldSource),
        /** `member` or `resigned`, at the end of its term; `member` where it is left out. */
        status: Type.Optional(FieldSource),
      },
      strict,
    ),
  },
  strict,
);
export type MembershipMapping = Static<typeof MembershipMapping>;

/** How a file of dues is read: a payment on each row, or what is still to be paid. */
export const DuesMapping = Type.Object(
  {
    ...MappingHead,
    kind: Type.Literal('dues'),
    organisation: OfOrganisation,
    /** The sign before the decimals; a point where it is left out. */
    decimals: Type.Optional(Type.Enum(['.', ','])),
    fields: Type.Object(
      {
        /** The row's own number in the register it comes from. */
        id: FieldSource,
        amount: FieldSource,
        currency: FieldSource,
        /** When it was paid, or asked for. */
        on: FieldSource,
        /** `paid` or `open`; `paid` where it is left out. */
        status: Type.Optional(FieldSource),
        method: FieldSource,
        reference: Type.Optional(FieldSource),
        /** The term it is for; the calendar year it was paid in where these are left out. */
        from: Type.Optional(FieldSource),
        until: Type.Optional(FieldSource),
      },
      strict,
    ),
  },
  strict,
);
export type DuesMapping = Static<typeof DuesMapping>;
