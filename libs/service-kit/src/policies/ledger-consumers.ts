import { setTimeout as pause } from 'node:timers/promises';
import type { ConsumerReport, LedgerEventsStrategy, ParkingLot } from '@baraza/event-bus';
import { Injectable } from '@nestjs/common';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';

/** How long somebody waits for what a reader of the ledger keeps. */
const CATCH_UP_MS = 2_000;
const LOOK_AGAIN_MS = 10;

/** How a reader of the ledger in this process fares. */
export type LedgerConsumer = Omit<ConsumerReport, 'types'>;

/** Everything in this process that reads the ledger for a service: its facts and its policies. */
@Injectable()
export class LedgerConsumers {
  #strategy: LedgerEventsStrategy | undefined;

  constructor(private readonly facts: ReferenceFacts) {}

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

  /** Waits until a reader has taken in the ledger up to this sequence, or for 2 s; not at all where there is no such reader. */
  async caughtUp(name: string, sequence: number): Promise<void> {
    const until = performance.now() + CATCH_UP_MS;
    while (performance.now() < until && !(await this.isPast(name, sequence))) await pause(LOOK_AGAIN_MS);
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
