import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Operation } from '../operations/operation.ts';

/** Known to this process alone, and new with each: nobody can send a request that passes for one of a batch. */
const MARK = randomUUID();
const HEADER = 'baraza-batched';

/** What a request of a batch bears. */
export const batchedHeaders: Readonly<Record<string, string>> = { [HEADER]: MARK };

/** Whether this process made the request, for a command of a batch. The batch has been counted already. */
export function isBatched(request: { readonly headers: IncomingHttpHeaders }): boolean {
  return request.headers[HEADER] === MARK;
}

/** A batch holds commands: no batch of batches, and nothing that keeps a process running. */
export function mayBeBatched({ kind }: Pick<Operation, 'kind'>): boolean {
  return kind === 'create' || kind === 'command';
}
