import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ServerToRun {
  /** As it is called where it fails. */
  readonly name: string;
  readonly path: string;
  readonly args: readonly string[];
  /** Where it is to listen. */
  readonly port: number;
  /** What it says first to whoever connects; without it, to connect is enough. */
  readonly greeting?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Receives what the server logs. Default: nobody; what it said last is in the error when it does not start. */
  readonly log?: ((line: string) => void) | undefined;
  /** Ends the server also where this process is killed, by a small process that watches; and no Ctrl-C reaches it but ours. */
  readonly watched?: boolean | undefined;
}

export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  /** Resolves when the process has ended, however it did. */
  readonly exited: Promise<void>;
  /** Lets the server finish (SIGTERM), and waits. */
  stop(): Promise<void>;
  /** SIGKILL, and waits. */
  kill(): Promise<void>;
}

export class ServerFailed extends Error {
  override readonly name = 'ServerFailed';
}

/**
 * Starts a server that ends with this process, and waits until it answers.
 * @throws ServerFailed with what the server said last, where it does not answer within 20 s; where another answers there
 */
export async function runServer({ name, path, args, port, ...more }: ServerToRun): Promise<RunningServer> {
  if (await answers(port)) throw new ServerFailed(`${name} did not start: port ${port} is taken by another process`);
  const env = more.environment ?? process.env;
  const detached = more.watched === true;
  const child = spawn(path, args, { env, detached, stdio: ['ignore', 'ignore', 'pipe'] });
  const watcher = detached ? watch(child.pid) : undefined;
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const exited = once(child, 'close').then(() => {
    watcher?.kill('SIGKILL');
    process.removeListener('exit', killWithUs);
  });
  const lastLines = collectLog(child, more.log);

  const end = performance.now() + 20_000;
  while (!(await answers(port, more.greeting))) {
    if (child.exitCode !== null || performance.now() > end) {
      child.kill('SIGKILL');
      throw new ServerFailed(`${name} did not start on port ${port}: ${lastLines.join('\n')}`);
    }
    await sleep(20);
  }
  const signal = async (which: NodeJS.Signals): Promise<void> => {
    child.kill(which);
    await exited;
  };
  return { port, pid: child.pid!, exited, stop: () => signal('SIGTERM'), kill: () => signal('SIGKILL') };
}

/** Its input ends when nobody has the other end any more. */
const WATCHER = `process.stdin.resume().on('close', () => {
  try {
    process.kill(Number(process.argv[1]), 'SIGTERM');
  } catch {} // it has ended
});`;

/** Ends a process when this one has ended, however it did. */
function watch(pid: number | undefined): ChildProcess | undefined {
  if (pid === undefined) return undefined; // it did not start
  const watcher = spawn(process.execPath, ['--eval', WATCHER, String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  return watcher;
}

/** A port of this machine that nobody listens on right now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function collectLog(child: ChildProcess, log?: (line: string) => void): readonly string[] {
  const last: string[] = [];
  let rest = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      log?.(line);
      if (last.push(line) > 20) last.shift();
    }
  });
  return last;
}

function answers(port: number, greeting?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const done = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => done(false));
    socket.once('error', () => done(false));
    if (greeting === undefined) socket.once('connect', () => done(true));
    else socket.once('data', (said) => done(said.toString('utf8').startsWith(greeting)));
  });
}
