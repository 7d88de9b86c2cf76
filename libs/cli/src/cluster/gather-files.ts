import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesIn } from '../forum/backups.ts';

/**
 * Brings what a cluster or a backup of an earlier version kept with one service to where all processes over a folder keep
 * files: a file is found by its digest, whoever brought it.
 */
export function gatherFiles(dataFolder: string): void {
  const services = join(dataFolder, 'cluster');
  for (const service of existsSync(services) ? readdirSync(services) : []) {
    for (const kept of filesIn(join(services, service, 'files'))) {
      const shelf = join(dataFolder, 'files', basename(dirname(kept)));
      mkdirSync(shelf, { recursive: true, mode: 0o700 });
      renameSync(kept, join(shelf, basename(kept)));
    }
  }
}
