import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  cachedPath,
  executable,
  findProgram,
  saidBy,
  type FindOptions,
  type FoundProgram,
  type Program,
} from '@baraza/programs';

/** The last of the line that keeps its data in SQLite, and so needs no other server. */
export const FERRETDB_VERSION = '1.24.2';

/** The Go module that makes a program of it, with the versions it is built with. */
const MODULE = join(import.meta.dirname, '..', '..', 'ferretdb');

const FERRETDB: Program = {
  name: 'ferretdb',
  version: FERRETDB_VERSION,
  // Asked for nothing, it says how it is asked.
  versionOf: async (path) => ((await saidBy(path))?.startsWith('ferretdb ') === true ? FERRETDB_VERSION : undefined),
  ways: [{ how: 'go build', make: build }],
};

/**
 * Finds a FerretDB: in the tool cache outside the project, else builds it there with Go (some minutes, once).
 * @throws ProgramNotFound with everything that was tried
 */
export function findFerretDb(options: FindOptions = {}): Promise<FoundProgram> {
  return findProgram(FERRETDB, options);
}

/** Where the tool cache has it, or would have. */
export function cachedFerretDb(environment: NodeJS.ProcessEnv = process.env): string {
  return cachedPath(FERRETDB, environment);
}

async function build(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const built = join(folder, executable('ferretdb'));
  const args = ['build', '-trimpath', '-buildvcs=false', '-ldflags=-s -w', '-o', built, '.'];
  await promisify(execFile)('go', args, { cwd: MODULE, env: environment });
  return built;
}
