import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import { isBatched } from '../batches/batched-requests.ts';
import type { BarazaConfig } from '../configuration/configuration.ts';

const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "object-src 'none'",
  // Swagger UI and inline SVG set styles of their own; scripts come from files only.
  "style-src 'self' 'unsafe-inline'",
].join('; ');

/** Headers of every answer, which keep browsers from doing what our pages never ask. Fixed, for they are set each time. */
function headersFor(config: Pick<BarazaConfig, 'publicUrl'>): Readonly<Record<string, string>> {
  const isHttps = config.publicUrl?.startsWith('https:') === true;
  return {
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isHttps ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** Protects browsers by headers, and the process by a limit on requests where others can reach it. */
export async function protect(
  fastify: FastifyInstance,
  config: Pick<BarazaConfig, 'publicUrl' | 'rateLimit'>,
): Promise<void> {
  const headers = headersFor(config);
  fastify.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  if (config.rateLimit === undefined) return;
  await fastify.register(rateLimit, {
    max: config.rateLimit,
    timeWindow: 60_000,
    // A batch is one request, and goes through its commands one after the other.
    allowList: (request) => request.url.startsWith('/health/') || isBatched(request),
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  });
}
