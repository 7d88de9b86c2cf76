import type { RelayReport } from '@baraza/event-bus';
import type { ProjectionStatus } from '@baraza/read-models';
import { Gauge, type Registry } from 'prom-client';
import type { LedgerConsumer } from '../policies/ledger-consumers.ts';

/** Fills in what it knows. What throws is left out of this reading: a store that is away leaves a gap, no old number. */
export type TakeReading = (readings: Readings) => void | Promise<void>;

/** How the calendar of a service is kept. */
export interface CalendarReport {
  /** Milliseconds since everything due was last gone through. */
  readonly silentMs: number;
  /** Steps that were due and could not be taken then. */
  readonly failed: number;
  /** Days that the oldest of them is overdue. */
  readonly daysLate: number;
}

/** Gauges of what there is to read off at the moment: how far readers, views and the relay are, and whether they live. */
export class Readings {
  readonly #gauges: { readonly gauge: Gauge; readonly isLabelled: boolean }[] = [];
  readonly #sources: TakeReading[] = [];
  readonly #startedAt = Date.now();

  readonly #build: Gauge;
  readonly #ready: Gauge;
  readonly #head: Gauge;
  readonly #consumer: Readonly<Record<'lag' | 'silent' | 'state' | 'parked', Gauge>>;
  readonly #view: Readonly<Record<'lag' | 'silent' | 'state' | 'left', Gauge>>;
  readonly #relay: Readonly<Record<'lag' | 'silent' | 'state', Gauge>>;
  readonly #calendar: Readonly<Record<'silent' | 'failed' | 'late', Gauge>>;
  readonly #disk: Readonly<Record<'free' | 'size', Gauge>>;

  constructor(registry: Registry) {
    const gauge = (name: string, help: string, ...labelNames: string[]): Gauge => {
      const made = new Gauge({ name: `baraza_${name}`, help, labelNames, registers: [registry] });
      this.#gauges.push({ gauge: made, isLabelled: labelNames.length > 0 });
      return made;
    };
    this.#build = gauge('build_info', 'Always 1: which build this is', 'service', 'version', 'node');
    this.#ready = gauge('ready', '1 while /health/ready says so');
    this.#head = gauge('ledger_head', 'The last sequence of the ledger');
    this.#consumer = {
      lag: gauge('consumer_lag_events', 'Events of the ledger that a consumer has not taken yet', 'consumer'),
      silent: gauge(
        'consumer_silent_seconds',
        'Since a consumer last looked for events and got an answer; 0 while another instance reads for it',
        'consumer',
      ),
      state: gauge(
        'consumer_state',
        'Always 1: running, waiting (for the bus, or another instance), retrying, needs-upgrade or stopped',
        'consumer',
        'state',
      ),
      parked: gauge('consumer_parked_events', 'Events that a consumer had to leave, and those behind them', 'consumer'),
    };
    this.#view = {
      lag: gauge('view_lag_events', 'Events of the ledger that a view does not hold yet', 'view'),
      silent: gauge('view_silent_seconds', 'Since a view last looked for events and got an answer', 'view'),
      state: gauge('view_state', 'Always 1: running, standby, rebuilding, stopped or needs-upgrade', 'view', 'state'),
      left: gauge('view_rebuild_left_events', 'While a view is built anew: events still to be gone through', 'view'),
    };
    this.#relay = {
      lag: gauge('relay_lag_events', 'Events that the store has and the bus has not'),
      silent: gauge('relay_silent_seconds', 'Since the relay last moved, or saw store and bus agree'),
      state: gauge('relay_state', 'Always 1: relaying, waiting (another has the lease), retrying or alarm', 'state'),
    };
    this.#calendar = {
      silent: gauge('calendar_silent_seconds', 'Since everything due by date was last gone through', 'service'),
      failed: gauge('calendar_failed_steps', 'Steps that were due by date and could not be taken', 'service'),
      late: gauge('calendar_late_days', 'Days that the oldest of those steps is overdue', 'service'),
    };
    this.#disk = {
      free: gauge('disk_free_bytes', 'Free on the disk that holds the data folder'),
      size: gauge('disk_size_bytes', 'Size of the disk that holds the data folder'),
    };
  }

  /** Called by whoever has something to tell, once. */
  add(source: TakeReading): void {
    this.#sources.push(source);
  }

  /** Reads everything off anew. */
  async take(): Promise<void> {
    for (const { gauge, isLabelled } of this.#gauges) {
      gauge.reset();
      if (!isLabelled) gauge.remove(); // else it would say 0 where nobody knows
    }
    await Promise.allSettled(this.#sources.map(async (source) => source(this)));
  }

  build(service: string, version: string): void {
    this.#build.set({ service, version, node: process.versions.node }, 1);
  }
  ready(isReady: boolean): void {
    this.#ready.set(isReady ? 1 : 0);
  }
  head(sequence: number): void {
    this.#head.set(sequence);
  }
  consumer({ name: consumer, status, upTo, head, silentMs, parked }: LedgerConsumer): void {
    this.#consumer.lag.set({ consumer }, Math.max(0, head - upTo));
    this.#consumer.silent.set({ consumer }, silentMs / 1000);
    this.#consumer.state.set({ consumer, state: status }, 1);
    this.#consumer.parked.set({ consumer }, parked);
  }
  view({ name: view, state, lag, lookedAt = this.#startedAt, rebuild }: ProjectionStatus): void {
    this.#view.lag.set({ view }, lag);
    this.#view.silent.set({ view }, Math.max(0, Date.now() - lookedAt) / 1000);
    this.#view.state.set({ view, state }, 1);
    if (rebuild !== undefined) this.#view.left.set({ view }, Math.max(0, rebuild.total - rebuild.done));
  }
  relay({ status, lag, silentMs }: RelayReport): void {
    this.#relay.lag.set(lag);
    this.#relay.silent.set(silentMs / 1000);
    this.#relay.state.set({ state: status }, 1);
  }
  calendar(service: string, { silentMs, failed, daysLate }: CalendarReport): void {
    this.#calendar.silent.set({ service }, silentMs / 1000);
    this.#calendar.failed.set({ service }, failed);
    this.#calendar.late.set({ service }, daysLate);
  }
  disk(free: number, size: number): void {
    this.#disk.free.set(free);
    this.#disk.size.set(size);
  }
}
