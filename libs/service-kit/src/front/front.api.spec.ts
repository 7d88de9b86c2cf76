import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { type Front, openFront } from './front.ts';

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A service that answers however a spec wants it to. */
class FakeService {
  readonly #server: Server;
  answering: Answering = (request, response) => void response.end(`${request.method} ${request.url}`);

  private constructor() {
    this.#server = createServer((request, response) => this.answering(request, response));
  }

  static async start(): Promise<FakeService> {
    const service = new FakeService();
    service.#server.listen(0, '127.0.0.1');
    await once(service.#server, 'listening');
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const json = (status: number, body: object): Answering => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
};

const CONFIG = { host: '127.0.0.1', port: 0, publicUrl: undefined, rateLimit: undefined, trustedProxies: [] };

describe('one address for services that run apart', () => {
  let members: FakeService;
  let views: FakeService;
  let front: Front;
  beforeEach(async () => {
    [members, views] = await Promise.all([FakeService.start(), FakeService.start()]);
    front = await openFront({
      config: CONFIG,
      services: { members: members.url, views: views.url, '': views.url },
      issuer: undefined,
      logger: pino({ level: 'silent' }),
    });
  });
  afterEach(async () => {
    await front.close();
    await Promise.all([members.stop(), views.stop()]);
  });

  it('hands on by the first part of the path, with the query as it came; the rest goes where views are', async () => {
    const said = async (path: string) => (await fetch(`${front.address}${path}`)).text();
    expect(await said('/members/units?q=a%20b&q=%2F')).toBe('GET /members/units?q=a%20b&q=%2F');
    views.answering = (request, response) => void response.end(`views: ${request.url}`);
    expect(await said('/views/search')).toBe('views: /views/search');
    expect(await said('/docs/start.js')).toBe('views: /docs/start.js');
    expect(await said('/constructor')).toBe('views: /constructor');
    expect(await said('/')).toBe('views: /');
  });

  it('hands on method, headers and body, and the answer’s status and headers', async () => {
    members.answering = (request, response) => {
      const { authorization, 'content-type': type, 'idempotency-key': key } = request.headers;
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => (body += text));
      request.on('end', () => {
        response.writeHead(201, { etag: '"0"', location: '/members/units/a' });
        response.end(JSON.stringify([request.method, authorization, type, key, body]));
      });
    };
    const answer = await fetch(`${front.address}/members/units`, {
      method: 'POST',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json', 'idempotency-key': 'k' },
      body: '{"broken',
    });
    expect([answer.status, answer.headers.get('etag'), answer.headers.get('location')]).toEqual([
      201,
      '"0"',
      '/members/units/a',
    ]);
    expect(await answer.json()).toEqual(['POST', 'Bearer x', 'application/json', 'k', '{"broken']);
  });

  it('lets events through as they come, and tells the service when the listener has gone', async () => {
    let gone: Promise<unknown> = Promise.resolve();
    members.answering = (_request, response) => {
      gone = once(response, 'close');
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: first\n\n'); // and no end
    };
    const leaving = new AbortController();
    const answer = await fetch(`${front.address}/members/feed`, { signal: leaving.signal });
    const first = await answer.body!.getReader().read();
    expect(new TextDecoder().decode(first.value)).toBe('data: first\n\n');
    leaving.abort();
    await gone;
  });

  it('lets a body through while it is being sent', async () => {
    let sendRest: (() => void) | undefined;
    members.answering = (request, response) => {
      // The rest is sent only when the beginning has arrived.
      request.once('data', () => sendRest!());
      request.resume().on('end', () => response.end('all of it'));
    };
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        sendRest = () => {
          controller.enqueue(new TextEncoder().encode('b\n'));
          controller.close();
        };
        controller.enqueue(new TextEncoder().encode('a\n'));
      },
    });
    const init = { method: 'POST', headers: { 'content-type': 'text/csv' }, body, duplex: 'half' } as RequestInit;
    const answer = await fetch(`${front.address}/members/imports`, init);
    expect(await answer.text()).toBe('all of it');
  });

  it('breaks an answer off where the service did, so that nobody takes a part for the whole', async () => {
    members.answering = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' });
      response.write('{"sequence":1}\n', () => response.destroy());
    };
    const answer = await fetch(`${front.address}/members/events`);
    await expect(answer.text()).rejects.toThrow();
  });

  it('answers 503 for a service that is away, and the others go on', async () => {
    await members.stop();
    const answer = await fetch(`${front.address}/members/units`, { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after')]).toEqual([
      503,
      'application/problem+json',
      '1',
    ]);
    expect(await answer.json()).toMatchObject({ code: 'service-away', status: 503 });
    expect((await fetch(`${front.address}/views`)).status).toBe(200);
    expect((await fetch(`${front.address}/openapi.json`)).status).toBe(503);
  });

  it('hands a service’s own 503 on at once', async () => {
    let asked = 0;
    members.answering = (...args) => {
      asked += 1;
      json(503, { code: 'view-behind' })(...args);
    };
    const answer = await fetch(`${front.address}/members/units`);
    expect([answer.status, await answer.json(), asked]).toEqual([503, { code: 'view-behind' }, 1]);
  });

  it('is ready when every service is, and says which is not', async () => {
    const ready = json(200, { status: 'ready', checks: [{ name: 'relay', ready: true }] });
    members.answering = ready;
    views.answering = ready;
    const look = async () => {
      const answer = await fetch(`${front.address}/health/ready`);
      return [answer.status, await answer.json()];
    };
    const relays = ['members', 'views'].map((name) => ({ name: `${name}: relay`, ready: true }));
    expect(await look()).toEqual([200, { status: 'ready', checks: relays }]);
    views.answering = json(503, { status: 'behind', checks: [{ name: 'network', ready: false }] });
    expect(await look()).toEqual([
      503,
      { status: 'behind', checks: [relays[0], { name: 'views: network', ready: false }] },
    ]);
    await members.stop();
    expect(await look()).toMatchObject([503, { status: 'starting', checks: [{ name: 'members', ready: false }, {}] }]);
    expect((await fetch(`${front.address}/health/live`)).status).toBe(200);
    // Whatever is away is answered for: the front itself serves.
    const serving = await fetch(`${front.address}/health/serving`);
    expect([serving.status, await serving.json()]).toEqual([200, { status: 'serving' }]);
  });

  it('puts the services’ OpenAPI documents together', async () => {
    const document = (path: string, schema: string) =>
      json(200, {
        openapi: '3.1.0',
        paths: { [path]: { get: {} }, '/health/live': { get: {} }, '/metrics': { get: {} } },
        components: { schemas: { [schema]: {}, Problem: {} }, securitySchemes: { bearer: {} } },
      });
    members.answering = document('/members/units', 'UnitDocument');
    views.answering = document('/views', 'Home');
    expect(await (await fetch(`${front.address}/openapi.json`)).json()).toEqual({
      openapi: '3.1.0',
      paths: { '/members/units': { get: {} }, '/views': { get: {} }, '/health/live': { get: {} } },
      components: { schemas: { UnitDocument: {}, Home: {}, Problem: {} }, securitySchemes: { bearer: {} } },
    });
  });

  describe('where requests come through a proxy', () => {
    /** What becomes of five requests by two persons, of whom each may make two, as the proxy tells them apart. */
    const statuses = async (trustedProxies: readonly string[], through = ''): Promise<readonly number[]> => {
      const config = { ...CONFIG, rateLimit: 2, trustedProxies };
      const services = { members: members.url, '': views.url };
      const limited = await openFront({ config, services, issuer: undefined, logger: pino({ level: 'silent' }) });
      try {
        const answers: number[] = [];
        for (const person of ['203.0.113.7', '203.0.113.8', '203.0.113.7', '203.0.113.7', '203.0.113.8']) {
          const headers = { 'x-forwarded-for': `${person}${through}` };
          answers.push((await fetch(`${limited.address}/members/units`, { headers })).status);
        }
        return answers;
      } finally {
        await limited.close();
      }
    };

    it('counts the requests of each person where the proxy is trusted', async () => {
      expect(await statuses(['127.0.0.0/8'])).toEqual([200, 200, 200, 429, 200]);
      expect(await statuses(['127.0.0.1', '10.0.0.0/8'], ', 10.1.2.3')).toEqual([200, 200, 200, 429, 200]);
    });

    it('takes nobody else’s word: all that comes from one address is counted together', async () => {
      expect(await statuses([])).toEqual([200, 200, 429, 429, 429]);
      expect(await statuses(['10.0.0.0/8'])).toEqual([200, 200, 429, 429, 429]);
      // What stands before the last that is not trusted is only what that one says.
      expect(await statuses(['127.0.0.1'], ', 198.51.100.1')).toEqual([200, 200, 429, 429, 429]);
    });
  });

  describe('where a service has two instances', () => {
    let other: FakeService;
    let both: Front;
    beforeEach(async () => {
      other = await FakeService.start();
      both = await openFront({
        config: CONFIG,
        services: { members: [members.url, other.url], '': views.url },
        issuer: undefined,
        logger: pino({ level: 'silent' }),
      });
      const ready = json(200, { status: 'ready', checks: [{ name: 'relay', ready: true }] });
      const saying = (name: string): Answering => {
        return (request, response) => {
          if (request.url === '/health/ready') ready(request, response);
          else response.end(name);
        };
      };
      members.answering = saying('one');
      other.answering = saying('other');
      views.answering = saying('views');
    });
    afterEach(async () => {
      await both.close();
      await other.stop();
    });
    const asked = async (method = 'GET'): Promise<string> => {
      const answer = await fetch(`${both.address}/members/units`, { method });
      return answer.status === 200 ? answer.text() : String(answer.status);
    };

    it('asks each in its turn', async () => {
      expect([await asked(), await asked(), await asked(), await asked()].sort()).toEqual([
        ...['one', 'one', 'other', 'other'],
      ]);
    });

    it('asks the one that lives where the other is away, again by itself for what changes nothing', async () => {
      await members.stop();
      for (let time = 0; time < 4; time++) expect(await asked()).toBe('other');
      expect(await asked('POST')).toBe('other');
    });

    it('leaves it to the sender to send a command again that did not arrive, to the one that lives', async () => {
      await members.stop();
      const answers = [await asked('POST'), await asked('POST'), await asked('POST')];
      expect(answers.filter((one) => one === '503').length).toBeLessThanOrEqual(1);
      expect(answers.at(-1)).toBe('other');
    });

    it('is ready where one of them is, and says what is with both', async () => {
      await members.stop();
      const answer = await fetch(`${both.address}/health/ready`);
      expect([answer.status, await answer.json()]).toMatchObject([
        200,
        { status: 'ready', checks: [{ name: 'members', ready: false }, { name: 'members 2: relay' }, {}] },
      ]);
    });
  });

  it('knows no sign-in link that it did not make', async () => {
    expect((await fetch(`${front.address}/sign-in?code=guessed`)).status).toBe(404);
  });
});
