import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';
import type { Operation } from '../operations/operation.ts';
import type { Tracing } from './tracing.ts';
import { type UnderWay, within } from './under-way.ts';

const UNDER_WAY = Symbol('baraza.under-way');
type ObservedRequest = FastifyRequest & { [UNDER_WAY]?: UnderWay | null };

/** Measures every request, gives it a span where traces are on, and what it logs a common thread. */
export function observeRequests(fastify: FastifyInstance, metrics: Metrics, tracing: Tracing): void {
  fastify.decorateRequest(UNDER_WAY, null);
  fastify.addHook('onRequest', (request: ObservedRequest, _reply, done) => {
    const operation = operationOfRoute(request);
    if (operation?.uncounted === true) {
      request[UNDER_WAY] = { untold: true };
    } else if (operation === undefined || !tracing.isOn) {
      request[UNDER_WAY] = {};
    } else {
      const { method, routeOptions, headers } = request;
      const span = tracing.beginRequest(operation, method, routeOptions.url ?? '', headers['traceparent']);
      request[UNDER_WAY] = { span };
    }
    done();
  });
  // Not before the body has come: what waits for it goes on outside of what was under way.
  fastify.addHook('preValidation', (request: ObservedRequest, _reply, done) => {
    within(request[UNDER_WAY] ?? {}, done);
  });
  fastify.addHook('onResponse', (request: ObservedRequest, reply, done) => {
    metrics.answered(operationOfRoute(request), reply.statusCode, reply.elapsedTime);
    const span = request[UNDER_WAY]?.span;
    if (span !== undefined) tracing.endRequest(span, reply.statusCode);
    done();
  });
}

/** Known from the first byte on, whoever asks: what is refused at the door is an attempt at something, too. */
function operationOfRoute({ routeOptions }: FastifyRequest): Operation | undefined {
  return (routeOptions.config as { readonly operation?: Operation } | undefined)?.operation;
}
