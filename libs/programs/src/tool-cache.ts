import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where programs that the project needs but does not contain are kept, one folder per version. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'baraza-tools');
}

/**
 * Makes a program in a folder of its own and moves it in place when it is whole, so that two processes may do it at once.
 * @param make puts it anywhere in the folder, and answers where
 */
export async function installAt(path: string, make: (folder: string) => Promise<string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const folder = await mkdtemp(join(dirname(path), '.installing-'));
  try {
    const made = await make(folder);
    await chmod(made, 0o755);
    await rename(made, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
