import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './soak.ts';

/** How far one soak has come. */
export interface Standing {
  readonly done: number;
  readonly total: number;
  readonly milliseconds: number;
  readonly faults: readonly string[];
  readonly seen: Readonly<Record<string, number | string>>;
}

/** What is kept of a run, so that the next one goes on where it was cut short. */
export class SoakState {
  readonly #file: string;
  readonly #standings: Record<string, Standing>;

  private constructor(file: string, standings: Record<string, Standing>) {
    this.#file = file;
    this.#standings = standings;
  }

  /** @param fresh forgets what was done before */
  static open(folder: string, fresh: boolean): SoakState {
    if (fresh) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'state.json');
    return new SoakState(file, read(file));
  }

  /** A soak whose total was changed goes on from what was done of it. */
  of(name: string, total: number): Standing {
    const before = this.#standings[name] ?? { done: 0, milliseconds: 0, faults: [], seen: {} };
    return { ...before, total };
  }

  /** Keeps what a step did; it is on the disk when this returns. */
  add(
    name: string,
    total: number,
    step: Outcome & { readonly count: number; readonly milliseconds: number },
  ): Standing {
    const before = this.of(name, total);
    const seen = { ...before.seen };
    for (const [what, value] of Object.entries(step.seen ?? {})) {
      const earlier = seen[what];
      seen[what] = typeof value === 'number' && typeof earlier === 'number' ? earlier + value : value;
    }
    const standing = {
      ...{ total, seen, done: before.done + step.count, milliseconds: before.milliseconds + step.milliseconds },
      faults: [...before.faults, ...step.faults],
    };
    this.#standings[name] = standing;
    writeFileSync(`${this.#file}.new`, `${JSON.stringify(this.#standings, undefined, 2)}\n`, { flush: true });
    renameSync(`${this.#file}.new`, this.#file);
    return standing;
  }
}

function read(file: string): Record<string, Standing> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, Standing>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}
