import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import type { BarazaConfig } from '../configuration/configuration.ts';

/** Headers that keep browsers from doing what our pages never ask, and a limit on requests where others can reach us. */
export async function protect(fastify: FastifyInstance, config: BarazaConfig): Promise<void> {
  const isHttps = config.publicUrl?.startsWith('https:') === true;
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        // Swagger UI and inline SVG set styles of their own; scripts come from files only.
        styleSrc: ["'self'", "'unsafe-inline'"],
      },
    },
    strictTransportSecurity: isHttps,
    crossOriginEmbedderPolicy: false,
  });
  if (config.rateLimit === undefined) return;
  await fastify.register(rateLimit, {
    max: config.rateLimit,
    timeWindow: 60_000,
    allowList: (request) => request.url.startsWith('/health/'),
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  });
}
