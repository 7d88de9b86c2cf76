import { countAddsUp, type PeopleCount } from '@baraza/contracts';
import { ValidateNested } from 'class-validator';
import { defineField } from './define-field.ts';
import { CountField } from './other-fields.ts';

/** People by who they are, as a command's body says them. */
export class PeopleCountBody {
  @CountField({ example: 14 }) women: number;
  @CountField({ example: 10 }) men: number;
  @CountField({ example: 9 }) youth: number;
  @CountField({ example: 2 }) personsWithDisabilities: number;
  @CountField({ example: 24, description: 'Everybody, those who did not say who they are too' }) total: number;
}

/** How many people: women, men, youth, persons with disabilities, and all of them. No part is more than the whole. */
export function PeopleCountField(options: { description?: string } = {}): PropertyDecorator {
  return (target, key) => {
    defineField({
      code: 'people-count',
      expected: 'takes counts of people of which none is more than the total, nor women and men together',
      schema: { type: () => PeopleCountBody, ...options },
      nested: () => PeopleCountBody,
      accepts: isPeopleCount,
    })(target, key);
    ValidateNested()(target, key);
  };
}

/** A part that is no number is told of by its own field. */
function isPeopleCount(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !Object.values(value).every(Number.isSafeInteger) || countAddsUp(value as PeopleCount);
}
