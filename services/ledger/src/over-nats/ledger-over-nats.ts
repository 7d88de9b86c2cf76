import { setInterval } from 'node:timers';
import { connectToNats, JetStreamEventBus, Relay, type RelayReport } from '@baraza/event-bus';
import { hearOverNats, serveEventStore, type ServedEventStore } from '@baraza/event-store';
import { CalledVault, serveCompartment, serveVault } from '@baraza/privacy';
import {
  type BarazaConfig,
  type Check,
  isKurrent,
  Metrics,
  ReadinessChecks,
  type Runtime,
  RUNTIME,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { EventVersions } from '../event-versions/event-versions.ts';
import { publicAddress } from '../public-address.ts';

/** Further behind than this, the relay does not keep up. */
const KEEPS_UP_WITHIN = 1_000;
/** A relay that has neither moved nor seen store and bus agree for this long is not well. */
const SILENT_AFTER_MS = 30_000;
const SWEEP_EVERY_MS = 10 * 60_000;
/** KurrentDB may have an append before its deadline and show it some time after. */
const SHOWN_WITHIN_MS = 60_000;

/**
 * What makes a process that reads the record where it lies the ledger of many processes: it answers for the event store and
 * the vault over NATS, and relays the record to JetStream. In one process there is nothing of this to do.
 */
@Injectable()
export class LedgerOverNats implements OnApplicationBootstrap, OnModuleDestroy {
  #connection: NatsConnection | undefined;
  #store: ServedEventStore | undefined;
  #deaf: (() => void) | undefined;
  #endVault: (() => Promise<void>) | undefined;
  #endCompartment: (() => Promise<void>) | undefined;
  #relay: Relay | undefined;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly readiness: ReadinessChecks,
    private readonly metrics: Metrics,
    private readonly versions: EventVersions,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { config, store, vault, sealed, bus, catalogue, clock, logger, tracing } = this.runtime;
    this.#sweepVault();
    if (ownsRecord(config)) await this.versions.bringIntoForce();
    if (!(bus instanceof JetStreamEventBus) || !ownsRecord(config)) return;
    const connection = await connectToNats(config.eventBus.url, 'ledger');
    this.#connection = connection;
    this.#store = serveEventStore(connection, store, {
      catalogue,
      clock: () => clock.now(),
      onError: (error) => logger.error({ err: error }, 'an append over NATS failed for no reason that has a name'),
    });
    this.#deaf = hearOverNats(
      connection,
      (announcement, hasEnded) => this.versions.readers.hear(announcement, hasEnded),
      (error) => logger.error({ err: error }, 'what a reader announced could not be taken in'),
    );
    if (vault instanceof CalledVault) this.#endVault = await serveVault(connection, vault);
    if (config.sealed.scheme !== 'nats') this.#endCompartment = await serveCompartment(connection, sealed);
    this.#relay = new Relay({
      store,
      lease: bus.relayLease(),
      ...(tracing.isOn ? { around: tracing.relaying.bind(tracing) } : {}),
      publisher: bus.publishWith({
        publicAddress: publicAddress(config),
        integrators: config.integrators.names,
        traced: tracing.isOn,
        onRemade: (why) => logger.warn({ why }, 'the JetStream stream was made anew from the record'),
      }),
    });
    this.readiness.add(() => [relayCheck(this.#relay!.report())]);
    this.metrics.readings.add((readings) => readings.relay(this.#relay!.report()));
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#sweeping);
    await this.#relay?.stop();
    this.#deaf?.();
    await this.#store?.close();
    await this.#endVault?.();
    await this.#endCompartment?.();
    await this.#connection?.drain();
  }

  /** The process that has the ledger's files removes what was sealed for events that never came to be. */
  #sweepVault(): void {
    const { config, store, vault, logger } = this.runtime;
    if (!ownsRecord(config)) return;
    const sweep = (): void => {
      vault
        .sweep(Date.now() - SHOWN_WITHIN_MS, async (eventId) => (await store.readEvent(eventId)) !== undefined)
        .then(
          (removed) => {
            if (removed > 0) logger.info({ removed }, 'removed sealed values whose events never came to be');
          },
          (error: unknown) => logger.warn({ err: error }, 'the vault was not swept'),
        );
    };
    this.#sweeping = setInterval(sweep, SWEEP_EVERY_MS).unref();
  }
}

/** Whether the record is read here where it lies, not by way of another process. */
function ownsRecord({ eventStore }: BarazaConfig): boolean {
  return eventStore.scheme === 'sqlite' || isKurrent(eventStore);
}

function relayCheck({ status, lag, silentMs, busHead }: RelayReport): Check {
  const ready = lag <= KEEPS_UP_WITHIN && silentMs <= SILENT_AFTER_MS && status !== 'alarm';
  return { name: 'relay', ready, detail: { status, lag, ...(busHead === undefined ? {} : { busHead }) } };
}
