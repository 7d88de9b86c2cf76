import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@baraza/programs';
import { node, root } from '../product/running-forum.ts';

const LOOKS_EVERY_MS = 10;

/** A server in a process of its own, so that it and whoever measures it do not share a thread. */
export class ServedProcess {
  readonly url: string;
  /** From its start until it was ready, in milliseconds. */
  readonly readyAfter: number;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess, readyAfter: number) {
    this.url = url;
    this.#child = child;
    this.readyAfter = readyAfter;
  }

  /**
   * Runs a script with `PORT` set, until it answers 200 at `ready`.
   * @throws Error with what it said, where it ends before
   */
  static async start(
    script: string,
    { args = [], env = {}, ready = '/health/ready' }: StartOptions = {},
  ): Promise<ServedProcess> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const from = performance.now();
    const child = spawn(node, ['--no-warnings', join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', PORT: String(port), HOST: '127.0.0.1', BARAZA_LOG: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const killWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', killWithUs);
    child.once('exit', () => process.off('exit', killWithUs));
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
    for (;;) {
      if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}:\n${said}`);
      const answer = await fetch(`${url}${ready}`).catch(() => undefined);
      await answer?.arrayBuffer();
      if (answer?.status === 200) return new ServedProcess(url, child, performance.now() - from);
      await pause(LOOKS_EVERY_MS);
    }
  }

  get pid(): number {
    return this.#child.pid!;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

export interface StartOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly ready?: string;
}

/** The whole forum in one process over this folder. */
export function servedForum(settings: Readonly<Record<string, string>>): Promise<ServedProcess> {
  return ServedProcess.start('libs/cli/dist/main.js', { args: ['serve', '--empty'], env: settings });
}
