import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ChildOptions {
  readonly path: string;
  readonly synchronous: 'FULL' | 'NORMAL';
  readonly seed: number;
  readonly writers: number;
  /** How many appends before it ends by itself. */
  readonly appends: number;
}

export interface Acknowledged {
  readonly sequence: number;
  readonly id: string;
}

/** @param tracer a program with its arguments that the child is run under */
export function startAppending(options: ChildOptions, tracer: readonly string[] = []): ChildProcess {
  const script = fileURLToPath(new URL('./append-at-full-speed.child.ts', import.meta.url));
  const node = [process.execPath, '--conditions=baraza-source', '--no-warnings', script, JSON.stringify(options)];
  const [program, ...parameters] = [...tracer, ...node];
  return spawn(program!, parameters, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}

/** The acknowledgements in what a child said. A last line that was not finished does not count. */
export function acknowledgedIn(said: string): Acknowledged[] {
  return said
    .split('\n')
    .slice(0, -1)
    .flatMap((line) => {
      const match = /^kept (\d+) (\S+)$/.exec(line);
      return match === null ? [] : [{ sequence: Number(match[1]), id: match[2]! }];
    });
}

/** strace, where it is on PATH. */
export function findStrace(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'strace')).find((path) => existsSync(path));
}
