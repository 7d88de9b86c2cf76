import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFerretDb, type FindFerretDbOptions } from './find-ferretdb.ts';

export interface StartFerretDbOptions extends FindFerretDbOptions {
  /** Where the server keeps its data. */
  readonly folder: string;
  /** Default: a free one. */
  readonly port?: number;
}

export interface RunningFerretDb {
  /** Without a database: that is whoever connects to name. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the process has ended, however it did. */
  readonly exited: Promise<void>;
  /** Lets the server finish (SIGTERM), and waits. */
  stop(): Promise<void>;
  /** SIGKILL, and waits. */
  kill(): Promise<void>;
}

export class FerretDbFailed extends Error {
  override readonly name = 'FerretDbFailed';
}

/**
 * Starts a FerretDB of its own and waits until it listens.
 * @throws FerretDbNotFound where there is none and none can be built
 * @throws FerretDbFailed with what the server said last, where it does not listen within 20 s
 */
export async function startFerretDb(options: StartFerretDbOptions): Promise<RunningFerretDb> {
  const { path } = await findFerretDb(options);
  const port = options.port ?? (await freePort());
  const data = join(options.folder, 'sqlite');
  await mkdir(data, { recursive: true });
  const child = spawn(path, [`127.0.0.1:${port}`, data], { stdio: ['ignore', 'ignore', 'pipe'] });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const exited = once(child, 'close').then(() => void process.removeListener('exit', killWithUs));
  const lastLines = collectLog(child);

  const end = performance.now() + 20_000;
  while (!(await listens(port))) {
    if (child.exitCode !== null || performance.now() > end) {
      child.kill('SIGKILL');
      throw new FerretDbFailed(`ferretdb did not start on port ${port}: ${lastLines.join('\n')}`);
    }
    await sleep(20);
  }
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    child.kill(name);
    await exited;
  };
  return {
    url: `mongodb://127.0.0.1:${port}`,
    port,
    pid: child.pid!,
    exited,
    stop: () => signal('SIGTERM'),
    kill: () => signal('SIGKILL'),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function collectLog(child: ChildProcess): readonly string[] {
  const last: string[] = [];
  let rest = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (last.push(line) > 20) last.shift();
  });
  return last;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const done = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => done(false));
    socket.once('error', () => done(false));
    socket.once('connect', () => done(true));
  });
}
