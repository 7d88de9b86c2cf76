import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';

/** The query parameters of a reading, for OpenAPI; `ReadingParameters` checks them. */
const PARAMETERS = {
  after: {
    description: 'The last sequence already seen: reading goes on after it',
    schema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 },
  },
  limit: {
    description: 'How many events at most',
    schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
  },
  types: {
    description: 'Only these types, separated by commas',
    schema: { type: 'string', pattern: '^[a-z]+\\.[A-Z][A-Za-z]{0,80}(,[a-z]+\\.[A-Z][A-Za-z]{0,80}){0,99}$' },
    example: 'members.MembershipAdmitted',
  },
  tags: {
    description: 'Only events that carry all of these tags, separated by commas',
    schema: {
      type: 'string',
      pattern: '^[a-z]+(-[a-z]+)*:[A-Za-z0-9-]{1,64}(,[a-z]+(-[a-z]+)*:[A-Za-z0-9-]{1,64}){0,99}$',
    },
    example: 'unit:UG-402',
  },
  stream: {
    description: 'Only this stream',
    schema: { type: 'string', pattern: '^[a-z]+(-[a-z]+)*-[A-Za-z0-9-]{1,64}$' },
    example: 'unit-UG-402',
  },
  from: {
    description: 'The first revision wanted',
    schema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 },
  },
  lastEventId: {
    description: 'For clients that cannot send the header `Last-Event-ID`',
    schema: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
  },
} as const;

export function ReadingQuery(...names: readonly (keyof typeof PARAMETERS)[]): MethodDecorator {
  return applyDecorators(
    ...names.map((name) => ApiQuery({ name, required: false, ...PARAMETERS[name] } as Parameters<typeof ApiQuery>[0])),
  );
}
