import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { PROBLEM_MEDIA_TYPE, problemOf, type Told } from './problem.ts';

/** Answers with the problem; what nobody foresaw is logged with its stack under the answer's id. */
export function sendProblem(
  logger: Logger,
  reply: FastifyReply,
  request: FastifyRequest,
  told: Told,
  error: unknown,
): void {
  const id = randomUUID();
  if (told.unexpected === true) {
    logger.error({ request: id, method: request.method, route: request.routeOptions?.url, err: error }, 'unforeseen');
  } else if (told.status >= 500) {
    logger.warn({ request: id, code: told.code, err: error }, 'unavailable');
  }
  if (reply.sent) return;
  for (const [name, value] of Object.entries(told.headers ?? {})) void reply.header(name, value);
  void reply
    .code(told.status)
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(problemOf(told, id));
}
