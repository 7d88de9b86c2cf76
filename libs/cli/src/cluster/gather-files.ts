import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Brings what a cluster or a backup of an earlier version kept with one service to where all processes over a folder keep
 * files: a file is found by its digest, whoever brought it.
 */
export function gatherFiles(dataFolder: string): void {
  const services = join(dataFolder, 'cluster');
  for (const service of existsSync(services) ? readdirSync(services) : []) {
    const kept = join(services, service, 'files');
    for (const shelf of existsSync(kept) ? readdirSync(kept) : []) {
      if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
      const to = join(dataFolder, 'files', shelf);
      mkdirSync(to, { recursive: true, mode: 0o700 });
      for (const address of readdirSync(join(kept, shelf))) renameSync(join(kept, shelf, address), join(to, address));
    }
  }
}
