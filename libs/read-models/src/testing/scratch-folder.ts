import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** In memory where there is such a place: specs open hundreds of stores, and what a disk does is not what they ask. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export interface ScratchFolder {
  readonly path: string;
  remove(): Promise<void>;
}

export async function scratchFolder(): Promise<ScratchFolder> {
  const path = await mkdtemp(join(base, 'baraza-read-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
