import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RoleHeld } from '@baraza/domain';
import { newMasterKeyFile } from '@baraza/privacy';
import { freePort } from '@baraza/programs';
import { issueToken } from '@baraza/service-kit';
import type { RunningProduct } from './running-product.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const node = join(root, 'node_modules', '.bin', 'node');

/** A folder of its own for one run; `remove` takes it away with all that is in it. */
export function aFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'baraza-e2e-'));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
      rmSync(keyBeside(path), { force: true });
    },
  };
}

const keyBeside = (folder: string): string => `${folder}.master-key`;

/** The settings a real forum in this folder needs: a master key that lies outside it, made where there is none. */
export function settingsOf(folder: string): Readonly<Record<string, string>> {
  const key = keyBeside(folder);
  if (!existsSync(key)) newMasterKeyFile(key);
  return { BARAZA_DATA: folder, BARAZA_MASTER_KEY_FILE: key };
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `baraza …` to its end, as `npm run baraza -- …` does. */
export function baraza(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
  return run(join(root, 'libs', 'cli', 'dist', 'main.js'), args, env);
}

/** Runs a file of the product to its end, wherever it comes to one. */
export function run(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [file, ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      resolve({ code: code ?? (signal === null ? 1 : 128), stdout, stderr });
    });
  });
}

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- stories look into answers freely
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

/** An event that a command's answer named: it must be in the record from then on, once. */
export interface AcknowledgedEvent {
  readonly id: string;
  readonly type: string;
}

export interface Asking {
  readonly as?: readonly RoleHeld[];
  /** Tells persons with the same roles apart. */
  readonly person?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Gives up after this; otherwise waits. */
  readonly timeoutMs?: number;
}

/** The product as its users have it: a URL and tokens. One for a single process, or one per service. */
export class ForumClient {
  readonly #urlOf: (path: string) => string;
  readonly #dataFolder: string;
  readonly #tokens = new Map<string, Promise<string>>();
  /** What commands were answered with, in the order of the answers. */
  readonly acknowledged: AcknowledgedEvent[] = [];

  /** @param urlOf the address of the service that answers this path, without a slash at the end */
  constructor(urlOf: (path: string) => string, dataFolder: string) {
    this.#urlOf = urlOf;
    this.#dataFolder = dataFolder;
  }

  url(path: string): string {
    return `${this.#urlOf(path)}${path}`;
  }

  async send(method: string, path: string, asking: Asking = {}): Promise<Answer> {
    const headers: Record<string, string> = { accept: 'application/json', ...asking.headers };
    if (asking.as !== undefined) headers['authorization'] = `Bearer ${await this.token(asking.as, asking.person)}`;
    if (asking.body !== undefined) headers['content-type'] ??= 'application/json';
    const response = await fetch(this.url(path), {
      method,
      headers,
      ...(asking.timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(asking.timeoutMs) }),
      ...(asking.body === undefined
        ? {}
        : { body: typeof asking.body === 'string' ? asking.body : JSON.stringify(asking.body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && !text.includes('\n{');
    const answer: Answer = {
      status: response.status,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
      text,
      headers: response.headers,
    };
    if (method === 'POST' && response.ok && Array.isArray(answer.body?.events))
      this.acknowledged.push(...(answer.body.events as AcknowledgedEvent[]));
    return answer;
  }

  get(path: string, as?: readonly RoleHeld[], headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, { ...(as === undefined ? {} : { as }), headers });
  }

  post(
    path: string,
    as: readonly RoleHeld[],
    body: unknown = {},
    more: Omit<Asking, 'as' | 'body'> = {},
  ): Promise<Answer> {
    return this.send('POST', path, { as, body, ...more });
  }

  /** A token of the development issuer, made as `baraza token` makes it. */
  token(roles: readonly RoleHeld[], person?: string): Promise<string> {
    const key = JSON.stringify([roles, person]);
    let token = this.#tokens.get(key);
    if (token === undefined) {
      const who = person === undefined ? {} : { person };
      token = issueToken({ roles, ...who, dataFolder: this.#dataFolder });
      this.#tokens.set(key, token);
    }
    return token;
  }
}

/** A process of the product, started as `baraza serve` starts it. */
export class ServedForum implements RunningProduct {
  readonly client: ForumClient;
  readonly url: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #args: readonly string[];
  readonly #settings: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #output = '';

  private constructor(
    folder: string,
    port: number,
    args: readonly string[],
    settings: Readonly<Record<string, string>>,
  ) {
    this.#folder = folder;
    this.#port = port;
    this.#args = args;
    this.#settings = settings;
    this.url = `http://127.0.0.1:${port}`;
    this.client = new ForumClient(() => this.url, folder);
  }

  /** Serves the forum in this folder, and waits until it is ready. */
  static async start(
    folder: string,
    args: readonly string[] = ['--empty'],
    readyWithinMs = 120_000,
    settings: Readonly<Record<string, string>> = {},
  ): Promise<ServedForum> {
    const forum = new ServedForum(folder, await freePort(), args, settings);
    await forum.start(readyWithinMs);
    return forum;
  }

  /** What the process has printed so far. */
  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#child!.pid!;
  }

  async start(readyWithinMs = 120_000): Promise<void> {
    const child = spawn(node, [join(root, 'libs', 'cli', 'dist', 'main.js'), 'serve', ...this.#args], {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PORT: String(this.#port),
        HOST: '127.0.0.1',
        ...(this.#args.includes('--sample') ? { BARAZA_DATA: this.#folder } : settingsOf(this.#folder)),
        ...this.#settings,
        BARAZA_LOG: 'error',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const killWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', killWithUs);
    child.once('exit', () => process.off('exit', killWithUs));
    const keep = (text: string): void => {
      this.#output += text;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const until = Date.now() + readyWithinMs;
    while (Date.now() < until) {
      if (child.exitCode !== null) throw new Error(`the forum ended with ${child.exitCode}:\n${this.#output}`);
      const ready = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (ready?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the forum was not ready within ${readyWithinMs} ms:\n${this.#output}`);
  }

  /** Ends it as a service manager would (SIGTERM), or as a power switch (SIGKILL). @returns its exit code */
  stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (child?.exitCode !== null) return Promise.resolve(child?.exitCode ?? null);
    return new Promise((resolve) => {
      child.once('exit', (code) => {
        resolve(code);
      });
      child.kill(signal);
    });
  }
}
