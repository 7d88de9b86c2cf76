import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { MessengerUnderTest, Received } from './messenger.contract.ts';

export const SECRET = 'shared by the forum and its gateway';
export const NO_NUMBER = '+256000000000';

interface Got extends Received {
  readonly headers: IncomingMessage['headers'];
}

/** A real HTTP server for specs, that recognises keys as a gateway does. */
export interface GatewayProvider extends Pick<MessengerUnderTest, 'disturb' | 'end'> {
  readonly url: string;
  readonly got: readonly Got[];
  answerWith(status: number): void;
}

export async function gatewayProvider(): Promise<GatewayProvider> {
  let how: Parameters<GatewayProvider['disturb']>[0] = 'none';
  let status = 202;
  const got: Got[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { key, to, text } = (await json(request)) as Received;
    if (how === 'silent') return;
    if (request.headers['baraza-secret'] !== SECRET) response.writeHead(401).end();
    else if (how === 'busy') response.writeHead(503).end(`no room for ${to}`);
    else if (to === NO_NUMBER) response.writeHead(422).end(JSON.stringify({ to }));
    else if (got.some((one) => one.key === key)) response.writeHead(409).end();
    else {
      got.push({ key, to, text, headers: request.headers });
      if (how === 'answer-lost') request.socket.destroy();
      else response.writeHead(status, { location: 'http://127.0.0.1:1/elsewhere' }).end('{"accepted":true}');
    }
  };
  const server = createServer((request, response) => void take(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    url: `http://127.0.0.1:${port}/send`,
    got,
    answerWith(next) {
      status = next;
    },
    async disturb(next) {
      how = next;
      if (how === 'gone') await stop();
    },
    async end() {
      if (how !== 'gone') await stop();
    },
  };
}
