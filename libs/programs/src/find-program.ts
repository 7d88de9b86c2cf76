import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, installAt } from './tool-cache.ts';

const run = promisify(execFile);

/** A way to a program that is not there. */
export interface Way {
  /** `go install`, `PyPI`. */
  readonly how: string;
  /** Makes it somewhere in the folder. @returns where */
  make(folder: string, environment: NodeJS.ProcessEnv): Promise<string>;
}

export interface Program {
  readonly name: string;
  /** The version that is fetched where none is found. */
  readonly version: string;
  /** The version of what lies there; undefined where it does not run. */
  versionOf(path: string): Promise<string | undefined>;
  /** Whether one of another version on PATH will do: undefined, or why not. Without it PATH is not looked at. */
  unfit?(version: string): string | undefined;
  /** Tried in this order. */
  readonly ways: readonly Way[];
}

export interface FoundProgram {
  readonly path: string;
  readonly version: string;
  /** `PATH`, `tool cache`, or the way it was made in. */
  readonly how: string;
}

export interface FindOptions {
  /** Told, in plain words, what is being done; a build takes minutes. Default: nobody. */
  say?(line: string): void;
  /** Whether to build or fetch one where there is none; default true. */
  readonly fetch?: boolean;
  readonly environment?: NodeJS.ProcessEnv;
}

export class ProgramNotFound extends Error {
  override readonly name = 'ProgramNotFound';
}

/**
 * Finds a program: on PATH, else in the tool cache outside the project (`$XDG_CACHE_HOME/baraza-tools`), else makes it there.
 * @throws ProgramNotFound with everything that was tried
 */
export async function findProgram(program: Program, options: FindOptions = {}): Promise<FoundProgram> {
  const { say = () => undefined, fetch = true, environment = process.env } = options;
  const { name, versionOf, unfit } = program;
  const tried: string[] = [];
  for (const folder of unfit === undefined ? [] : pathOf(environment)) {
    const path = join(folder, executable(name));
    const version = await versionAt(path, versionOf);
    if (version === undefined) continue;
    const why = unfit!(version);
    if (why === undefined) return { path, version, how: 'PATH' };
    tried.push(`${path} is ${version}, ${why}`);
  }
  const path = cachedPath(program, environment);
  const cached = await versionAt(path, versionOf);
  if (cached !== undefined) return { path, version: cached, how: 'tool cache' };
  tried.push(`no ${name} on PATH or at ${path}`);
  if (!fetch) throw new ProgramNotFound(tried.join('; '));
  for (const { how, make } of program.ways) {
    try {
      say(`${name}: none found, trying ${how} into ${path} (once)`);
      await installAt(path, (folder) => make(folder, environment));
      const version = await versionAt(path, versionOf);
      if (version === undefined) throw new Error('what was installed does not run');
      say(`${name} ${version} is ready`);
      return { path, version, how };
    } catch (error) {
      tried.push(`${how}: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`);
    }
  }
  throw new ProgramNotFound(tried.join('; '));
}

/** Where the tool cache has it, or would have. */
export function cachedPath({ name, version }: Program, environment: NodeJS.ProcessEnv = process.env): string {
  return join(cacheFolder(environment), `${name}-${version}`, executable(name));
}

/** `go install`. @param made what the program is called that comes of it */
export function goInstall(module: string, version: string, made: string, flags: readonly string[] = []): Way {
  return {
    how: 'go install',
    async make(folder, environment) {
      const env = { ...environment, GOBIN: folder };
      await run('go', ['install', ...flags, `${module}@v${version}`], { env, cwd: folder });
      return join(folder, executable(made));
    },
  };
}

/** What a program says when it is asked with these arguments; undefined where it does not run. */
export async function saidBy(path: string, ...args: readonly string[]): Promise<string | undefined> {
  return run(path, args, { timeout: 20_000 }).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

export function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

export function pathOf(environment: NodeJS.ProcessEnv): readonly string[] {
  return (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}

async function versionAt(path: string, versionOf: Program['versionOf']): Promise<string | undefined> {
  if ((await stat(path).catch(() => undefined)) === undefined) return undefined;
  return versionOf(path);
}
