import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const MEGABYTES = 64;
const BALLAST = Buffer.alloc(64 * 1_024, 'x');

/** A disk of its own for a forum's folder, which can be full: a file system in memory, where this user may mount one. */
export class SmallDisk {
  readonly #folder: string;
  readonly #ballast: string;

  private constructor(folder: string) {
    this.#folder = folder;
    this.#ballast = join(folder, 'ballast');
  }

  /**
   * On a folder that is empty. What is not the ledger's lies elsewhere, so that nothing else meets the end of the disk.
   * @returns undefined where this user may not mount anything
   */
  static mountedAt(folder: string): SmallDisk | undefined {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m,mode=700`, 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      return undefined;
    }
    for (const name of ['cluster', 'nats']) {
      mkdirSync(`${folder}.${name}`);
      symlinkSync(`${folder}.${name}`, join(folder, name));
    }
    return new SmallDisk(folder);
  }

  /** Leaves no byte free. */
  fill(): void {
    const file = openSync(this.#ballast, 'a');
    try {
      for (;;) writeSync(file, BALLAST);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.#ballast, { force: true });
  }

  /** Takes it away with all that is on it. */
  unmount(): void {
    // Lazily: whatever still has a file open may keep it until it ends.
    execFileSync('umount', ['-l', this.#folder], { stdio: 'ignore' });
    for (const name of ['cluster', 'nats']) rmSync(`${this.#folder}.${name}`, { recursive: true, force: true });
  }
}
