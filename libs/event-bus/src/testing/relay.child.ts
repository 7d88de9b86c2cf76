// The relay as a process of its own, for tests that kill it: node relay.child.ts <NATS URL> <ledger file>
import { openSqliteEventStore } from '@baraza/event-store';
import { connectToNats } from '../jetstream/connect-to-nats.ts';
import { JetStreamEventBus } from '../jetstream/jetstream-event-bus.ts';
import { Relay } from '../relay/relay.ts';
import { sampleCatalogue } from './sample-record.ts';

const [url, path] = process.argv.slice(2) as [string, string];
const store = await openSqliteEventStore({ path });
const readAll = store.readAll.bind(store);
// Small pages: more steps to be killed between.
store.readAll = (options) => readAll({ ...options, limit: Math.min(options.limit, 40) });
const connection = await connectToNats(url, 'ledger');
const bus = new JetStreamEventBus({ connection, service: 'ledger', store, catalogue: sampleCatalogue });
const relay = new Relay({ store, publisher: bus.publisher() });
process.send?.('running');
setInterval(() => process.send?.(relay.report().busHead ?? 0), 5);
process.on('disconnect', () => process.exit()); // the test is over
