import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findNatsServer, type FindNatsServerOptions } from './find-nats-server.ts';

export interface StartNatsServerOptions extends FindNatsServerOptions {
  /** Where the server keeps its data, and its configuration where none is given. */
  readonly folder: string;
  /** A configuration file; it must listen on `port` and keep its data in `folder`. Default: one without accounts. */
  readonly configFile?: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Added to the environment of the server, for `$NAMES` in the configuration. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Receives what the server logs. Default: nobody; what it said last is in the error when it does not start. */
  log?(line: string): void;
}

export interface RunningNatsServer {
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

export class NatsServerFailed extends Error {
  override readonly name = 'NatsServerFailed';
}

/**
 * Starts a nats-server of its own and waits until it answers.
 * @throws NatsServerNotFound where there is none and none can be fetched
 * @throws NatsServerFailed with what the server said last, where it does not answer within 20 s
 */
export async function startNatsServer(options: StartNatsServerOptions): Promise<RunningNatsServer> {
  const { path } = await findNatsServer(options);
  const port = options.port ?? (await freePort());
  await mkdir(options.folder, { recursive: true });
  const configFile = options.configFile ?? (await writePlainConfiguration(options.folder, port));
  const child = spawn(path, ['--config', configFile], {
    env: { ...process.env, ...options.variables },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const killWithUs = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithUs);
  const exited = once(child, 'close').then(() => void process.removeListener('exit', killWithUs));
  const lastLines = collectLog(child, options.log);

  const end = performance.now() + 20_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null || performance.now() > end) {
      child.kill('SIGKILL');
      throw new NatsServerFailed(`nats-server did not start on port ${port}: ${lastLines.join('\n')}`);
    }
    await sleep(20);
  }
  const signal = async (name: NodeJS.Signals): Promise<void> => {
    child.kill(name);
    await exited;
  };
  return {
    url: `nats://127.0.0.1:${port}`,
    port,
    pid: child.pid!,
    exited,
    stop: () => signal('SIGTERM'),
    kill: () => signal('SIGKILL'),
  };
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

/** JetStream as durable as we ask for everywhere: what is acknowledged is on stable storage. */
async function writePlainConfiguration(folder: string, port: number): Promise<string> {
  const file = join(folder, 'nats.conf');
  const data = JSON.stringify(join(folder, 'jetstream'));
  await writeFile(file, `listen: "127.0.0.1:${port}"\njetstream { store_dir: ${data}, sync_interval: always }\n`);
  return file;
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

/** Whether a NATS server greets whoever connects. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    const done = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => done(false));
    socket.once('error', () => done(false));
    socket.once('data', (greeting) => done(greeting.toString('utf8').startsWith('INFO ')));
  });
}
