import { MemoryEventStore } from '@baraza/event-store';
import { testEventBus } from '../event-bus.contract.ts';
import type { EventBus } from '../event-bus.port.ts';
import { Relay } from '../relay/relay.ts';
import { emptyNats, natsForTests } from '../testing/nats-for-tests.ts';
import { sampleCatalogue } from '../testing/sample-record.ts';
import { connectToNats } from './connect-to-nats.ts';
import { JetStreamEventBus } from './jetstream-event-bus.ts';

describe('with a real nats-server', () => {
  let nats: Awaited<ReturnType<typeof natsForTests>>;
  beforeAll(async () => {
    nats = await natsForTests();
  });
  afterAll(() => nats.stop());

  testEventBus('NATS JetStream', async () => {
    await emptyNats(nats.url);
    const store = new MemoryEventStore();
    const common = { store, catalogue: sampleCatalogue };
    const ledgerConnection = await connectToNats(nats.url, 'ledger');
    const ledger = new JetStreamEventBus({ ...common, connection: ledgerConnection, service: 'ledger' });
    const relay = new Relay({ store, publisher: ledger.publisher(), lease: ledger.relayLease() });
    const connection = await connectToNats(nats.url, 'listener');
    return {
      store,
      open: async (): Promise<EventBus> => new JetStreamEventBus({ ...common, connection, service: 'listener' }),
      async close() {
        await relay.stop();
        await connection.close();
        await ledgerConnection.close();
        await store.close();
      },
    };
  });
});
