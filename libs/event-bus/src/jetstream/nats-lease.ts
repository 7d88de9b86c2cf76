import { randomUUID } from 'node:crypto';
import { DiscardPolicy, jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { headers, nanos, type NatsConnection } from '@nats-io/transport-node';
import { asError, WakeUp } from '../consumer/wake-up.ts';
import type { Lease } from '../relay/lease.ts';
import { apiCode, isApiError } from './nats-errors.ts';
import type { NatsLink } from './nats-link.ts';

/** A NATS key-value bucket: `nats kv get baraza-leases <name>` tells who holds a lease. */
export const LEASE_BUCKET = 'baraza-leases';
export const LEASE_STREAM = `KV_${LEASE_BUCKET}`;
const keyOf = (name: string): string => `$KV.${LEASE_BUCKET}.${name}`;

export interface NatsLeaseOptions {
  readonly link: NatsLink;
  /** What is leased: `ledger`, `projections`. */
  readonly name: string;
  /** How long a lease outlives a holder that died, in milliseconds; default 4,000. */
  readonly ttlMs?: number;
  /** Makes the bucket where it is missing, kept by so many servers; needs the permission to, which the ledger has. */
  readonly makesBucket?: { readonly replicas: number };
}

/**
 * A lease in a NATS bucket: whoever writes the key first holds it, and writes it again three times per `ttlMs`; a key that is not
 * written again is gone after `ttlMs`. It keeps two instances from doing the same work twice; what keeps them from doing harm
 * is the fence on the bus and the checkpoint in the consumer's own store.
 */
export class NatsLease implements Lease {
  readonly #options: NatsLeaseOptions;
  readonly #ttl: number;
  readonly #holder = randomUUID();
  readonly #ending = new AbortController();
  readonly #wakeUps = new Set<WakeUp>();
  readonly #tick = new WakeUp();
  readonly #ended: Promise<void>;
  readonly #unsubscribe: () => void;
  #revision: number | undefined;
  #heldUntil = 0;
  #trouble: Error | undefined;

  constructor(options: NatsLeaseOptions) {
    this.#options = options;
    this.#ttl = options.ttlMs ?? 4_000;
    this.#unsubscribe = options.link.onChange(() => {
      // While we are cut off another may get it: the bucket does not outlive its server.
      if (options.link.up === undefined) this.#heldUntil = 0;
      this.#tick.ring();
    });
    this.#ended = this.#run();
  }

  get isHeld(): boolean {
    return performance.now() < this.#heldUntil;
  }

  /** Why it could not be asked for; undefined also where another holds it. */
  get trouble(): Error | undefined {
    return this.#trouble;
  }

  async whenHeld(signal: AbortSignal): Promise<void> {
    const wakeUp = new WakeUp();
    this.#wakeUps.add(wakeUp);
    while (!this.isHeld && !signal.aborted && !this.#ending.signal.aborted) await wakeUp.wait(this.#ttl, signal);
    this.#wakeUps.delete(wakeUp);
  }

  async release(): Promise<void> {
    this.#ending.abort();
    await this.#ended;
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    const { link } = this.#options;
    while (!signal.aborted) {
      const connection = link.up;
      if (connection === undefined) {
        await this.#tick.wait(60_000, signal);
        continue;
      }
      const before = this.isHeld;
      await this.#write(connection).catch((error: unknown) => (this.#trouble = asError(error)));
      if (!before && this.isHeld) for (const wakeUp of this.#wakeUps) wakeUp.ring();
      await this.#tick.wait(this.#ttl / (this.isHeld ? 3 : 8), signal);
    }
    this.#unsubscribe();
    this.#heldUntil = 0;
    for (const wakeUp of this.#wakeUps) wakeUp.ring();
    const connection = link.up;
    if (connection !== undefined) await this.#giveUp(connection).catch(() => undefined); // it ends by itself
  }

  /** Takes the lease, or renews it. Its end is counted from before the question was sent. */
  async #write(connection: NatsConnection): Promise<void> {
    const asked = performance.now();
    const options = { expect: { lastSubjectSequence: this.#revision ?? 0 }, timeout: this.#ttl / 3 };
    try {
      const { seq } = await jetstream(connection).publish(keyOf(this.#options.name), this.#holder, options);
      this.#revision = seq;
      this.#heldUntil = this.#options.link.up === connection ? asked + this.#ttl * 0.75 : 0;
      this.#trouble = undefined;
    } catch (error) {
      if (isApiError(error, apiCode.wrongLastSequence)) {
        this.#revision = undefined;
        this.#heldUntil = 0;
        this.#trouble = undefined; // another holds it: that is no trouble
      } else {
        this.#trouble = asError(error);
        // Nobody listens on the key's subject: there is no bucket. The first try after it was made is the next one.
        const { makesBucket } = this.#options;
        if (asError(error).name === 'JetStreamNotEnabled' && makesBucket !== undefined) {
          await makeBucket(connection, this.#ttl, makesBucket.replicas);
          this.#tick.ring();
        }
      }
    }
  }

  /** Leaves a mark in place of the key that is gone after a second: then it is anybody's. */
  async #giveUp(connection: NatsConnection): Promise<void> {
    if (this.#revision === undefined) return;
    const mark = headers();
    mark.set('KV-Operation', 'DEL');
    mark.set('Nats-TTL', '1s');
    const options = { expect: { lastSubjectSequence: this.#revision }, headers: mark, timeout: 1_000 };
    await jetstream(connection).publish(keyOf(this.#options.name), '', options);
  }
}

/**
 * In memory: leases need not survive their server. Its sequences begin at the time of day, so that a revision of an earlier
 * bucket is never mistaken for one of this.
 */
async function makeBucket(connection: NatsConnection, ttlMs: number, replicas: number): Promise<void> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  await manager.streams.add({
    name: LEASE_STREAM,
    subjects: [keyOf('>')],
    storage: StorageType.Memory,
    num_replicas: replicas,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    max_msgs_per_subject: 1,
    max_age: nanos(ttlMs),
    duplicate_window: nanos(Math.min(ttlMs, 1_000)),
    allow_msg_ttl: true,
    first_seq: Date.now(),
  });
}
