import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a cluster leaves in its folder, for whoever looks for its processes. */
export interface ClusterWord {
  readonly services: readonly { readonly name: string; readonly url: string; readonly pid: number | undefined }[];
  readonly nats: { readonly port: number; readonly pid: number | undefined };
}

/**
 * Leaves word of who runs, whole or not at all: others read it while it is written again and again. Where it cannot be
 * written, on a disk that is full, the word of before stands: the processes are not to end for that.
 */
export function leaveWord(dataFolder: string, word: ClusterWord): void {
  const file = join(dataFolder, 'cluster.json');
  const unfinished = `${file}.new`;
  try {
    writeFileSync(unfinished, `${JSON.stringify(word, null, 2)}\n`);
    renameSync(unfinished, file);
  } catch {
    rmSync(unfinished, { force: true, recursive: true });
  }
}
