import { FIRST_THEMES, type PersonalRef } from '@baraza/domain';
import { Type, type Static, type TUnsafe } from 'typebox';

/** Schemas that many contracts share. Formats are patterns here, so that any JSON Schema validator checks them alike. */
export const Uuid = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  description: 'A UUID in lower case',
});
export const Date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'A civil date' });
/** A unit's code: ISO 3166-2 where there is one, else the forum's own: `UG-411`, `UG-411-BIHARWE`. */
export const UNIT_CODE = '^[A-Z0-9]{1,12}(-[A-Z0-9]{1,24}){0,5}$';
export const UnitCode = Type.String({ pattern: UNIT_CODE, maxLength: 64 });
/** A short code of reference data: a theme, a constituency, a ground. */
export const CODE = '^[a-z0-9]+(-[a-z0-9]+)*$';
export const Code = Type.String({ pattern: CODE, maxLength: 64 });
export const ThemeCode = Type.String({ pattern: CODE, maxLength: 64, examples: [...FIRST_THEMES] });
export const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/**
 * Everybody who was there, and how many of them were who. One person may count as a woman, as young and as a person with
 * a disability at once, and whoever does not say is in the total alone: the parts need not add up.
 */
export const PeopleCount = Type.Object(
  { women: Count, men: Count, youth: Count, personsWithDisabilities: Count, total: Count },
  { additionalProperties: false, description: 'People, by who they are; no part is more than the total' },
);
export type PeopleCount = Static<typeof PeopleCount>;

/** Whether no part of a count is more than the whole. */
export function countAddsUp({ women, men, youth, personsWithDisabilities, total }: PeopleCount): boolean {
  return women + men <= total && youth <= total && personsWithDisabilities <= total;
}

export const MoneySchema = Type.Object(
  {
    minor: Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  },
  { additionalProperties: false },
);
/** A text in clear: only names and titles that a public register would show. Personal text is `Personal()`. */
export const PublicText = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** Marks a schema node as personal, so that tools find every such field without reading code. */
export const PERSONAL = 'x-baraza-personal';

/**
 * A personal field (`person`: of a person) or a free text (`document`: a vault document of its own). In the record it
 * is a `PersonalRef`; a decider gives a `PersonalValue`.
 */
export function Personal(kind: 'person' | 'document'): TUnsafe<PersonalRef> {
  return Type.Unsafe<PersonalRef>(
    Type.Object(
      { subject: Uuid, commitment: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) },
      { additionalProperties: false, [PERSONAL]: kind },
    ),
  );
}
