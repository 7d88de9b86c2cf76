import { everyContract, type EventCatalogue } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { type News, ReadingConsumer } from '../consumer/reading-consumer.ts';
import { underLease } from '../consumer/under-lease.ts';
import type { BusPublisher, Consumer, ConsumerOptions, EventBus } from '../event-bus.port.ts';
import type { Lease } from '../relay/lease.ts';
import { keepIntegratorConsumers } from './integrator-consumers.ts';
import { JetStreamPublisher } from './jetstream-publisher.ts';
import { NatsLease } from './nats-lease.ts';
import { NatsLink, type NatsConnecting } from './nats-link.ts';
import { ServiceNotices } from './service-notices.ts';

export interface JetStreamEventBusOptions {
  /** Used, not closed, by the bus. A promise that is still waiting for its server is welcome: see `connectToNats`. */
  readonly connection: NatsConnecting;
  /** The service this process is: its durable, its lease and its permissions on NATS have this name. */
  readonly service: string;
  /** Where consumers read the events that the bus tells of. */
  readonly store: EventStore;
  /** Default: every contract of the forum. */
  readonly catalogue?: EventCatalogue;
  /** How often a consumer looks without being told, in milliseconds; default 2,000. */
  readonly pollMs?: number;
  /** How long the lease of an instance that died outlives it, in milliseconds; default 4,000. */
  readonly leaseMs?: number;
  /**
   * The lease by which one instance of the service works, kept where its work is written.
   * Default: one in NATS, where each instance writes in a place of its own.
   * @param isConnected whether this instance hears of the record: while not, another is to work
   */
  leaseOfWork?(isConnected: () => boolean): Lease | undefined;
  /** Servers that keep a copy each of the stream and of the leases; default 1. */
  readonly replicas?: number;
}

export interface JetStreamPublishingOptions {
  /** The forum's public address, without a slash at the end: what `dataschema` begins with. */
  readonly publicAddress: string;
  /** Whose consumers are kept in place: each gets `integrator-<name>-public` and `integrator-<name>-members`. */
  readonly integrators?: readonly string[];
  /** Where a stream that is made anew begins; default 1. */
  readonly firstSequence?: number;
  /** Whether messages carry the trace of their event: the distributed tracing extension of CloudEvents. Default: no. */
  readonly traced?: boolean;
  /** Told why the stream was deleted and made anew. */
  onRemade?(why: string): void;
}

/** The bus over NATS JetStream. See the README beside this file for the life of one event. */
export class JetStreamEventBus implements EventBus {
  readonly #options: JetStreamEventBusOptions;
  readonly #catalogue: EventCatalogue;
  readonly #link: NatsLink;
  readonly #consumers = new Set<ReadingConsumer>();
  #lease: Lease | undefined;
  #notices: ServiceNotices | undefined;

  constructor(options: JetStreamEventBusOptions) {
    this.#options = options;
    this.#catalogue = options.catalogue ?? everyContract;
    this.#link = new NatsLink(options.connection);
  }

  async consume(options: ConsumerOptions): Promise<Consumer> {
    const { store, pollMs = 2_000 } = this.#options;
    const notices = options.inEveryInstance === true ? undefined : this.#noticesOfService();
    const news = notices ?? pokesOf(store);
    const work = notices === undefined ? options : underLease(options, this.#leaseOfService());
    const consumer = new ReadingConsumer({ ...work, store, catalogue: this.#catalogue, news, pollMs });
    notices?.follow(consumer);
    this.#consumers.add(consumer);
    return consumer;
  }

  /** For the ledger alone: nobody else's credentials allow it to publish. */
  publishWith(options: JetStreamPublishingOptions): BusPublisher {
    const { integrators = [], ...rest } = options;
    const { replicas = 1 } = this.#options;
    return new JetStreamPublisher({
      ...rest,
      replicas,
      link: this.#link,
      catalogue: this.#catalogue,
      ledgerId: this.#options.store.ledgerId,
      afterLook: (manager) => keepIntegratorConsumers(manager, integrators),
    });
  }

  publisher(): BusPublisher {
    return this.publishWith({ publicAddress: '' });
  }

  /** The lease that keeps a second relay waiting. Makes the bucket where it is missing. */
  relayLease(): Lease {
    const { leaseMs, replicas = 1 } = this.#options;
    const ttl = leaseMs === undefined ? {} : { ttlMs: leaseMs };
    return new NatsLease({ link: this.#link, name: 'relay', makesBucket: { replicas }, ...ttl });
  }

  isAtWork(): boolean {
    return this.#leaseOfService().isHeld;
  }

  asAtWork<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#leaseOfService().during?.(work) ?? work();
  }

  async isReachable(): Promise<boolean> {
    const connection = this.#link.up;
    if (connection === undefined) return false;
    const answered = connection.rtt().then(() => true);
    const patience = new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref());
    return Promise.race([answered, patience]).catch(() => false);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#consumers].map((consumer) => consumer.stop()));
    await this.#notices?.close();
    await this.#lease?.release();
  }

  #noticesOfService(): ServiceNotices {
    const { service, store } = this.#options;
    const lease = this.#leaseOfService();
    this.#notices ??= new ServiceNotices({ link: this.#link, lease, service, ledgerId: store.ledgerId });
    return this.#notices;
  }

  #leaseOfService(): Lease {
    const { service, leaseMs, leaseOfWork } = this.#options;
    const ttl = leaseMs === undefined ? {} : { ttlMs: leaseMs };
    this.#lease ??=
      leaseOfWork?.(() => this.#link.up !== undefined) ?? new NatsLease({ link: this.#link, name: service, ...ttl });
    return this.#lease;
  }
}

/** The news of one that waits for nobody: the store's own. */
function pokesOf(store: EventStore): News {
  return { isReady: true, whenReady: async () => undefined, onNews: (listener) => store.onAppended(listener) };
}
