import type { ApiPropertyOptions } from '@nestjs/swagger';
import { defineField } from './define-field.ts';

export interface ChoiceListOptions<Value extends string> {
  /** Default 1. */
  readonly min?: number;
  readonly example?: readonly Value[];
  readonly description?: string;
}

/** Some of these codes, each at most once. */
export function ChoiceList<const Value extends string>(
  values: readonly Value[],
  options: ChoiceListOptions<Value> = {},
): PropertyDecorator {
  const { min = 1, example = values.slice(0, Math.max(1, min)), description } = options;
  const allowed = new Set<unknown>(values);
  return defineField({
    code: 'list',
    expected: `takes a list of ${min} to ${values.length} different ones of: ${values.join(', ')}`,
    schema: {
      type: 'array',
      items: { type: 'string', enum: [...values] },
      uniqueItems: true,
      minItems: min,
      maxItems: values.length,
      example: [...example],
      ...(description === undefined ? {} : { description }),
    } as ApiPropertyOptions,
    accepts: (value) =>
      Array.isArray(value) &&
      value.length >= min &&
      new Set(value).size === value.length &&
      value.every((item) => allowed.has(item)),
  });
}
