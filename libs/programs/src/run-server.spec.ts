import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, runServer } from './run-server.ts';

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

describe('a server of others', () => {
  it('that is watched ends where whoever started it is killed', async () => {
    const starter = spawn(process.execPath, [
      '--no-warnings',
      fileURLToPath(new URL('./testing/watched.child.ts', import.meta.url)),
    ]);
    const [said] = (await once(starter.stdout, 'data')) as [Buffer];
    const port = Number(said.toString());
    expect(await answers(port)).toBe(true);
    starter.kill('SIGKILL');
    for (let tries = 0; (await answers(port)) && tries < 600; tries++) await pause(20);
    expect(await answers(port)).toBe(false);
  }, 30_000);

  it('is not taken for another that answers at its port', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const server = { name: 'a server', path: process.execPath, args: ['--eval', 'setInterval(() => {}, 1_000)'], port };
    await expect(runServer(server)).rejects.toThrow(`a server did not start: port ${port} is taken by another process`);
    other.close();
  });
});
