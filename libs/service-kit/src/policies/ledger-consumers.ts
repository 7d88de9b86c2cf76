import { setTimeout as pause } from 'node:timers/promises';
import type { ConsumerReport, LedgerEventsStrategy, ParkingLot } from '@baraza/event-bus';
import type { EventStore } from '@baraza/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { FACTS_WITHIN_MS, factsBehind } from '../reference-facts/facts-behind.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import { EVENT_STORE } from '../runtime/tokens.ts';

/** The first pause between two looks; the others grow to the last. */
const LOOK_AGAIN_MS = 10;
const LOOK_AGAIN_AT_MOST_MS = 200;

/** How a reader of the ledger in this process fares. */
export type LedgerConsumer = Omit<ConsumerReport, 'types'>;

/** Everything in this process that reads the ledger for a service: its facts and its policies. */
@Injectable()
export class LedgerConsumers {
  #strategy: LedgerEventsStrategy | undefined;

  constructor(
    private readonly facts: ReferenceFacts,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Called once, when the application connects its policies. */
  connect(strategy: LedgerEventsStrategy): void {
    this.#strategy = strategy;
  }

  async reports(): Promise<readonly LedgerConsumer[]> {
    const policies = (await this.#strategy?.consumers()) ?? [];
    const facts = this.facts.consumer;
    if (facts === undefined) return policies;
    const { name, status, upTo, head, silentMs, lastError } = facts;
    return [{ name, status, upTo, head, silentMs, lastError, parked: 0 }, ...policies];
  }

  /** The types that policies and notices of this process hear. */
  async typesHeard(): Promise<readonly string[]> {
    return ((await this.#strategy?.consumers()) ?? []).flatMap(({ types }) => types);
  }

  /**
   * Waits until a reader has taken in everything that the ledger now holds; not at all where there is no such reader.
   * @throws Unavailable where it has not within 5 s: to decide on what is old would be wrong
   */
  async caughtUp(name: string): Promise<void> {
    const { sequence } = await this.store.head();
    const until = performance.now() + FACTS_WITHIN_MS;
    for (let pauseMs = LOOK_AGAIN_MS; !(await this.isPast(name, sequence)); pauseMs *= 2) {
      if (performance.now() > until) throw factsBehind();
      await pause(Math.min(pauseMs, LOOK_AGAIN_AT_MOST_MS));
    }
  }

  /** Whether a reader has taken in the ledger up to this sequence, here or in the instance that is at work. */
  async isPast(name: string, sequence: number): Promise<boolean> {
    if (name === this.facts.consumer?.name) return this.facts.consumer.upTo >= sequence;
    return (await this.#strategy?.isPast(name, sequence)) ?? true;
  }

  get parkingLot(): ParkingLot {
    if (this.#strategy === undefined) throw new Error('no policies are connected');
    return this.#strategy.parkingLot;
  }
}
