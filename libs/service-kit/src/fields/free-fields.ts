import type { ApiPropertyOptions } from '@nestjs/swagger';
import { defineField } from './define-field.ts';

export interface PatternOptions {
  /** Names the fault. */
  readonly code: string;
  /** One phrase after the field's name. */
  readonly expected: string;
  /** A regular expression, anchored. */
  readonly pattern: string;
  readonly max: number;
  readonly example: string;
  readonly description?: string;
}

/** A text of a form of its own. */
export function PatternField({
  code,
  expected,
  pattern,
  max,
  example,
  description,
}: PatternOptions): PropertyDecorator {
  const expression = new RegExp(pattern);
  return defineField({
    code,
    expected,
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: max,
      pattern,
      example,
      ...(description === undefined ? {} : { description }),
    },
    accepts: (value) => typeof value === 'string' && value.length <= max && expression.test(value),
  });
}

/** An object that somebody else checks: what it holds is none of this body's business. */
export function ObjectField(options: { description?: string; example?: object } = {}): PropertyDecorator {
  return defineField({
    code: 'object',
    expected: 'takes an object',
    schema: { type: 'object', additionalProperties: true, ...options } as ApiPropertyOptions,
    accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  });
}
