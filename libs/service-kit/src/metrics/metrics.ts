import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { Operation } from '../operations/operation.ts';
import { Readings } from './readings.ts';

/** What is counted by: an operation that is `uncounted` leaves no number behind, nor a difference between two. */
type Counted = Pick<Operation, 'operationId' | 'uncounted'>;

/** What is counted beside operations: pages, documents, health, and paths that are none. */
const NO_OPERATION: Counted = { operationId: 'none' };

/** What the process counts as it happens. One registry per application, so that several may live in one test. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  /** What is read off whenever somebody asks. */
  readonly readings = new Readings(this.registry);
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
  readonly #requests = new Histogram({
    name: 'baraza_http_request_seconds',
    help: 'How long requests took until they were answered, by operation (none: pages, health, unknown paths) and status',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });
  readonly #redeliveries = new Counter({
    name: 'baraza_redeliveries_total',
    help: 'Events that a consumer was given again because handling them had failed',
    labelNames: ['consumer'],
    registers: [this.registry],
  });
  #watchesProcess = false;
  #page: Promise<string> | undefined;

  accepted({ operationId, uncounted }: Counted, outcome: 'recorded' | 'repeated' | 'nothing'): void {
    if (uncounted !== true) this.#commands.inc({ operation: operationId, outcome });
  }
  refused({ operationId, uncounted }: Counted, rule: string): void {
    if (uncounted !== true) this.#refusals.inc({ operation: operationId, rule });
  }
  conflict({ uncounted }: Counted): void {
    if (uncounted !== true) this.#conflicts.inc();
  }
  /** @param milliseconds until the store answered */
  appended({ uncounted }: Counted, milliseconds: number): void {
    if (uncounted !== true) this.#append.observe(milliseconds / 1000);
  }
  /** @param milliseconds until the answer was sent */
  answered({ operationId, uncounted }: Counted = NO_OPERATION, status: number, milliseconds: number): void {
    if (uncounted !== true) this.#requests.observe({ operation: operationId, status }, milliseconds / 1000);
  }
  redelivered(consumer: string): void {
    this.#redeliveries.inc({ consumer });
  }

  /** Begins to measure the process itself: processor time, memory, garbage, the event loop's delay. Once. */
  watchProcess(): void {
    if (this.#watchesProcess) return;
    this.#watchesProcess = true;
    collectDefaultMetrics({ register: this.registry });
  }

  /** In the text form of Prometheus. Two who ask at once get one page: each reading begins with emptying the gauges. */
  text(): Promise<string> {
    return (this.#page ??= this.#write().finally(() => (this.#page = undefined)));
  }

  async #write(): Promise<string> {
    await this.readings.take();
    return this.registry.metrics();
  }
}
