import type { FastifyRequest } from 'fastify';
import type { Caller } from '../identity/caller.ts';
import type { Operation } from './operation.ts';

/** What the guard leaves on a request. */
export interface AdmittedRequest extends FastifyRequest {
  caller?: Caller;
  operation?: Operation;
}
