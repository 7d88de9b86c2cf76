import { DateField, ListOf, ObjectField, OptionalField, PatternField } from '../fields/field.decorators.ts';

/** As many as a field office makes in a day without a connection. */
export const MOST_COMMANDS = 500;

const PATH = '^/[a-z]+(/[A-Za-z0-9._~%-]{1,256}){1,4}$';

/** One command as it would have been sent by itself. */
export class BatchedCommandBody {
  @PatternField({
    code: 'idempotency-key',
    expected: 'takes 1 to 255 visible ASCII characters',
    pattern: '^[\\x21-\\x7e]+$',
    max: 255,
    example: 'tablet-7-2026-03-02-0001',
    description: 'Its own Idempotency-Key, made when the command was: sent alone or again, it is the same command',
  })
  key: string;
  @PatternField({
    code: 'path',
    expected: 'takes the path that the command would be posted to, like /members/organisations',
    pattern: PATH,
    max: 512,
    example: '/members/organisations',
    description: 'The path it would be posted to',
  })
  path: string;
  @OptionalField()
  @DateField({ description: 'The date it holds from, where the body does not say: the day it was made on' })
  effectiveOn?: string;
  @OptionalField()
  @PatternField({
    code: 'etag',
    expected: 'takes an ETag: "12"',
    pattern: '^"\\d{1,15}"$',
    max: 17,
    example: '"12"',
    description: 'What `If-Match` would say',
  })
  ifMatch?: string;
  @OptionalField()
  @ObjectField({ description: 'The body of the command', example: {} })
  body?: Record<string, unknown>;
}

/** Commands made offline, oldest first. */
export class BatchBody {
  @ListOf(() => BatchedCommandBody, {
    min: 1,
    max: MOST_COMMANDS,
    description: 'In the order in which they were made: a later one may build on an earlier one',
  })
  commands: BatchedCommandBody[];
}
