import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApiDocument } from './document.ts';

/**
 * `/openapi.json`, and `/docs` to browse it: all of it from this process, no script or style from anywhere else. The
 * document is made when it is first asked for.
 */
export async function serveDocuments(app: NestFastifyApplication, info: { version: string }): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  let document: string | undefined;
  fastify.get('/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(app, info));
    void reply.header('content-type', 'application/json; charset=utf-8').send(document);
  });
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  await fastify.register(fastifyStatic, {
    root: assets,
    prefix: '/docs/assets/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => FILES.has(path),
  });
  fastify.get('/docs', (_request, reply) => void reply.header('content-type', 'text/html; charset=utf-8').send(PAGE));
  fastify.get('/docs/start.js', (_request, reply) => void reply.header('content-type', 'text/javascript').send(START));
}

const FILES = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png']);

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Baraza: the API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css"><link rel="icon" href="/docs/assets/favicon-32x32.png">
</head>
<body>
<main id="docs"><noscript>The document itself is at <a href="/openapi.json">/openapi.json</a>.</noscript></main>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, persistAuthorization: false });
`;
