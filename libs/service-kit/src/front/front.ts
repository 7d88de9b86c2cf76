import type { AddressInfo } from 'node:net';
import replyFrom from '@fastify/reply-from';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { protect } from '../bootstrap/protections.ts';
import { hostInUrl } from '../bootstrap/address.ts';
import type { ServingStatus } from '../health/serving.ts';
import type { BarazaConfig } from '../configuration/configuration.ts';
import type { DevelopmentIssuer } from '../identity/development-issuer.ts';
import { SignInLinks } from '../identity/sign-in-links.ts';
import { signIn } from '../identity/signing-in.ts';
import { NotFound, Unavailable } from '../problems/refusals.ts';
import { sendProblem } from '../problems/send-problem.ts';
import { tell } from '../problems/tell.ts';
import { type Addresses, Instances } from './instances.ts';
import { oneDocument } from './one-document.ts';
import { readinessOf } from './readiness-of-all.ts';

export interface FrontToOpen {
  readonly config: Pick<BarazaConfig, 'host' | 'port' | 'publicUrl' | 'rateLimit' | 'trustedProxies'>;
  /** Where each first part of a path is answered: `members`, `views`; `` for everything else. No slash at the end. */
  readonly services: Addresses;
  /** Whose links sign a browser in; undefined where a real issuer gives out tokens. */
  readonly issuer: DevelopmentIssuer | undefined;
  readonly logger: Logger;
}

export interface Front {
  readonly address: string;
  readonly links: SignInLinks;
  /** Cuts off whoever still listens. */
  close(): Promise<void>;
}

/** A service that takes longer than this to begin its answer is told of as away. None is meant to take a tenth of it. */
const ANSWER_BEGINS_WITHIN_MS = 60_000;
const SEND_AGAIN = { headers: { 'retry-after': '1' } };

/**
 * One address for services that run apart: requests go on by the first part of their path, bodies and answers as they
 * come, neither read nor kept. What belongs to none of them alone is answered here: readiness, the OpenAPI document,
 * signing in.
 * @throws Error EADDRINUSE, EACCES where it cannot listen
 */
export async function openFront({ config, services, issuer, logger }: FrontToOpen): Promise<Front> {
  const app = fastify({
    forceCloseConnections: true,
    return503OnClosing: false,
    trustProxy: [...config.trustedProxies],
    routerOptions: { maxParamLength: 512 },
  });
  const links = new SignInLinks();
  const instances = new Instances(services);
  app.setErrorHandler((error: Error, request, reply) => sendProblem(logger, reply, request, tell(error), error));
  app.setNotFoundHandler((request, reply) => {
    const error = new NotFound();
    sendProblem(logger, reply, request, tell(error), error);
  });
  // Handed on as it comes: what a body may be and how long is the service's to say.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  await protect(app, config);
  await app.register(replyFrom, {
    undici: { headersTimeout: ANSWER_BEGINS_WITHIN_MS, bodyTimeout: 0, pipelining: 1 },
    retryMethods: [], // a 503 is an answer
    disableCache: true,
    disableRequestLogging: true,
  });
  answerHere(app, instances);
  app.get('/sign-in', async (request, reply) => {
    const { code } = request.query as { code?: unknown };
    return signIn({ code, links, issuer, publicUrl: config.publicUrl }, reply);
  });
  app.all('/', (request, reply) => forward(request, reply, instances));
  app.all('/*', (request, reply) => forward(request, reply, instances));
  await app.listen({ port: config.port, host: config.host });
  const { port } = app.server.address() as AddressInfo;
  const address = config.publicUrl ?? `http://${hostInUrl(config.host)}:${port}`;
  const close = async (): Promise<void> => {
    instances.close();
    await app.close();
  };
  return { address, links, close };
}

function answerHere(app: FastifyInstance, instances: Instances): void {
  app.get('/health/live', () => ({ status: 'live' }));
  // Its own: a service that is away is answered for, and taking the front away as well would help nobody. Told to close, it
  // answers nothing any more.
  app.get('/health/serving', (_request, reply): ServingStatus => {
    void reply.header('cache-control', 'no-store');
    return { status: 'serving' };
  });
  app.get('/health/ready', async (_request, reply) => {
    const readiness = await readinessOf(instances.all);
    void reply.header('cache-control', 'no-store');
    if (readiness.status !== 'ready') void reply.code(503).header('retry-after', '1');
    return readiness;
  });
  let document: Promise<object> | undefined;
  app.get('/openapi.json', async (_request, reply) => {
    document ??= oneDocument(instances.chosen());
    // Services away now may be there for whoever asks next.
    document.catch(() => (document = undefined));
    return reply.header('cache-control', 'no-cache').send(await document);
  });
  // Counters are a process's own: each service has its page at its own address.
  app.get('/metrics', () => {
    throw new NotFound();
  });
}

function forward(request: FastifyRequest, reply: FastifyReply, instances: Instances): FastifyReply {
  const first = request.url.split(/[/?]/)[1] ?? '';
  const service = instances.choose(first);
  return reply.from(service + request.url, {
    rewriteRequestHeaders: ({ method }, headers) => {
      const { expect: _answeredHere, ...others } = headers;
      if (method !== 'GET' && method !== 'HEAD') return others;
      // Their bodies are not handed on, so they may not be announced either.
      const { 'content-length': _length, 'transfer-encoding': _encoding, ...bare } = others;
      return bare;
    },
    onError: (failed, { error }) => {
      const hasAnother = instances.isAway(service);
      // Only what changes nothing is asked again here: a command's body is gone, and what became of it is unknown.
      if (hasAnother && (request.method === 'GET' || request.method === 'HEAD')) {
        forward(request, failed as unknown as FastifyReply, instances);
        return;
      }
      const away = `What answers /${first} cannot be reached now. Send the same again, a command with the same Idempotency-Key.`;
      // Sent as what is thrown is, by the one handler of errors.
      void (failed as unknown as FastifyReply).send(
        Object.assign(new Unavailable('service-away', away, SEND_AGAIN), { cause: error }),
      );
    },
  });
}
