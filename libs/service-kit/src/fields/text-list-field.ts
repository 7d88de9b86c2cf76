import type { ApiPropertyOptions } from '@nestjs/swagger';
import { defineField } from './define-field.ts';
import { isText, type TextOptions } from './text-fields.ts';

export interface TextListOptions extends Omit<TextOptions, 'lines'> {
  /** How many; 0 to 50 unless said otherwise. */
  readonly items?: { readonly min?: number; readonly max?: number };
}

/** A list of texts in clear, each of one line: only what a public register would show. */
export function TextList(options: TextListOptions): PropertyDecorator {
  const { max, min = 1, example, description, items = {} } = options;
  const { min: minItems = 0, max: maxItems = 50 } = items;
  return defineField({
    code: 'list',
    expected: `takes a list of ${minItems} to ${maxItems} texts of ${min} to ${max} characters, each on one line`,
    schema: {
      type: 'array',
      items: {
        type: 'string',
        minLength: min,
        maxLength: max,
        pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$',
      },
      minItems,
      maxItems,
      example: [example],
      ...(description === undefined ? {} : { description }),
    } as ApiPropertyOptions,
    accepts: (value) =>
      Array.isArray(value) &&
      value.length >= minItems &&
      value.length <= maxItems &&
      value.every((item) => isText(item, options)),
  });
}
