import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { sendProblem } from '../problems/send-problem.ts';
import { tell } from '../problems/tell.ts';
import { openApiDocument } from './document.ts';

/**
 * `/openapi.json`, and `/docs` to browse it: all of it from this process, no script or style from anywhere else. The
 * document is made when it is first asked for, and so are the files read.
 */
export function serveDocuments(app: NestFastifyApplication, info: { version: string }, logger: Logger): void {
  const serve = (path: string, type: string, content: () => Promise<string | Buffer>): void => {
    let made: Promise<string | Buffer> | undefined;
    app
      .getHttpAdapter()
      .getInstance()
      .get(
        path,
        {
          errorHandler: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
            sendProblem(logger, reply, request, tell(error), error),
        },
        async (_request, reply) => {
          made ??= content();
          return reply
            .header('content-type', type)
            .header('cache-control', 'no-cache')
            .send(await made);
        },
      );
  };
  serve('/openapi.json', 'application/json; charset=utf-8', async () => JSON.stringify(openApiDocument(app, info)));
  serve('/docs', 'text/html; charset=utf-8', async () => PAGE);
  serve('/docs/start.js', 'text/javascript; charset=utf-8', async () => START);
  const assets = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of ASSETS) serve(`/docs/assets/${name}`, type, () => readFile(join(assets, name)));
}

const ASSETS = [
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
  ['favicon-32x32.png', 'image/png'],
] as const;

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
