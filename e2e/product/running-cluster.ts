import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Network } from '@baraza/programs/testing';
import { ForumClient, node, root, settingsOf } from './running-forum.ts';
import type { RunningProduct } from './running-product.ts';

export const SERVICES = ['members', 'capacity', 'coalitions', 'campaigns', 'projections', 'ledger'] as const;
export type Service = (typeof SERVICES)[number];

/** A service's process, or one of them: `members`, `members 2`. */
export interface ServiceProcess {
  readonly name: string;
  readonly url: string;
  readonly pid?: number;
}

/** Long enough for two of each over a database that is slow to make collections, on a busy machine. */
const START_WITHIN_MS = 600_000;

/** What `baraza cluster` leaves in the folder, for whoever looks for its processes. */
interface ClusterWord {
  readonly services: readonly ServiceProcess[];
  readonly nats: { readonly port: number; readonly pid?: number };
}

export interface ClusterOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Of each service but the ledger. */
  readonly instances?: number;
  /** Whether services reach NATS by way of a network that can be broken. */
  readonly hasNetwork?: boolean;
}

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
  readonly #network: Network | undefined;

  private constructor(
    folder: string,
    child: ChildProcess,
    ended: Promise<number | null>,
    output: readonly string[],
    network: Network | undefined,
  ) {
    this.#output = output;
    this.#network = network;
    this.#folder = folder;
    this.#child = child;
    this.#ended = ended;
    this.#urls = (read(folder, 'serving.json') as { urls: Record<string, string> }).urls;
    this.client = new ForumClient(() => this.#urls['']!, folder);
    this.direct = new ForumClient((path) => this.#urls[path.split(/[/?]/)[1] ?? ''] ?? this.#urls['']!, folder);
  }

  /** Starts it, and waits until every service says that it is ready. */
  static async start(folder: string, options: ClusterOptions = {}): Promise<RunningCluster> {
    const { settings = {}, instances = 1, hasNetwork = false } = options;
    // The front's, the services', NATS's.
    const ports = SERVICES.length * instances + 2;
    const port = await freePorts(ports);
    const network = hasNetwork ? await Network.before(port + ports - 1) : undefined;
    const through = network === undefined ? [] : ['--nats-through', String(network.port)];
    const args = ['cluster', '--empty', '--instances', String(instances), ...through];
    const child = spawn(node, [join(root, 'libs', 'cli', 'dist', 'main.js'), ...args], {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PORT: String(port),
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
    const until = Date.now() + START_WITHIN_MS;
    while (read(folder, 'serving.json') === undefined) {
      if (child.exitCode !== null || Date.now() > until) {
        child.kill('SIGTERM');
        await network?.close();
        throw new Error(`the cluster did not start:\n${output.join('')}`);
      }
      await pause(100);
    }
    return new RunningCluster(folder, child, ended, output, network);
  }

  /** All that its processes have printed. */
  get output(): string {
    return this.#output.join('');
  }

  /** Processes that ended by themselves or were killed, as the cluster told: it starts them again. */
  get endings(): readonly string[] {
    return this.output.match(/^.+ ended \(.+\); it is started again.*$/gm) ?? [];
  }

  /** The last of it. */
  get lastWords(): string {
    return this.output.slice(-4_000);
  }

  /** @returns its exit code */
  async stop(): Promise<number | null> {
    this.#network?.mend();
    for (const { pid } of this.processes) if (pid !== undefined) signal(pid, 'SIGCONT');
    this.#child.kill('SIGTERM');
    const code = await this.#ended;
    await this.#network?.close();
    return code;
  }

  get folder(): string {
    return this.#folder;
  }

  /** Between the services and NATS. @throws Error where there is none */
  get network(): Network {
    if (this.#network === undefined) throw new Error('the cluster was started without a network');
    return this.#network;
  }

  /** All instances of all services, as they run now. */
  get processes(): readonly ServiceProcess[] {
    return this.#word().services;
  }

  /** A signal for a process of this name, if there is one now; what comes of it comes a moment later. */
  signal(name: string, which: NodeJS.Signals): void {
    const { pid } = this.processes.find((one) => one.name === name)!;
    if (pid !== undefined) signal(pid, which);
  }

  /** SIGKILL for one instance of a service; resolves as soon as it is dead. */
  kill(name: string): void {
    this.signal(name, 'SIGKILL');
  }

  /** SIGKILL for whoever started all the others. @returns where they listen: they are to notice */
  killStarter(): readonly number[] {
    const { services, nats } = this.#word();
    this.#child.kill('SIGKILL');
    return [...services.map(({ url }) => Number(new URL(url).port)), nats.port];
  }

  /**
   * SIGKILL for one instance of a service, and for whatever is started in its place before it does anything.
   * @returns lets the next one live
   */
  keepDown(name: string): () => void {
    const killed = new Set<number>();
    const look = (): void => {
      const { pid } = this.processes.find((one) => one.name === name)!;
      if (pid === undefined || killed.has(pid)) return;
      killed.add(pid);
      signal(pid, 'SIGKILL');
    };
    look();
    const looking = setInterval(look, 100);
    return () => {
      clearInterval(looking);
    };
  }

  /** SIGKILL for the nats-server. */
  killNats(): void {
    this.signalNats('SIGKILL');
  }

  signalNats(which: NodeJS.Signals): void {
    const { pid } = this.#word().nats;
    if (pid !== undefined) signal(pid, which);
  }

  /** The nats-server itself, past the network. */
  get natsPort(): number {
    return this.#word().nats.port;
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

function signal(pid: number, which: NodeJS.Signals): void {
  try {
    process.kill(pid, which);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The first of so many free ports in a row. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
}

/** Whether nobody listens there. */
export function isFree(port: number): Promise<boolean> {
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
