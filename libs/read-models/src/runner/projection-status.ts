/**
 * - `running`: follows the record
 * - `rebuilding`: a generation is being built; the one before is served meanwhile
 * - `standby`: another instance writes; this one takes over when that one falls silent
 * - `stopped`: something failed; it is tried again after a pause that grows, or at once by `resume`
 * - `needs-upgrade`: it met an event, or a generation, that a newer version of this program made
 */
export type ProjectionState = 'running' | 'standby' | 'stopped' | 'needs-upgrade' | 'rebuilding';

/** False where it does not go on by itself: something failed, or a newer program is needed. */
export function goesOn({ state }: Pick<ProjectionStatus, 'state'>): boolean {
  return state !== 'stopped' && state !== 'needs-upgrade';
}

export interface RebuildProgress {
  /** The sequence the new generation has reached, of `total`. */
  readonly done: number;
  readonly total: number;
  /** Sequences per second since it began. */
  readonly rate: number;
  /** Undefined while there is no rate yet. */
  readonly secondsLeft: number | undefined;
}

/** What came in the way. */
export interface ProjectionFault {
  /** The event that could not be applied; undefined where it was not an event's fault. */
  readonly event?: { readonly id: string; readonly type: string; readonly sequence: number };
  readonly message: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface ProjectionError extends ProjectionFault {
  /** When it is tried again by itself, in milliseconds since the epoch. */
  readonly retryAt: number;
  /** How often it has failed here without having come further. */
  readonly attempts: number;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly state: ProjectionState;
  /** The sequence up to which the served documents hold. */
  readonly checkpoint: number;
  /** The ledger's last sequence, as far as this projection has heard. */
  readonly head: number;
  readonly lag: number;
  /** When it last asked for events and got an answer, in milliseconds since the epoch: liveness, apart from lag. */
  readonly lookedAt: number | undefined;
  readonly rebuild: RebuildProgress | undefined;
  /** Why the last rebuild that was asked for came to nothing, until the next begins: what was served before still is. */
  readonly rebuildFault: ProjectionFault | undefined;
  readonly lastError: ProjectionError | undefined;
  /** Of a standby: why it can't know whether another instance writes. Undefined where one does. */
  readonly trouble: Error | undefined;
}

/** What is asked of the instance that writes a projection, and kept until it has been done. */
export interface ViewRequest {
  readonly id: string;
  readonly what: 'rebuild' | 'resume';
  /** Who asked, and when, in milliseconds since the epoch. */
  readonly by: string;
  readonly at: number;
  /** How often it was begun. */
  readonly tries?: number;
}

/** How a projection fares where it is written, as any instance can tell it. */
export interface ProjectionNews extends ProjectionStatus {
  /** Of the instance that is asked: another one writes. `state` is then that one's, and `standby` where it has told nothing. */
  readonly standsBy: boolean;
  /** What it has still to do, or is doing. Undefined where the store cannot be asked now. */
  readonly asked: readonly ViewRequest[] | undefined;
}

/** Measures how far a build is. */
export class ProgressMeter {
  readonly #begunAt: number;
  readonly #from: number;
  #done: number;
  #total: number;

  constructor(now: number, from: number, total: number) {
    this.#begunAt = now;
    this.#from = from;
    this.#done = from;
    this.#total = total;
  }

  at(done: number, total: number): void {
    this.#done = done;
    this.#total = total;
  }

  read(now: number): RebuildProgress {
    const seconds = (now - this.#begunAt) / 1_000;
    const rate = seconds > 0 ? (this.#done - this.#from) / seconds : 0;
    return {
      done: this.#done,
      total: this.#total,
      rate: Math.round(rate),
      secondsLeft: rate > 0 ? Math.ceil((this.#total - this.#done) / rate) : undefined,
    };
  }
}
