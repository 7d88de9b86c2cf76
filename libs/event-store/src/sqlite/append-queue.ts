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
  readonly count: number;
  readonly bytes: number;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: Error) => void;
}

/** A group is at least one append, and ends at these. */
const GROUP_EVENTS = 1_024;
const GROUP_BYTES = 4 * 1024 * 1024;

export interface QueueOptions extends WriterOptions {
  /** Called with the new head after each group that moved it. */
  readonly onHead: (head: number) => void;
  /** Called once, when nothing can be written any more. */
  readonly onFatal: (error: Error) => void;
}

/**
 * Gathers appends while the writer is busy, and hands them over as one group when it is idle: the busier, the more share
 * an fsync, and nobody waits for company.
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
      const events = request.streams.flatMap((part) => part.events);
      const bytes = events.reduce((sum, event) => sum + event.bytes.length, 0);
      this.#waiting.push({ request, count: events.length, bytes, resolve, reject });
      this.#schedule();
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

  /** After all appends of this turn of the event loop have come. */
  #schedule(): void {
    if (this.#scheduled || this.#underWay.length > 0) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#hand();
    });
  }

  #hand(): void {
    let events = 0;
    let bytes = 0;
    let length = 0;
    for (const waiting of this.#waiting) {
      events += waiting.count;
      bytes += waiting.bytes;
      if (length > 0 && (events > GROUP_EVENTS || bytes > GROUP_BYTES)) break;
      length += 1;
    }
    this.#underWay = this.#waiting.splice(0, length);
    const group = packGroup(this.#underWay.map(({ request }) => request));
    this.#worker.postMessage(group, [group.bytes]);
  }

  #settle({ outcomes, head, fatal }: GroupResult): void {
    const settled = this.#underWay;
    this.#underWay = [];
    settled.forEach((waiting, index) => settle(waiting, outcomes[index]!));
    if (fatal !== undefined) return this.#fail(new Error(fatal));
    if (head > this.#head) {
      this.#head = head;
      this.#options.onHead(head);
    }
    if (this.#waiting.length > 0) this.#schedule();
    else this.#drained?.();
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

function settle({ count, resolve, reject }: Waiting, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'written':
      resolve({ sequences: Array.from({ length: count }, (_, index) => outcome.first + index), alreadyThere: false });
      break;
    case 'there':
      resolve({ sequences: outcome.sequences, alreadyThere: true });
      break;
    case 'refused':
      reject(fromRefusal(outcome.refusal));
  }
}
