import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '@baraza/event-bus';

/** Prometheus 3.16.0: its Go module counts without the 3. */
export const PROMTOOL_VERSION = '0.316.0';

const run = promisify(execFile);

/**
 * Finds promtool, which checks rules for Prometheus: on PATH, else in the tool cache outside the project, else takes it there
 * from the system's own package, else builds it there with Go.
 * @throws Error with everything that was tried
 */
export async function findPromtool(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const tried: string[] = [];
  const home = join(cacheFolder(environment), `promtool-${PROMTOOL_VERSION}`);
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((part) => part !== '');
  for (const folder of [...folders, home]) {
    const path = join(folder, 'promtool');
    if (await works(path)) return path;
  }
  tried.push(`no promtool on PATH or in ${home}`);
  for (const take of [fromDebian, withGo]) {
    await mkdir(home, { recursive: true });
    const folder = await mkdtemp(join(home, '.installing-'));
    try {
      await rename(await take(folder, environment), join(home, 'promtool'));
      if (await works(join(home, 'promtool'))) return join(home, 'promtool');
      tried.push(`${take.name}: what was installed does not run`);
    } catch (error) {
      tried.push(`${take.name}: ${(error as Error).message.split('\n').slice(0, 3).join(' ')}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new Error(tried.join('; '));
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

async function withGo(folder: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const what = `github.com/prometheus/prometheus/cmd/promtool@v${PROMTOOL_VERSION}`;
  await run('go', ['install', '-tags', 'remove_all_sd', what], { cwd: folder, env: { ...environment, GOBIN: folder } });
  return join(folder, 'promtool');
}

async function works(path: string): Promise<boolean> {
  if ((await stat(path).catch(() => undefined)) === undefined) return false;
  return run(path, ['--version'], { timeout: 20_000 }).then(
    () => true,
    () => false,
  );
}
