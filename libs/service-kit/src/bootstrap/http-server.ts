import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { FILE_MEDIA_TYPES, MOST_FILE_BYTES } from '@baraza/files';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { sendProblem } from '../problems/send-problem.ts';
import { problemOf } from '../problems/problem.ts';
import { tell } from '../problems/tell.ts';

/** The largest JSON body. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** The largest batch of commands: 500 of an ordinary size. */
export const MAX_BATCH_BYTES = 8 * 1024 * 1024;
/** The largest CSV, for imports: some hundred thousand lines. */
export const MAX_CSV_BYTES = 64 * 1024 * 1024;

/** Fastify as all services run it: bounded, and every fault of a request told as a problem. */
export function httpServer(config: BarazaConfig, logger: Logger): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: config.requestTimeoutMs,
    genReqId: () => '', // an answer that the log must know gets an id of its own
    forceCloseConnections: 'idle', // those in use come to their end; see end-on-signals
    return503OnClosing: false,
    trustProxy: [...config.trustedProxies],
    routerOptions: { maxParamLength: 512, ignoreTrailingSlash: false },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(logger, reply, request, tell(error), error),
    clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => refuseConnection(error, socket),
  });
  readBodies(adapter.getInstance());
  adapter.getInstance().addHook('onRoute', (route) => {
    if (route.url === '/:service/batches') route.bodyLimit = MAX_BATCH_BYTES;
  });
  return adapter;
}

/** JSON; CSV, and files of the kinds that are kept, as they are. Anything else is refused: a form, for one, which a page elsewhere could send. */
function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser(['application/json'], { parseAs: 'string' }, json);
  fastify.addContentTypeParser(['text/csv'], { parseAs: 'buffer', bodyLimit: MAX_CSV_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  fastify.addContentTypeParser(
    [...FILE_MEDIA_TYPES],
    { parseAs: 'buffer', bodyLimit: MOST_FILE_BYTES },
    (_request, body, done) => done(null, body),
  );
}

/** A connection that speaks no HTTP: told so once, and closed. */
function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const reason = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' }[status];
  const told = tell({ statusCode: status });
  const body = JSON.stringify(problemOf(told, randomUUID()));
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
