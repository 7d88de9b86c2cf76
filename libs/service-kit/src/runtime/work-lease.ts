import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lease } from '@baraza/event-bus';
import { type ReadStore, WrongCheckpoint, type WriterLease } from '@baraza/read-models';

/** The right under which something is being done. */
interface Holding {
  readonly epoch: number;
  /** False while it may have been lost, and for good once another holding has begun. */
  readonly lasts: boolean;
}

const storage = new AsyncLocalStorage<Holding>();

/** What the right is called, the same in every instance of a service. */
const WORK = 'work';
/** How often one who waits looks whether the lease is of use again. */
const LOOK_EVERY_MS = 250;

/**
 * The number under which whatever is being done may be written; undefined for what any instance may do.
 * @throws WrongCheckpoint where the right to do it has been lost meanwhile
 */
export function epochOfWork(): number | undefined {
  const holding = storage.getStore();
  if (holding === undefined) return undefined;
  if (!holding.lasts) throw new WrongCheckpoint('another instance may be at work by now: this one stops');
  return holding.epoch;
}

/** Whether the right to do what is being done has been lost meanwhile. */
export function workIsLost(): boolean {
  return storage.getStore()?.lasts === false;
}

/**
 * The right to do what one instance of a service is to do, where its instances share a store: kept where that lies which it
 * guards, so that what a holder writes late can be told from what a later one wrote.
 */
export class WorkLease implements Lease {
  readonly #lease: WriterLease;
  readonly #isOfUse: () => boolean;
  readonly #waiting = new Set<() => void>();

  /** @param isOfUse false while this instance could not work: another has it then */
  static in(store: ReadStore, isOfUse: () => boolean = () => true): WorkLease | undefined {
    return store.lease === undefined ? undefined : new WorkLease(store, isOfUse);
  }

  private constructor(store: ReadStore, isOfUse: () => boolean) {
    this.#isOfUse = isOfUse;
    const onHeld = (): void => this.#waiting.forEach((wake) => wake());
    this.#lease = store.lease!(WORK, [], onHeld, { isOfUse });
  }

  get isHeld(): boolean {
    return this.#lease.isHeld && this.#isOfUse();
  }

  get trouble(): Error | undefined {
    return this.#lease.trouble;
  }

  async whenHeld(signal: AbortSignal): Promise<void> {
    while (!this.isHeld && !signal.aborted) {
      const woken = new AbortController();
      const wake = (): void => woken.abort();
      this.#waiting.add(wake);
      await sleep(LOOK_EVERY_MS, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => undefined);
      this.#waiting.delete(wake);
    }
  }

  /** Runs the work under the right as it is held now; what it writes after the right was lost is refused. */
  during<Result>(work: () => Promise<Result>): Promise<Result> {
    const lease = this.#lease;
    const { epoch = 0 } = lease;
    const isOfUse = this.#isOfUse;
    const holding: Holding = {
      epoch,
      get lasts() {
        return lease.isHeld && lease.epoch === epoch && isOfUse();
      },
    };
    return storage.run(holding, work);
  }

  release(): Promise<void> {
    return this.#lease.release();
  }
}
