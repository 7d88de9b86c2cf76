import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

interface GoTool {
  readonly name: string;
  /** What `go install` builds. */
  readonly program: string;
  readonly version: string;
  /** Whether a program of this name that lies on PATH will do. */
  fits(path: string): Promise<boolean>;
}

/** Helm of the fourth generation: charts are told apart from those of the third by nothing that ours uses. */
const HELM: GoTool = {
  name: 'helm',
  program: 'helm.sh/helm/v4/cmd/helm',
  version: '4.3.1',
  fits: async (path) => /^v[34]\./.test((await run(path, ['version', '--short'])).stdout),
};

/** What `docker compose` reads its files with, as a command. */
const COMPOSE: GoTool = {
  name: 'compose-spec',
  program: 'github.com/compose-spec/compose-go/v2/cmd',
  version: '2.16.2',
  fits: async () => false,
};

export const helm = (): Promise<string> => find(HELM);
export const composeSpec = (): Promise<string> => find(COMPOSE);

/**
 * A tool on PATH, else in the tool cache outside the project, else built there with Go (Helm: some minutes, once).
 * @throws Error where there is none and none can be built
 */
async function find(tool: GoTool): Promise<string> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter((part) => part !== '')) {
    const path = join(folder, tool.name);
    if ((await exists(path)) && (await tool.fits(path).catch(() => false))) return path;
  }
  const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'baraza-tools');
  const home = join(cache, `${tool.name}-${tool.version}`);
  const path = join(home, tool.name);
  if (await exists(path)) return path;
  await mkdir(home, { recursive: true });
  // In a folder of its own, then moved in place, so that two processes may do it at once.
  const folder = await mkdtemp(join(home, '.installing-'));
  try {
    await run('go', ['install', '-ldflags=-s -w', `${tool.program}@v${tool.version}`], {
      env: { ...process.env, GOBIN: folder },
      cwd: folder,
    });
    await chmod(join(folder, basename(tool.program)), 0o755);
    await rename(join(folder, basename(tool.program)), path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return path;
}

/** Where the sources of a Go module lie, fetched where they are not there yet. */
export async function goModule(module: string, version: string): Promise<string> {
  const { stdout } = await run('go', ['mod', 'download', '-json', `${module}@v${version}`], { cwd: homedir() });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}
