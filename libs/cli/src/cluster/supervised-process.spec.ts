import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SupervisedProcess } from './supervised-process.ts';

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await holds()) && tries < 600; tries++) await pause(20);
  expect(await holds()).toBe(true);
}

describe('a process that is started again', () => {
  let folder: string;
  /** Says that it is ready, whoever asks: as an earlier process would that holds the port still. */
  let other: Server;
  let running: SupervisedProcess | undefined;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-supervised-'));
    other = createServer((_, reply) => reply.end('{"status":"ready"}')).listen(0, '127.0.0.1');
    await once(other, 'listening');
  });
  afterEach(async () => {
    await running?.stop();
    other.close();
    rmSync(folder, { recursive: true });
  });

  function supervise(script: string, onRestart: (words: string) => void = () => undefined): SupervisedProcess {
    const file = join(folder, 'service.mjs');
    writeFileSync(file, `${script}; setInterval(() => {}, 60_000);`);
    const { port } = other.address() as AddressInfo;
    running = new SupervisedProcess({ name: 'members', file, env: {}, url: `http://127.0.0.1:${port}`, onRestart });
    return running;
  }

  it('is ready when it says so, and not when another does at its port', async () => {
    const mute = supervise('process.stdout.write("")');
    await until(() => mute.pid !== undefined);
    expect(await mute.readiness()).toBeUndefined();
    await mute.stop();
    const listening = supervise('process.send("listening")');
    await until(async () => (await listening.readiness())?.isReady === true);
  });

  it('is nobody between two lives', async () => {
    const endings: string[] = [];
    const service = supervise('process.send("listening")', (words) => endings.push(words));
    await until(async () => (await service.readiness()) !== undefined);
    process.kill(service.pid!, 'SIGKILL');
    await until(() => endings.length === 1);
    expect([service.pid, await service.readiness()]).toEqual([undefined, undefined]);
    expect(endings).toEqual(['members ended (SIGKILL); it is started again in 1000 ms']);
  });
});
