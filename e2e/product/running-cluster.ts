import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ForumClient, node, root, settingsOf } from './running-forum.ts';
import type { RunningProduct } from './running-product.ts';

export const SERVICES = ['members', 'capacity', 'coalitions', 'campaigns', 'projections', 'ledger'] as const;
export type Service = (typeof SERVICES)[number];

/** What `baraza cluster` leaves in the folder, for whoever looks for its processes. */
interface ClusterWord {
  readonly services: readonly { readonly name: Service; readonly url: string; readonly pid?: number }[];
  readonly nats: { readonly port: number; readonly pid?: number };
}

/** The front's, the services', NATS's. */
const PORTS = SERVICES.length + 2;

/** `baraza cluster` over one folder: a nats-server and a process for each service, any of which can be killed. */
export class RunningCluster implements RunningProduct {
  /** Through the front, as everybody comes. */
  readonly client: ForumClient;
  /** To each service at its own address: for what must not depend on the front. */
  readonly direct: ForumClient;
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #output: readonly string[];
  readonly #urls: Readonly<Record<string, string>>;

  private constructor(folder: string, child: ChildProcess, ended: Promise<number | null>, output: readonly string[]) {
    this.#output = output;
    this.#folder = folder;
    this.#child = child;
    this.#ended = ended;
    this.#urls = (read(folder, 'serving.json') as { urls: Record<string, string> }).urls;
    this.client = new ForumClient(() => this.#urls['']!, folder);
    this.direct = new ForumClient((path) => this.#urls[path.split(/[/?]/)[1] ?? ''] ?? this.#urls['']!, folder);
  }

  /** Starts it, and waits until every service says that it is ready. */
  static async start(folder: string, settings: Readonly<Record<string, string>> = {}): Promise<RunningCluster> {
    const child = spawn(node, [join(root, 'libs', 'cli', 'dist', 'main.js'), 'cluster', '--empty'], {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PORT: String(await freePorts()),
        ...settingsOf(folder),
        ...settings,
        BARAZA_LOG: 'error',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const until = Date.now() + 120_000;
    while (read(folder, 'serving.json') === undefined) {
      if (child.exitCode !== null || Date.now() > until) {
        child.kill('SIGTERM');
        throw new Error(`the cluster did not start:\n${output.join('')}`);
      }
      await pause(100);
    }
    return new RunningCluster(folder, child, ended, output);
  }

  /** All that its processes have printed. */
  get output(): string {
    return this.#output.join('');
  }

  /** The last of it. */
  get lastWords(): string {
    return this.output.slice(-4_000);
  }

  /** @returns its exit code */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.#ended;
  }

  /** SIGKILL for one service; resolves as soon as it is dead. */
  kill(service: Service): void {
    const { pid } = this.#word().services.find(({ name }) => name === service)!;
    if (pid !== undefined) kill(pid);
  }

  /** SIGKILL for the nats-server. */
  killNats(): void {
    const { pid } = this.#word().nats;
    if (pid !== undefined) kill(pid);
  }

  /** Kills the nats-server and takes away all that it kept: streams, consumers, acknowledgements. */
  loseNatsData(): void {
    this.killNats();
    rmSync(join(this.#folder, 'nats', 'jetstream'), { recursive: true, force: true });
  }

  /** Resolves when every service says that it is ready. */
  async ready(withinMs = 60_000): Promise<void> {
    const until = Date.now() + withinMs;
    for (const { name, url } of this.#word().services) {
      for (;;) {
        const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(
          () => undefined,
        );
        if (answer?.status === 200) break;
        if (Date.now() > until) {
          const said = answer === undefined ? 'nothing' : `${answer.status} ${await answer.text()}`;
          throw new Error(`${name} was not ready within ${withinMs} ms, it said: ${said}\n${this.lastWords}`);
        }
        await pause(100);
      }
    }
  }

  #word(): ClusterWord {
    return read(this.#folder, 'cluster.json') as ClusterWord;
  }
}

function read(folder: string, file: string): object | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;
  } catch {
    return undefined; // not there yet, or being written
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The first of as many ports in a row as a cluster takes. */
async function freePorts(): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await Promise.all(Array.from({ length: PORTS }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
