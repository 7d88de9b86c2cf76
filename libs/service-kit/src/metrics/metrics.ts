import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Operation } from '../operations/operation.ts';

/** What is counted by: an operation that is `uncounted` leaves no number behind, nor a difference between two. */
type Counted = Pick<Operation, 'operationId' | 'uncounted'>;

/** What the process counts. One registry per application, so that several may live in one test. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly #commands = new Counter({
    name: 'baraza_commands_total',
    help: 'Commands accepted, by operation and whether they changed anything',
    labelNames: ['operation', 'outcome'],
    registers: [this.registry],
  });
  readonly #refusals = new Counter({
    name: 'baraza_refusals_total',
    help: 'Commands refused by a rule of the domain',
    labelNames: ['operation', 'rule'],
    registers: [this.registry],
  });
  readonly #conflicts = new Counter({
    name: 'baraza_append_conflicts_total',
    help: 'Appends that found their stream elsewhere and were decided again',
    registers: [this.registry],
  });
  readonly #append = new Histogram({
    name: 'baraza_append_seconds',
    help: 'How long an append took until it was durable',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5],
    registers: [this.registry],
  });
  readonly #lag = new Gauge({
    name: 'baraza_consumer_lag_events',
    help: 'Events of the ledger that a consumer has not taken yet',
    labelNames: ['consumer'],
    registers: [this.registry],
  });

  accepted({ operationId, uncounted }: Counted, outcome: 'recorded' | 'repeated' | 'nothing'): void {
    if (uncounted !== true) this.#commands.inc({ operation: operationId, outcome });
  }
  refused({ operationId, uncounted }: Counted, rule: string): void {
    if (uncounted !== true) this.#refusals.inc({ operation: operationId, rule });
  }
  conflict(): void {
    this.#conflicts.inc();
  }
  /** @param milliseconds until the store answered */
  appended({ uncounted }: Counted, milliseconds: number): void {
    if (uncounted !== true) this.#append.observe(milliseconds / 1000);
  }
  lag(consumer: string, events: number): void {
    this.#lag.set({ consumer }, events);
  }
}
