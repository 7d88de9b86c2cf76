import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { decodeEvent, everyContract } from '@baraza/contracts';
import {
  connectToNats,
  findNatsServer,
  JetStreamEventBus,
  NatsServerNotFound,
  Relay,
  startNatsServer,
} from '@baraza/event-bus';
import { type EventStore, openSqliteEventStore } from '@baraza/event-store';
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { aFolder } from '../product/running-forum.ts';
import { fillRecord } from './a-large-record.ts';
import { type BenchRun, inTurn, rateOf, type Row } from './measure.ts';

const BATCH = 1_000;
const IN_FLIGHT = 500;
const RECORD = 'BARAZA';

/** The relay against loops that only publish the same bytes, to a server that syncs before it acknowledges. */
export async function relay(run: BenchRun): Promise<readonly Row[]> {
  try {
    await findNatsServer({});
  } catch (error) {
    if (!(error instanceof NatsServerNotFound)) throw error;
    const nothing = { ours: Number.NaN, theirs: Number.NaN, ratio: Number.NaN, unit: 'a second', aim: '0.70' } as const;
    return [{ what: 'relay', reference: 'not run: no nats-server was found', ...nothing }];
  }
  const folder = aFolder();
  const server = await startNatsServer({ folder: join(folder.path, 'nats') });
  const connection = await connectToNats(server.url, 'bench');
  const store = await openSqliteEventStore({ path: join(folder.path, 'ledger.sqlite') });
  try {
    const events = await fillRecord(store, run.count(20_000, 500));
    const payloads = await payloadsOf(store);
    const ours = (): Promise<number> => relayed(connection, store, events);
    const rows: Row[] = [];
    for (const [reference, aim, loop] of [
      [`bare JetStream publish loop, ${IN_FLIGHT} in flight, same fsyncs`, '0.70', publishOneByOne],
      [`bare JetStream loop of atomic batches of ${BATCH}, one fsync each`, '0.70', publishInBatches],
    ] as const) {
      const measured = await inTurn(run.rounds, ours, () => withStream(connection, () => loop(connection, payloads)));
      rows.push({
        ...measured,
        what: `relay of ${events.toLocaleString('en')} events, from the store to the bus`,
        ...{ reference, unit: 'a second', aim },
      });
    }
    return rows;
  } finally {
    await store.close();
    await connection.close();
    await server.kill();
    folder.remove();
  }
}

async function relayed(connection: NatsConnection, store: EventStore, head: number): Promise<number> {
  await (await jetstreamManager(connection)).streams.delete(RECORD).catch(() => false);
  const bus = new JetStreamEventBus({ connection, service: 'ledger', store, catalogue: everyContract });
  const publisher = bus.publishWith({ publicAddress: 'https://forum.example' });
  await nextTurn(); // in which the bus takes the connection
  let relay: Relay | undefined;
  const rate = await rateOf(head, async () => {
    relay = new Relay({ store, publisher, lookMs: 200 });
    while (relay.report().busHead !== head) {
      const { lastError } = relay.report();
      if (lastError !== undefined) throw lastError;
      await pause(2);
    }
  });
  await relay!.stop();
  await bus.close();
  return rate;
}

async function payloadsOf(store: EventStore): Promise<readonly Uint8Array[]> {
  const payloads: Uint8Array[] = [];
  for (let after = 0; ;) {
    const page = await store.readAll({ after, limit: BATCH });
    for (const { bytes } of page.events) payloads.push(Buffer.from(JSON.stringify(decodeEvent(bytes).data)));
    after = page.lookedUpTo;
    if (after >= page.head) return payloads;
  }
}

/** A stream as the record's is, but for its name. */
async function withStream(connection: NatsConnection, work: () => Promise<number>): Promise<number> {
  const { streams } = await jetstreamManager(connection);
  await streams.add({ name: 'BARE', subjects: ['bare.>'], storage: StorageType.File, allow_atomic: true });
  try {
    return await work();
  } finally {
    await streams.delete('BARE');
  }
}

function publishOneByOne(connection: NatsConnection, payloads: readonly Uint8Array[]): Promise<number> {
  const client = jetstream(connection);
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < payloads.length) {
      const number = next++;
      await client.publish('bare.event', payloads[number]!, { msgID: String(number) });
    }
  };
  return rateOf(payloads.length, async () => {
    await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  });
}

function publishInBatches(connection: NatsConnection, payloads: readonly Uint8Array[]): Promise<number> {
  return rateOf(payloads.length, async () => {
    for (let at = 0; at < payloads.length; at += BATCH) {
      const batch = payloads.slice(at, at + BATCH);
      const id = randomUUID();
      const head = (index: number): { headers: ReturnType<typeof headers> } => {
        const all = headers();
        all.set('Nats-Msg-Id', String(at + index));
        all.set('Nats-Batch-Id', id);
        all.set('Nats-Batch-Sequence', String(index + 1));
        return { headers: all };
      };
      batch.slice(0, -1).forEach((payload, index) => connection.publish('bare.event', payload, head(index)));
      const last = head(batch.length - 1);
      last.headers.set('Nats-Batch-Commit', '1');
      const answer = await connection.request('bare.event', batch.at(-1)!, { ...last, timeout: 30_000 });
      const { error } = answer.json<{ error?: { description: string } }>();
      if (error !== undefined) throw new Error(error.description);
    }
  });
}
