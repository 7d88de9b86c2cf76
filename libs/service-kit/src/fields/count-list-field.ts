import type { ApiPropertyOptions } from '@nestjs/swagger';
import { defineField } from './define-field.ts';

export interface CountListOptions {
  /** Of each number; below zero where it says so. */
  readonly min: number;
  readonly max: number;
  /** How many at most; 20 unless said otherwise. */
  readonly most?: number;
  readonly example: readonly number[];
  readonly description?: string;
}

/** A list of whole numbers without repeats. */
export function CountList({ min, max, most = 20, example, description }: CountListOptions): PropertyDecorator {
  const fits = (item: unknown): boolean =>
    Number.isSafeInteger(item) && (item as number) >= min && (item as number) <= max;
  return defineField({
    code: 'list',
    expected: `takes a list of at most ${most} different whole numbers from ${min} to ${max}`,
    schema: {
      type: 'array',
      items: { type: 'integer', minimum: min, maximum: max },
      uniqueItems: true,
      maxItems: most,
      example: [...example],
      ...(description === undefined ? {} : { description }),
    } as ApiPropertyOptions,
    accepts: (value) =>
      Array.isArray(value) && value.length <= most && value.every(fits) && new Set(value).size === value.length,
  });
}
