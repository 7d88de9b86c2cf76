import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadRequest, type FieldFault } from '../problems/refusals.ts';

/** Which state of an entity is asked for: the present one where neither is given. */
export interface AsAtMoment {
  /** After the event of this revision. */
  readonly revision?: number;
  /** As the record had it at this moment: RFC 3339, UTC, milliseconds. */
  readonly at?: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/**
 * The parameters `revision` and `at` of a reading.
 * @throws BadRequest that names each one that is not as documented
 */
export function asAtMoment(query: Readonly<Record<string, unknown>>): AsAtMoment {
  const { revision, at } = query;
  const errors: FieldFault[] = [];
  const isRevision = typeof revision === 'string' && /^\d{1,15}$/.test(revision);
  if (revision !== undefined && !isRevision) {
    errors.push({ pointer: '/revision', code: 'count', detail: 'takes a revision: a whole number from 0' });
  }
  const time = typeof at === 'string' && INSTANT.test(at) ? Date.parse(at.toUpperCase()) : Number.NaN;
  if (at !== undefined && Number.isNaN(time)) {
    errors.push({ pointer: '/at', code: 'moment', detail: 'takes an instant: 2026-03-02T09:00:00Z' });
  }
  if (revision !== undefined && at !== undefined && errors.length === 0) {
    errors.push({ pointer: '/at', code: 'parameter', detail: 'is given in place of revision, not beside it' });
  }
  if (errors.length > 0) throw new BadRequest('bad-parameters', 'Some parameters are not as documented.', { errors });
  return {
    ...(isRevision ? { revision: Number(revision) } : {}),
    ...(at === undefined ? {} : { at: new Date(time).toISOString() }),
  };
}

/** The state that a reading asks for. A parameter of type `AsAtMoment`. */
export const AsAt = createParamDecorator((_: unknown, context: ExecutionContext) =>
  asAtMoment(context.switchToHttp().getRequest<FastifyRequest>().query as Record<string, unknown>),
);
