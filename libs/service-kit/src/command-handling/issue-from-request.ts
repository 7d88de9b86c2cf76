import { randomUUID } from 'node:crypto';
import { commandId } from '@baraza/contracts';
import { BadRequest } from '../problems/refusals.ts';
import type { AdmittedRequest } from '../operations/request.ts';
import { correlate, spanContextOf } from '../observing/under-way.ts';
import type { IssuedCommand } from './issued-command.ts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * The command that a request on an admitted operation issues.
 * @throws BadRequest for an `Idempotency-Key` or `If-Match` that is not one
 */
export function issuedFrom(request: AdmittedRequest): IssuedCommand {
  const { caller, operation, headers } = request;
  if (caller === undefined || operation === undefined) throw new Error('@Issued() on a handler that is no command');
  const key = headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))) {
    throw new BadRequest('bad-header', 'Idempotency-Key takes 1 to 255 visible ASCII characters.');
  }
  // Without a key nobody can send it again: any id will do.
  const id = key === undefined ? randomUUID() : commandId(caller.person, operation.operationId, key);
  correlate(id);
  const body = request.body as { effectiveOn?: string } | undefined;
  const traceparent = headers['traceparent'];
  return {
    id,
    mayBeRepeat: key !== undefined,
    operation,
    caller,
    body,
    target: (request.params as { id?: string }).id,
    effectiveOn: body?.effectiveOn,
    ifMatch: revisionIn(headers['if-match']),
    correlationId: id,
    causationId: id,
    ...(spanContextOf(traceparent) === undefined ? {} : { traceparent: traceparent as string }),
  };
}

/** `"12"` is revision 12; `*` and nothing at all ask for no revision in particular. */
function revisionIn(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const match = /^\s*"(\d{1,15})"\s*$/.exec(header);
  if (match === null)
    throw new BadRequest('bad-header', 'If-Match takes one ETag as a read or a command answered it: "12".');
  return Number(match[1]);
}
