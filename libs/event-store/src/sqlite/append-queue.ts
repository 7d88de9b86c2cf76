import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { StoreUnavailable, type AppendRequest } from '../event-store.port.ts';
import { packGroup, type GroupResult, type Outcome } from './append-group.ts';
import type { WriterOptions } from './ledger-writer.ts';
import { fromRefusal } from '../refusals.ts';
import { startWorker } from './start-worker.ts';

/** Sequences in the order of the request. */
export interface Written {
  readonly sequences: readonly number[];
  readonly alreadyThere: boolean;
}

interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: Error) => void;
}

/** So many are handed over at once, without waiting for the end of the turn: the writer begins while more are made. */
const AT_ONCE = 32;
/** So many may be with the writer; what is more waits here. */
const MOST_UNDER_WAY = 1_024;

export interface QueueOptions extends WriterOptions {
  /** Called with the new head after each group that moved it. */
  readonly onHead: (head: number) => void;
  /** Called once, when nothing can be written any more. */
  readonly onFatal: (error: Error) => void;
}

/**
 * Gathers appends while the writer is busy, and hands them over when it is idle or when many have gathered: the busier,
 * the more share an fsync, and nobody waits for company.
 */
export class AppendQueue {
  readonly #worker: Worker;
  readonly #options: QueueOptions;
  #waiting: Waiting[] = [];
  #underWay: Waiting[] = [];
  #scheduled = false;
  #head: number;
  /** What every further append is refused with. */
  #ended: StoreUnavailable | undefined;
  #drained: (() => void) | undefined;

  private constructor(worker: Worker, options: QueueOptions, head: number) {
    this.#worker = worker;
    this.#options = options;
    this.#head = head;
    worker.on('message', (result: GroupResult) => this.#settle(result));
    worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => this.#fail(new Error('the thread that writes the ledger has ended')));
  }

  /** @param head the last sequence now */
  static async start(options: QueueOptions, head: number): Promise<AppendQueue> {
    const { path, busyTimeoutMs, synchronous, maxBytes } = options;
    const data: WriterOptions = { path, busyTimeoutMs, synchronous, ...(maxBytes !== undefined && { maxBytes }) };
    const worker = startWorker('./writer.worker', data);
    await once(worker, 'message');
    return new AppendQueue(worker, options, head);
  }

  append(request: AppendRequest): Promise<Written> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) throw this.#ended;
      this.#waiting.push({ request, resolve, reject });
      this.#handOver();
    });
  }

  /** Refuses more, waits for what was asked, and ends the thread. */
  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    this.#ended = new StoreUnavailable('not-persisted', 'the event store is closed', { reason: 'closed' });
    if (this.#underWay.length + this.#waiting.length > 0) {
      await new Promise<void>((resolve) => (this.#drained = resolve));
    }
    this.#worker.removeAllListeners();
    const exited = once(this.#worker, 'exit');
    this.#worker.postMessage(null);
    await exited;
  }

  /** Many at once; few after all appends of this turn of the event loop have come, where the writer is idle. */
  #handOver(): void {
    while (this.#waiting.length >= AT_ONCE && this.#underWay.length < MOST_UNDER_WAY) this.#hand(AT_ONCE);
    if (this.#scheduled || this.#waiting.length === 0 || this.#underWay.length > 0) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#waiting.length > 0 && this.#underWay.length === 0) this.#hand(AT_ONCE);
    });
  }

  #hand(most: number): void {
    const handed = this.#waiting.splice(0, most);
    this.#underWay.push(...handed);
    const group = packGroup(handed.map(({ request }) => request));
    this.#worker.postMessage(group, [group.bytes]);
  }

  #settle({ outcomes, head, fatal }: GroupResult): void {
    const settled = this.#underWay.splice(0, outcomes.length);
    settled.forEach((waiting, index) => settle(waiting, outcomes[index]!));
    if (fatal !== undefined) return this.#fail(new Error(fatal));
    if (head > this.#head) {
      this.#head = head;
      this.#options.onHead(head);
    }
    if (this.#waiting.length > 0) this.#handOver();
    else if (this.#underWay.length === 0) this.#drained?.();
  }

  /** For good: what is under way has an unknown outcome, what waits was never handed over. */
  #fail(error: Error): void {
    const [underWay, waiting] = [this.#underWay, this.#waiting];
    [this.#underWay, this.#waiting] = [[], []];
    const refusal = (outcome: 'unknown' | 'not-persisted'): StoreUnavailable =>
      new StoreUnavailable(outcome, error.message, { cause: error, reason: 'failed' });
    this.#ended ??= refusal('not-persisted');
    for (const { reject } of underWay) reject(refusal('unknown'));
    for (const { reject } of waiting) reject(refusal('not-persisted'));
    this.#drained?.();
    this.#worker.removeAllListeners();
    void this.#worker.terminate();
    this.#options.onFatal(error);
  }
}

function settle({ request, resolve, reject }: Waiting, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'written': {
      const length = request.streams.reduce((sum, part) => sum + part.events.length, 0);
      resolve({ sequences: Array.from({ length }, (_, index) => outcome.first + index), alreadyThere: false });
      break;
    }
    case 'there':
      resolve({ sequences: outcome.sequences, alreadyThere: true });
      break;
    case 'refused':
      reject(fromRefusal(outcome.refusal));
  }
}
