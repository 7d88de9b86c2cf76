import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checked, Digest } from '../digesting.ts';
import {
  assertAddress,
  type Bytes,
  type FileAddress,
  FileMissing,
  type FileStore,
  type StoredFile,
} from '../file-store.port.ts';

const UNFINISHED = 'unfinished';
/** Nobody writes one file for longer. */
const LEFT_AFTER_MS = 3_600_000;

/**
 * Files of a folder: `<first two characters>/<address>`. Written to a name of their own, flushed, and renamed into place, and
 * the folder flushed after: whatever a crash leaves lies in `unfinished`, and is swept when the folder is opened an hour
 * later or more. Several processes may keep files in one folder: what another is writing is younger.
 */
export class DiskFileStore implements FileStore {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async open(folder: string): Promise<DiskFileStore> {
    const unfinished = join(folder, UNFINISHED);
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    for (const name of await readdir(unfinished)) await sweep(join(unfinished, name));
    return new DiskFileStore(folder);
  }

  async put(bytes: Bytes, most?: number): Promise<StoredFile> {
    const unfinished = join(this.#folder, UNFINISHED, randomUUID());
    const digest = new Digest();
    const file = await open(unfinished, 'wx', 0o600);
    try {
      try {
        for await (const chunk of digest.over(bytes, most)) await writeAll(file, chunk);
        await file.sync();
      } finally {
        await file.close();
      }
      const stored = digest.result();
      const place = this.#pathOf(stored.address);
      await mkdir(place.folder, { recursive: true, mode: 0o700 });
      await rename(unfinished, place.file);
      await flushFolder(place.folder);
      await flushFolder(this.#folder);
      return stored;
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async get(address: FileAddress): Promise<AsyncIterable<Uint8Array>> {
    if (!(await this.has(address))) throw new FileMissing(address);
    return checked(address, createReadStream(this.#pathOf(address).file));
  }

  async has(address: FileAddress): Promise<boolean> {
    return (await this.#sizeOf(address)) !== undefined;
  }

  async remove(address: FileAddress): Promise<boolean> {
    if (!(await this.has(address))) return false;
    const { file, folder } = this.#pathOf(address);
    await rm(file, { force: true });
    await flushFolder(folder);
    return true;
  }

  async *list(): AsyncIterable<StoredFile> {
    for (const shelf of await readdir(this.#folder)) {
      if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
      for (const address of await readdir(join(this.#folder, shelf))) {
        const size = await this.#sizeOf(address);
        if (size !== undefined) yield { address, size };
      }
    }
  }

  async close(): Promise<void> {
    // Nothing is held open between calls.
  }

  async #sizeOf(address: FileAddress): Promise<number | undefined> {
    const { file } = this.#pathOf(address);
    return stat(file).then(
      (found) => found.size,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      },
    );
  }

  #pathOf(address: FileAddress): { readonly folder: string; readonly file: string } {
    assertAddress(address);
    const folder = join(this.#folder, address.slice(0, 2));
    return { folder, file: join(folder, address) };
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) {
    const { bytesWritten } = await file.write(chunk, at);
    at += bytesWritten;
  }
}

/** So that a name outlives a power cut. Windows has no such thing, and needs none. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Another process may have ended it, or swept it, in this moment. */
async function sweep(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found !== undefined && Date.now() - found.mtimeMs > LEFT_AFTER_MS) await rm(file, { force: true });
}
