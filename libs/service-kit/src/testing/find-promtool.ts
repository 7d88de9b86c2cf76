import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram, goInstall, saidBy, type Program } from '@baraza/programs';

/** Prometheus 3.16.0: its Go module counts without the 3. */
export const PROMTOOL_VERSION = '0.316.0';

const run = promisify(execFile);

const PROMTOOL: Program = {
  name: 'promtool',
  version: PROMTOOL_VERSION,
  versionOf: async (path) => /version (\S+)/.exec((await saidBy(path, '--version')) ?? '')?.[1],
  unfit: () => undefined,
  ways: [
    { how: 'Debian', make: fromDebian },
    goInstall('github.com/prometheus/prometheus/cmd/promtool', PROMTOOL_VERSION, 'promtool', [
      '-tags',
      'remove_all_sd',
    ]),
  ],
};

/**
 * Finds promtool, which checks rules for Prometheus: on PATH, else in the tool cache outside the project, else takes it there
 * from the system's own package, else builds it there with Go.
 * @throws ProgramNotFound with everything that was tried
 */
export async function findPromtool(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  return (await findProgram(PROMTOOL, { environment })).path;
}

/** Unpacked, not installed: much faster than a build, and what it checks with has not changed since. */
async function fromDebian(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const download = () => run('apt-get', ['download', 'prometheus'], { cwd: folder, env: environment });
  await download().catch(async () => {
    await run('apt-get', ['update', '-qq'], { env: environment });
    await download();
  });
  const deb = (await readdir(folder)).find((name) => name.endsWith('.deb'));
  if (deb === undefined) throw new Error('apt-get downloaded nothing');
  await run('dpkg-deb', ['-x', deb, 'unpacked'], { cwd: folder, env: environment });
  return join(folder, 'unpacked', 'usr', 'bin', 'promtool');
}
