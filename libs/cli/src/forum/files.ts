import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';

/** A file of a backup or an export, as its manifest lists it. */
export interface FileDigest {
  readonly name: string;
  readonly bytes: number;
  /** In hexadecimal, as `sha256sum` prints it. */
  readonly sha256: string;
}

/**
 * What lies in a folder, of which there may be none yet. The root of a volume of its own has `lost+found` from the beginning: it is
 * the file system's, and neither counts nor is ever removed. Nor is the lock that whoever opens a folder leaves in it: whether
 * somebody holds it is asked by taking it.
 */
export function contentsOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name !== 'lost+found' && name !== 'baraza.lock');
}

/** Removes what lies in it: half of something must not be taken for the whole. To be asked for by who holds its lock. */
export function emptyFolder(folder: string): void {
  for (const name of contentsOf(folder)) rmSync(join(folder, name), { recursive: true });
}

/**
 * Makes the folder, or takes an empty one.
 * @throws CommandFailed where something is in it
 */
export function takeEmptyFolder(folder: string): void {
  if (contentsOf(folder).length > 0) {
    throw new CommandFailed(EXIT.usage, `${folder} is not empty; name a new folder`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

export async function digestOf(path: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { name: basename(path), bytes, sha256: hash.digest('hex') };
}

/** Durable when it returns: what it says can be relied on. */
export function writeManifest(path: string, manifest: object): void {
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', flush: true });
  syncFolder(dirname(path));
}

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
