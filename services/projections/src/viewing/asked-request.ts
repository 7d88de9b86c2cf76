import type { FastifyRequest } from 'fastify';

/** What of a request a view is asked by. */
export type AskedRequest = Pick<FastifyRequest, 'query' | 'url' | 'headers'>;
