import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type FakeAnswer = (asked: Asked, reply: ServerResponse) => void | Promise<void>;

/** A real HTTP server on a port of its own that answers as a spec says, and remembers what it was asked. */
export class FakeForum {
  readonly asked: Asked[] = [];
  readonly #server: Server;
  readonly #routes = new Map<string, FakeAnswer>();

  private constructor() {
    this.#server = createServer((request, reply) => void this.#answer(request, reply));
  }

  static async start(): Promise<FakeForum> {
    const forum = new FakeForum();
    forum.on('GET /health/live', json(200, { status: 'live' }));
    await new Promise<void>((resolve) => forum.#server.listen(0, '127.0.0.1', resolve));
    return forum;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** @param route method and path without its query: `GET /ledger/events` */
  on(route: string, answer: FakeAnswer): void {
    this.#routes.set(route, answer);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const asked = { method, path, headers, body };
    this.asked.push(asked);
    const answer =
      this.#routes.get(`${method} ${path.split('?')[0]}`) ?? problem(404, 'not-found', 'Nothing is there.');
    await answer(asked, reply);
  }
}

export function json(status: number, body: object): FakeAnswer {
  return (_, reply) => {
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
}

export function problem(status: number, code: string, detail: string, errors: readonly object[] = []): FakeAnswer {
  return (_, reply) => {
    reply
      .writeHead(status, { 'content-type': 'application/problem+json' })
      .end(JSON.stringify({ type: `urn:baraza:problem:${code}`, title: code, status, detail, code, errors }));
  };
}
