import {
  AckPolicy,
  DeliverPolicy,
  jetstream,
  jetstreamManager,
  ReplayPolicy,
  type Consumer as PullConsumer,
  type JsMsg,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import type { ReadingConsumer, News } from '../consumer/reading-consumer.ts';
import { asError, backoffMs, pause, WakeUp } from '../consumer/wake-up.ts';
import { ForeignLedger } from '../event-bus.port.ts';
import type { Lease } from '../relay/lease.ts';
import { apiCode, isApiError } from './nats-errors.ts';
import type { NatsLink } from './nats-link.ts';
import { placeOf } from './published-message.ts';
import { RECORD_STREAM } from './record-stream.ts';

export interface ServiceNoticesOptions {
  readonly link: NatsLink;
  readonly lease: Lease;
  /** The durable's name. */
  readonly service: string;
  readonly ledgerId: string;
}

/** How many notices one pull asks for, and how long it waits for them. */
const PULL = { max_messages: 500, expires: 2_000 } as const;
/** A consumer further behind the head than this is catching up: it does not wait for news, and news does not wait for it. */
const FOLLOWING = 5_000;
/** How often notices are acknowledged. */
const ACKNOWLEDGE_MS = 250;

/** A sequence did not follow the one before: the durable is made anew. */
class MissedNotice extends Error {
  override readonly name = 'MissedNotice';
}

/**
 * News of the record for all consumers of one service: a durable pull consumer on JetStream, headers only, held by the one
 * instance that has the service's lease. A notice says no more than that the ledger has come to a sequence; the consumers
 * read the events from the store. It is acknowledged when every consumer that follows is past it, and nothing depends on that:
 * each consumer's checkpoint lies in its own store, and the durable is made anew after it whenever the two differ.
 */
export class ServiceNotices implements News {
  readonly #options: ServiceNoticesOptions;
  readonly #closing = new AbortController();
  readonly #listeners = new Set<(head: number) => void>();
  readonly #consumers = new Set<ReadingConsumer>();
  readonly #linkChanged = new WakeUp();
  readonly #ended: Promise<void>;
  readonly #unsubscribe: () => void;
  #unacknowledged: JsMsg[] = [];
  #trouble: Error | undefined;

  constructor(options: ServiceNoticesOptions) {
    this.#options = options;
    this.#unsubscribe = options.link.onChange(() => {
      this.#tell(0);
      this.#linkChanged.ring();
    });
    this.#ended = this.#run();
  }

  get isReady(): boolean {
    return this.#options.lease.isHeld && !(this.#trouble instanceof ForeignLedger);
  }

  /** Why there is no news: the bus is away, or it is another ledger's. */
  get trouble(): Error | undefined {
    return this.#trouble ?? this.#options.link.failure ?? this.#options.lease.trouble;
  }

  async whenReady(signal: AbortSignal): Promise<void> {
    if (this.#trouble instanceof ForeignLedger) await pause(1_000, signal);
    else await this.#options.lease.whenHeld(signal);
  }

  onNews(listener: (head: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets acknowledgements follow this consumer too. */
  follow(consumer: ReadingConsumer): void {
    this.#consumers.add(consumer);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#ended;
    this.#unsubscribe();
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    const { link, lease } = this.#options;
    const acknowledging = setInterval(() => this.#acknowledge(), ACKNOWLEDGE_MS);
    let failures = 0;
    while (!signal.aborted) {
      if (!lease.isHeld) {
        await lease.whenHeld(signal);
        continue;
      }
      const connection = link.up;
      if (connection === undefined) {
        await this.#linkChanged.wait(1_000, signal);
        continue;
      }
      try {
        await this.#hear(connection, () => (failures = 0));
      } catch (error) {
        this.#trouble = asError(error);
        failures += 1;
        if (!signal.aborted) await pause(backoffMs(failures, 2_000), signal);
      }
    }
    clearInterval(acknowledging);
    this.#acknowledge();
  }

  /** Pulls notices while the lease is held. @throws whatever ends that */
  async #hear(connection: NatsConnection, onHeard: () => void): Promise<void> {
    const { signal } = this.#closing;
    const end = performance.now() + 1_000; // a consumer that cannot start does not keep news from the others
    while (!this.#someoneRuns() && performance.now() < end && !signal.aborted) await pause(25, signal);
    const from = this.#settledUpTo() + 1;
    const durable = await this.#durableFrom(connection, from);
    this.#unacknowledged = [];
    let last = from - 1;
    while (!signal.aborted && this.#options.lease.isHeld) {
      const pull = await durable.fetch(PULL);
      const stop = (): void => pull.stop();
      signal.addEventListener('abort', stop);
      try {
        for await (const notice of pull) {
          this.#check(notice);
          if (notice.seq <= last) continue; // again: its acknowledgement was lost
          if (notice.seq !== last + 1) throw new MissedNotice(`after notice ${last} came ${notice.seq}`);
          last = notice.seq;
          this.#unacknowledged.push(notice);
          this.#tell(last);
        }
      } finally {
        signal.removeEventListener('abort', stop);
        stop();
      }
      this.#trouble = undefined;
      onHeard();
    }
  }

  #check(notice: JsMsg): void {
    const place = placeOf(notice.headers);
    if (place?.ledgerId !== this.#options.ledgerId || place.sequence !== notice.seq) {
      const whose = `event ${place?.sequence} of ledger ${place?.ledgerId}`;
      throw new ForeignLedger(`notice ${notice.seq} is ${whose}, not of ${this.#options.ledgerId}`);
    }
  }

  /** The service's durable at `from`: as it is where it stands there, else made anew. */
  async #durableFrom(connection: NatsConnection, from: number): Promise<PullConsumer> {
    const { service } = this.#options;
    const manager = await jetstreamManager(connection, { checkAPI: false });
    const known = await manager.consumers.info(RECORD_STREAM, service).catch((error: unknown) => {
      if (isApiError(error, apiCode.consumerNotFound)) return undefined;
      throw error;
    });
    const standsThere = known?.ack_floor.stream_seq === from - 1 && known.delivered.stream_seq === from - 1;
    if (!standsThere) {
      if (known !== undefined) await manager.consumers.delete(RECORD_STREAM, service);
      await manager.consumers.add(RECORD_STREAM, {
        durable_name: service,
        description: `Tells ${service} that the record has grown. The checkpoints lie in its own store.`,
        ack_policy: AckPolicy.All,
        deliver_policy: DeliverPolicy.StartSequence,
        opt_start_seq: from,
        replay_policy: ReplayPolicy.Instant,
        headers_only: true,
        ack_wait: nanos(60_000),
        max_ack_pending: 4 * FOLLOWING,
      });
    }
    return jetstream(connection).consumers.get(RECORD_STREAM, service);
  }

  /** Where all that follow are past; the head, as far as it is known, where none does. */
  #settledUpTo(): number {
    const consumers = [...this.#consumers].filter(({ status }) => status !== 'stopped');
    const head = Math.max(0, ...consumers.map((consumer) => consumer.head));
    const following = consumers.filter(({ status, upTo }) => status === 'running' && head - upTo <= FOLLOWING);
    return Math.min(head, ...following.map(({ upTo }) => upTo));
  }

  #someoneRuns(): boolean {
    return [...this.#consumers].some(({ status }) => status === 'running');
  }

  #acknowledge(): void {
    const settled = this.#settledUpTo();
    const index = this.#unacknowledged.findLastIndex(({ seq }) => seq <= settled);
    if (index < 0 || this.#options.link.up === undefined) return;
    this.#unacknowledged[index]!.ack();
    this.#unacknowledged = this.#unacknowledged.slice(index + 1);
  }

  #tell(head: number): void {
    for (const listener of this.#listeners) listener(head);
  }
}
