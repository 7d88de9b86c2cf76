import { pino } from 'pino';
import type { EventCatalogue } from '@baraza/contracts';
import { type JetStreamEventBus, Relay } from '@baraza/event-bus';
import { serveEventStore } from '@baraza/event-store';
import { loadConfig } from '../configuration/load-config.ts';
import { openRuntime } from '../runtime/open-runtime.ts';
import type { Runtime } from '../runtime/runtime.ts';

export interface ExampleLedger {
  readonly runtime: Runtime;
  stop(): Promise<void>;
}

/** The ledger's side, as services/ledger has it: the store answered for over NATS, the record relayed. */
export async function startLedger(
  natsUrl: string,
  catalogue: EventCatalogue,
  env: Readonly<Record<string, string>>,
): Promise<ExampleLedger> {
  const config = loadConfig({ ...env, BARAZA_EVENT_BUS: natsUrl }, { service: 'ledger' });
  const runtime = await openRuntime(config, { catalogue, logger: pino({ level: 'silent' }) });
  const served = serveEventStore(await runtime.nats.to(natsUrl), runtime.store, { catalogue });
  const bus = runtime.bus as JetStreamEventBus;
  const publisher = bus.publishWith({ publicAddress: 'http://127.0.0.1:3000' });
  const relay = new Relay({ store: runtime.store, lease: bus.relayLease(), publisher });
  return {
    runtime,
    async stop() {
      await relay.stop();
      await served.close();
      await runtime.close();
    },
  };
}
