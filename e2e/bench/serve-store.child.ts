// The ledger's side of appends over NATS, in a process of its own: `serve-store.child.ts <url> <file>`.
import { everyContract } from '@baraza/contracts';
import { connectToNats } from '@baraza/event-bus';
import { openSqliteEventStore, serveEventStore } from '@baraza/event-store';

const [url, path] = process.argv.slice(2) as [string, string];
const connection = await connectToNats(url, 'bench ledger');
const store = await openSqliteEventStore({ path });
const served = serveEventStore(connection, store, { catalogue: everyContract });
await served.ready();
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void served
    .close()
    .then(() => store.close())
    .then(() => connection.close())
    .then(() => process.exit(0));
});
