import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { cloudEventHeaders, decodeEvent, everyContract, toCloudEvent } from '@baraza/contracts';
import { connectToNats, JetStreamEventBus, Relay, startNatsServer } from '@baraza/event-bus';
import { type EventStore, openSqliteEventStore } from '@baraza/event-store';
import { jetstream, jetstreamManager, StorageType } from '@nats-io/jetstream';
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { aFolder } from '../product/running-forum.ts';
import { fillRecord } from './a-large-record.ts';
import { hasNats } from './has-nats.ts';
import { type BenchRun, inTurn, rateOf, type Row } from './measure.ts';

const BATCH = 1_000;
const IN_FLIGHT = 500;
const RECORD = 'BARAZA';
const ADDRESS = 'https://forum.example';
/** Singly each message waits for an fsync of its own: as many as make a rate. */
const SINGLY = 4_000;

/** What the relay publishes of an event, made beforehand. */
interface Message {
  readonly payload: Uint8Array;
  readonly attributes: readonly (readonly [string, string])[];
}

/** The relay against loops that only publish the same messages, to a server that syncs before it acknowledges. */
export async function relay(run: BenchRun): Promise<readonly Row[]> {
  if (!(await hasNats())) {
    const nothing = { ours: Number.NaN, theirs: Number.NaN, ratio: Number.NaN, unit: 'a second', aim: '0.70' } as const;
    return [{ what: 'relay', reference: 'not run: no nats-server was found', ...nothing }];
  }
  const folder = aFolder();
  const server = await startNatsServer({ folder: join(folder.path, 'nats') });
  const connection = await connectToNats(server.url, 'bench');
  const store = await openSqliteEventStore({ path: join(folder.path, 'ledger.sqlite') });
  try {
    const events = await fillRecord(store, run.count(20_000, 500));
    const messages = await messagesOf(store);
    const ours = (): Promise<number> => relayed(connection, store, events);
    const rows: Row[] = [];
    for (const [reference, aim, loop] of [
      [`bare JetStream publish loop, ${IN_FLIGHT} in flight, same fsyncs`, '0.70', publishOneByOne],
      [`bare JetStream loop of atomic batches of ${BATCH}, one fsync each`, '0.70', publishInBatches],
    ] as const) {
      const measured = await inTurn(run.rounds, ours, () => withStream(connection, () => loop(connection, messages)));
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
  const publisher = bus.publishWith({ publicAddress: ADDRESS });
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

async function messagesOf(store: EventStore): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (let after = 0; ;) {
    const page = await store.readAll({ after, limit: BATCH });
    for (const { bytes, sequence, position } of page.events) {
      const event = { ...decodeEvent(bytes), sequence, position };
      const attributes = cloudEventHeaders(toCloudEvent(event, store.ledgerId, ADDRESS));
      messages.push({ payload: Buffer.from(JSON.stringify(event.data)), attributes });
    }
    after = page.lookedUpTo;
    if (after >= page.head) return messages;
  }
}

function headersOf({ attributes }: Message): MsgHdrs {
  const all = headers();
  for (const [name, value] of attributes) all.append(name, value);
  return all;
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

function publishOneByOne(connection: NatsConnection, messages: readonly Message[]): Promise<number> {
  const client = jetstream(connection);
  const few = messages.slice(0, SINGLY);
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < few.length) {
      const number = next++;
      const message = few[number]!;
      await client.publish('bare.event', message.payload, { msgID: String(number), headers: headersOf(message) });
    }
  };
  return rateOf(few.length, async () => {
    await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  });
}

function publishInBatches(connection: NatsConnection, messages: readonly Message[]): Promise<number> {
  return rateOf(messages.length, async () => {
    for (let at = 0; at < messages.length; at += BATCH) {
      const batch = messages.slice(at, at + BATCH);
      const id = randomUUID();
      const headersAt = (index: number): MsgHdrs => {
        const all = headersOf(batch[index]!);
        all.append('Nats-Msg-Id', String(at + index));
        all.append('Nats-Batch-Id', id);
        all.append('Nats-Batch-Sequence', String(index + 1));
        return all;
      };
      batch.slice(0, -1).forEach(({ payload }, index) => {
        connection.publish('bare.event', payload, { headers: headersAt(index) });
      });
      const last = headersAt(batch.length - 1);
      last.append('Nats-Batch-Commit', '1');
      const answer = await connection.request('bare.event', batch.at(-1)!.payload, { headers: last, timeout: 30_000 });
      const { error } = answer.json<{ error?: { description: string } }>();
      if (error !== undefined) throw new Error(error.description);
    }
  });
}
