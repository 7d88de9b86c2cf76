import { CODE, UNIT_CODE, isUuid } from '@baraza/contracts';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateIf, ValidateNested } from 'class-validator';
import { defineField, markOptional } from './define-field.ts';
import { EXAMPLE_ID } from './text-fields.ts';

/** One of these codes. */
export function ChoiceField<const Value extends string>(
  values: readonly Value[],
  options: { example?: Value; description?: string } = {},
): PropertyDecorator {
  const allowed = new Set<unknown>(values);
  return defineField({
    code: 'choice',
    expected: `takes one of: ${values.join(', ')}`,
    schema: { type: 'string', enum: [...values], example: values[0], ...options } as ApiPropertyOptions,
    accepts: (value) => allowed.has(value),
  });
}

export interface CountOptions {
  readonly min?: number;
  readonly max?: number;
  readonly example?: number;
  readonly description?: string;
}

/** A whole number, from 0 unless `min` says otherwise. */
export function CountField(options: CountOptions = {}): PropertyDecorator {
  const { min = 0, max = Number.MAX_SAFE_INTEGER, example = min, description } = options;
  return defineField({
    code: 'count',
    expected: `takes a whole number from ${min} to ${max}`,
    schema: {
      type: 'integer',
      minimum: min,
      maximum: max,
      example,
      ...(description === undefined ? {} : { description }),
    },
    accepts: (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
  });
}

/** True or false. */
export function FlagField(options: { example?: boolean; description?: string } = {}): PropertyDecorator {
  return defineField({
    code: 'flag',
    expected: 'takes true or false',
    schema: { type: 'boolean', example: true, ...options },
    accepts: (value) => typeof value === 'boolean',
  });
}

/** May be left out. `null` is no way to leave it out. Stands above the field's own decorator. */
export function OptionalField(): PropertyDecorator {
  const document = ApiProperty({ required: false });
  const check = ValidateIf((_, value) => value !== undefined);
  return (target, key) => {
    markOptional(target, String(key));
    check(target, key);
    document(target, key);
  };
}

/** An object with fields of its own. */
export function Nested(type: () => new () => object, options: { description?: string } = {}): PropertyDecorator {
  return (target, key) => {
    defineField({
      code: 'object',
      expected: 'takes an object',
      // Swagger takes a function for a lazy type by its name, which must be `type`.
      schema: { type: () => type(), ...options },
      nested: type,
      accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    })(target, key);
    ValidateNested()(target, key);
  };
}

const ITEMS = {
  code: { pattern: CODE, maxLength: 64, example: 'governance' },
  unit: { pattern: UNIT_CODE, maxLength: 64, example: 'UG-402' },
  uuid: {
    pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
    maxLength: 36,
    example: EXAMPLE_ID,
  },
  language: { pattern: '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$', maxLength: 12, example: 'en' },
} as const;

export interface ListOptions {
  readonly min?: number;
  /** Default 50. */
  readonly max?: number;
  readonly example?: readonly unknown[];
  readonly description?: string;
}

/** A list of objects, or of codes, units' codes, UUIDs or languages; those without repeats. */
export function ListOf(
  of: keyof typeof ITEMS | (() => new () => object),
  options: ListOptions = {},
): PropertyDecorator {
  const { min = 0, max = 50 } = options;
  const bounds = { minItems: min, maxItems: max };
  const described = options.description === undefined ? {} : { description: options.description };
  const fits = (value: unknown): value is readonly unknown[] =>
    Array.isArray(value) && value.length >= min && value.length <= max;

  if (typeof of === 'function') {
    return (target, key) => {
      defineField({
        code: 'list',
        expected: `takes a list of ${min} to ${max} objects`,
        schema: { type: () => of(), isArray: true, ...bounds, ...described } as ApiPropertyOptions,
        nested: of,
        isList: true,
        accepts: (value) =>
          fits(value) && value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)),
      })(target, key);
      ValidateNested({ each: true })(target, key);
    };
  }
  const { pattern, maxLength, example } = ITEMS[of];
  const expression = new RegExp(pattern);
  const isItem = (item: unknown): boolean =>
    of === 'uuid' ? isUuid(item) : typeof item === 'string' && item.length <= maxLength && expression.test(item);
  return defineField({
    code: 'list',
    expected: `takes a list of ${min} to ${max} different ${of === 'code' ? 'codes' : of === 'unit' ? "units' codes" : of === 'uuid' ? 'UUIDs' : 'language codes'}`,
    schema: {
      type: 'array',
      items: { type: 'string', pattern, maxLength },
      uniqueItems: true,
      ...bounds,
      example: options.example ?? [example],
      ...described,
    } as ApiPropertyOptions,
    accepts: (value) => fits(value) && value.every(isItem) && new Set(value).size === value.length,
  });
}
