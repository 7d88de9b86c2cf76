import { EventEmitter } from 'node:events';
import { Agent, get, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Injectable, Module, type OnModuleDestroy, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { pino } from 'pino';
import { loadConfig } from '../configuration/load-config.ts';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { type Runtime, RUNTIME } from '../runtime/runtime.ts';
import { createApplication } from './create-application.ts';
import { endOnSignals } from './end-on-signals.ts';
import type { Ending } from './on-signals.ts';
import { cannotStart } from './run-service.ts';

@Controller('slow')
class SlowController {
  @Get('answer')
  async answer(): Promise<{ answered: boolean }> {
    await pause(400);
    return { answered: true };
  }
  @Get('never-ending')
  neverEnding(@Res() reply: FastifyReply): void {
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.write(': begun\n\n');
  }
}
/** Comes to its end slowly, and until then the port is open: like an import. */
@Injectable()
class SlowToEnd implements OnModuleDestroy {
  static forMs = 0;
  async onModuleDestroy(): Promise<void> {
    await pause(SlowToEnd.forMs);
  }
}
@Module({ controllers: [SlowController], providers: [SlowToEnd] })
class SlowModule {}

const logger = pino({ level: 'silent' });

describe('a process at its edge', () => {
  let dataFolder: string;
  let app: NestFastifyApplication;
  const start = async (more: Partial<BarazaConfig> = {}): Promise<string> => {
    const config = { ...loadConfig({ BARAZA_DATA: dataFolder, PORT: '0' }, { service: 'test' }), ...more };
    app = await createApplication({ config, modules: [SlowModule], logger });
    await app.listen(0, '127.0.0.1');
    return app.getUrl();
  };

  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'baraza-'));
  });
  afterEach(async () => {
    await app.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  const speak = (url: string, words: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(url);
      let heard = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(words));
      socket.on('data', (chunk) => (heard += String(chunk)));
      socket.on('close', () => resolve(heard));
      socket.on('error', reject);
    });

  it.each([
    ['something that is no HTTP', 'HELO there\r\n\r\n', '400 Bad Request', 'malformed'],
    [
      'headers without end',
      `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
      '431 Request Header',
      'headers-too-large',
    ],
  ])('answers %s by a problem, and hangs up', async (_, words, status, code) => {
    const heard = await speak(await start(), words);
    expect(heard).toContain(`HTTP/1.1 ${status}`);
    expect(heard).toContain('content-type: application/problem+json');
    expect(heard).toContain(`"code":"${code}"`);
  });

  it('sets headers that keep browsers from harm', async () => {
    const { headers } = await fetch(`${await start()}/health/live`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
    await app.close();
    const secure = await fetch(`${await start({ publicUrl: 'https://forum.example' })}/health/live`);
    expect(secure.headers.get('strict-transport-security')).toContain('max-age=');
  });

  it('limits requests where others can reach it, but never those that ask for its health', async () => {
    const url = await start({ rateLimit: 3 });
    const statuses = [];
    for (let index = 0; index < 4; index++) statuses.push((await fetch(`${url}/openapi.json`)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const answer = await fetch(`${url}/openapi.json`);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ status: 429, code: 'too-many-requests' });
    for (const asked of ['live', 'serving', 'ready'])
      expect((await fetch(`${url}/health/${asked}`)).status).not.toBe(429);
  });

  it('counts by the address that a trusted proxy tells, and by that of whoever else tells one', async () => {
    const ask = async (url: string, person: string): Promise<number> =>
      (await fetch(`${url}/openapi.json`, { headers: { 'x-forwarded-for': person } })).status;
    const url = await start({ rateLimit: 1, trustedProxies: ['127.0.0.1'] });
    expect([await ask(url, '203.0.113.7'), await ask(url, '203.0.113.8')]).toEqual([200, 200]);
    await app.close();
    const wary = await start({ rateLimit: 1 });
    expect([await ask(wary, '203.0.113.7'), await ask(wary, '203.0.113.8')]).toEqual([200, 429]);
  });

  it('counts a batch of commands as one request, and lets none from outside pass for one of a batch', async () => {
    const url = await start({ rateLimit: 3 });
    const issuer = app.get<Runtime>(RUNTIME).developmentIssuer!;
    const token = await issuer.token({ roles: [{ role: 'secretariat' }], person: 'somebody' });
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'baraza-batched': 'so it says',
    };
    // A route that is counted, and that no batch may hold: it is not found, however often.
    const commands = Array.from({ length: 10 }, (_, n) => ({ key: String(n), path: '/members/batches' }));
    const send = () => fetch(`${url}/members/batches`, { method: 'POST', headers, body: JSON.stringify({ commands }) });
    const { answers } = (await (await send()).json()) as { answers: { status: number }[] };
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(404));
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([200, 200, 429]);
  });

  describe('that is told to end', () => {
    class Host extends EventEmitter implements Ending {
      readonly ended = new Promise<number>((resolve) => (this.exit = resolve));
      exit: (code: number) => void;
    }
    const endable = (cutOffAfterMs?: number): Host => {
      const host = new Host();
      endOnSignals(app, logger, host, cutOffAfterMs);
      return host;
    };

    it('lets the request under way come to its end, takes no more, and closes its stores', async () => {
      const url = await start();
      const host = endable();
      const underWay = fetch(`${url}/slow/answer`).then((answer) => answer.json());
      await pause(100);
      host.emit('SIGTERM', 'SIGTERM');
      expect(await underWay).toEqual({ answered: true });
      expect(await host.ended).toBe(0);
      await expect(fetch(`${url}/health/live`)).rejects.toThrow();
      await expect(app.get<Runtime>(RUNTIME).store.head()).rejects.toThrow('closed');
    });

    it('says at once that it serves no more, while what it had begun comes to its end', async () => {
      const url = await start();
      const serving = async (): Promise<unknown> => {
        const answer = await fetch(`${url}/health/serving`);
        return [answer.status, await answer.json()];
      };
      expect(await serving()).toEqual([200, { status: 'serving' }]);
      SlowToEnd.forMs = 500;
      try {
        const host = endable();
        host.emit('SIGTERM', 'SIGTERM');
        expect(await serving()).toEqual([503, { status: 'closing' }]);
        expect((await fetch(`${url}/health/live`)).status).toBe(200);
        expect(await host.ended).toBe(0);
      } finally {
        SlowToEnd.forMs = 0;
      }
    });

    it('does not wait for connections that are merely kept', async () => {
      const url = await start();
      const host = endable();
      const agent = new Agent({ keepAlive: true });
      await new Promise<void>((resolve) =>
        get(`${url}/health/live`, { agent }, (answer) => answer.resume().on('end', resolve)),
      );
      const began = Date.now();
      host.emit('SIGINT', 'SIGINT');
      expect(await host.ended).toBe(0);
      expect(Date.now() - began).toBeLessThan(3_000);
      agent.destroy();
    });

    it('cuts off what would never end, and ends within 10 s', async () => {
      const url = await start();
      const host = endable(300);
      const cut = new Promise<void>((resolve) => {
        const request = httpRequest(`${url}/slow/never-ending`, (answer) =>
          answer.on('error', () => resolve()).resume(),
        );
        request.on('error', () => resolve());
        request.end();
      });
      await pause(100);
      const began = Date.now();
      host.emit('SIGTERM', 'SIGTERM');
      expect(await host.ended).toBe(0);
      await cut;
      expect(Date.now() - began).toBeLessThan(3_000);
    });
  });

  it('says in words why it cannot start', async () => {
    await start();
    const config = app.get<Runtime>(RUNTIME).config;
    const second = createApplication({
      config: { ...config, dataFolder: join(dataFolder, 'other') },
      modules: [],
      logger,
    });
    const taken = await second.then(
      (other) => other.close().then(() => undefined),
      (error: unknown) => cannotStart(error),
    );
    expect(taken).toMatch(/^\/.* is (held|in use) by another process/);
    expect(
      cannotStart(Object.assign(new Error('listen'), { code: 'EADDRINUSE', address: '127.0.0.1', port: 3000 })),
    ).toBe('127.0.0.1:3000 is taken by another process; set PORT to a free one');
  });
});
