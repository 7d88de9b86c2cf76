import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The last of the line that keeps its data in SQLite, and so needs no other server. */
export const FERRETDB_VERSION = '1.24.2';

/** The Go module that makes a program of it, with the versions it is built with. */
const MODULE = join(import.meta.dirname, '..', '..', 'ferretdb');

export interface FoundFerretDb {
  readonly path: string;
  /** `tool cache`, `go build`. */
  readonly how: string;
}

export interface FindFerretDbOptions {
  /** Told, in plain words, what is being done; a build takes minutes. Default: nobody. */
  say?(line: string): void;
  /** Whether to build a server where there is none; default true. */
  readonly fetch?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

export class FerretDbNotFound extends Error {
  override readonly name = 'FerretDbNotFound';
}

const run = promisify(execFile);
const executable = process.platform === 'win32' ? 'ferretdb.exe' : 'ferretdb';

/**
 * Finds a FerretDB: in the tool cache outside the project (`$XDG_CACHE_HOME/baraza-tools`), else builds it there with Go.
 * @throws FerretDbNotFound with everything that was tried
 */
export async function findFerretDb(options: FindFerretDbOptions = {}): Promise<FoundFerretDb> {
  const { say = () => undefined, fetch = true, environment = process.env } = options;
  const home = ferretDbHome(environment);
  const path = join(home, executable);
  if (await runs(path)) return { path, how: 'tool cache' };
  const tried = [`no ${executable} in ${home}`];
  if (!fetch) throw new FerretDbNotFound(tried[0]);
  try {
    say(`ferretdb: none found, building ${FERRETDB_VERSION} into ${home} (once, some minutes)`);
    await build(home, environment);
    if (!(await runs(path))) throw new Error('what was built does not run');
    say(`ferretdb ${FERRETDB_VERSION} is ready`);
    return { path, how: 'go build' };
  } catch (error) {
    tried.push(`go build: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`);
    throw new FerretDbNotFound(tried.join('; '), { cause: error });
  }
}

/** One folder per version, outside the project. */
export function ferretDbHome(environment: NodeJS.ProcessEnv = process.env): string {
  const cache = environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'baraza-tools', `ferretdb-${FERRETDB_VERSION}`);
}

/** Built in a folder of its own and moved in place when it is whole, so that two processes may do it at once. */
async function build(home: string, environment: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(home, { recursive: true });
  const folder = await mkdtemp(join(home, '.building-'));
  try {
    const built = join(folder, executable);
    const args = ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', built, '.'];
    await run('go', args, { cwd: MODULE, env: environment });
    await rename(built, join(home, executable));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Asked for nothing, it says how it is asked. */
async function runs(path: string): Promise<boolean> {
  const { stdout } = await run(path, [], { timeout: 10_000 }).catch(() => ({ stdout: '' }));
  return stdout.startsWith('ferretdb ');
}
