import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export interface ProcessToSupervise {
  readonly name: string;
  /** The file that Node runs. */
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** Told, in words, when it ended by itself and is started again. */
  onRestart(words: string): void;
}

/** What a process answers to whoever asks whether it is ready. */
export interface Readiness {
  readonly isReady: boolean;
  /** In full, with every check. */
  readonly said: string;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** A process that lived this long did start: the next pause is short again. */
const LIVED_MS = 30_000;

/** A service as a process of its own. It is started again whenever it ends, until it is told to stop. */
export class SupervisedProcess {
  readonly name: string;
  readonly url: string;
  readonly #options: ProcessToSupervise;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #child: ChildProcess | undefined;
  /** Which process has said that it listens. */
  #listening: number | undefined;

  constructor(options: ProcessToSupervise) {
    this.name = options.name;
    this.url = options.url;
    this.#options = options;
    this.#ended = this.#keepRunning();
  }

  /** Undefined between two lives. */
  get pid(): number | undefined {
    const child = this.#child;
    return child?.exitCode === null && child.signalCode === null ? child.pid : undefined;
  }

  /** What it says of itself; undefined where it says nothing. What others say at its port is not asked. */
  async readiness(): Promise<Readiness | undefined> {
    if (this.pid === undefined || this.pid !== this.#listening) return undefined;
    const asked = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    const said = await asked?.text().catch(() => undefined);
    if (asked === undefined || said === undefined) return undefined;
    return { isReady: asked.status === 200, said };
  }

  /** Ends it for good: SIGTERM, and SIGKILL for one that has not drained within 10 s. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    child?.kill('SIGTERM');
    const late = setTimeout(() => child?.kill('SIGKILL'), 10_000);
    await this.#ended;
    clearTimeout(late);
  }

  async #keepRunning(): Promise<void> {
    const { signal } = this.#stopping;
    let pauseMs = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const from = Date.now();
      const how = await this.#live();
      if (signal.aborted) return;
      pauseMs = Date.now() - from > LIVED_MS ? FIRST_PAUSE_MS : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      this.#options.onRestart(`${this.name} ended (${how}); it is started again in ${pauseMs} ms`);
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #live(): Promise<string> {
    return new Promise((resolve) => {
      const { file, env } = this.#options;
      // By the channel it notices that this process has died, and tells that it listens.
      const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 2, 2, 'ipc'] });
      this.#child = child;
      child.once('message', () => {
        this.#listening = child.pid;
      });
      child.once('error', (error) => {
        resolve(error.message);
      });
      child.once('exit', (code, signal) => {
        resolve(signal ?? `code ${code}`);
      });
    });
  }
}
