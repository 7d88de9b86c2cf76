import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeEvent, everyContract, exampleEvent, type EncodedEvent } from '@baraza/contracts';
import { connectToNats, JetStreamEventBus, startNatsServer, type RunningNatsServer } from '@baraza/event-bus';
import { MemoryEventStore, type StoredEvent } from '@baraza/event-store';
import { BusCheck, withBus } from './bus-check.ts';
import type { LedgerLine } from './ledger-lines.ts';

describe('the bus against the record', () => {
  let folder: string;
  let server: RunningNatsServer;
  let store: MemoryEventStore;
  let events: readonly StoredEvent[];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-bus-'));
    server = await startNatsServer({ folder });
    store = new MemoryEventStore();
    for (let index = 0; index < 150; index++) await append(index);
    ({ events } = await store.readAll({ after: 0, limit: 1_000 }));
    const connection = await connectToNats(server.url, 'ledger');
    const bus = new JetStreamEventBus({ connection, service: 'ledger', store });
    while (!(await bus.isReachable())) await sleep(10);
    await bus.publisher().head();
    await bus.publisher().publish(0, events);
    await connection.close();
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  async function append(index: number): Promise<void> {
    const contracts = everyContract.all();
    const example = exampleEvent(contracts[index % contracts.length]!);
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    const stream = `${contracts[index % contracts.length]!.aggregate}-${id}`;
    const event: EncodedEvent = encodeEvent(everyContract, { ...example, id, stream, revision: 0 });
    await store.append({ streams: [{ stream, expected: 'none', events: [event] }], deadline: Date.now() + 10_000 });
  }

  const lineOf = ({ sequence, bytes }: StoredEvent): LedgerLine => ({
    sequence,
    event: JSON.parse(Buffer.from(bytes).toString('utf8')) as NonNullable<LedgerLine['event']>,
  });
  const compare = async (lines: readonly LedgerLine[], head = lines.length): Promise<BusCheck> =>
    withBus(server.url, async (ask) => {
      const check = await BusCheck.begin(ask);
      for (const line of lines) await check.look(line);
      await check.end(head);
      return check;
    });

  it('is the same, message by message', async () => {
    const check = await compare(events.map(lineOf));
    expect(check.difference).toBeUndefined();
    expect(check.found).toBe("150 messages equal to the record's events, from 1 to 150");
  });

  it('shows the first message that holds another event, or other data', async () => {
    const lines = events.map(lineOf);
    const other = { ...lines[99]!.event!, id: '00000000-0000-4000-8000-00000000ffff' };
    expect((await compare(lines.with(99, { sequence: 100, event: other }))).difference).toMatch(
      /^message 100 is event /,
    );
    const altered = { ...lines[70]!.event!, data: { altered: true } };
    expect((await compare(lines.with(70, { sequence: 71, event: altered }))).difference).toBe(
      `message 71 holds other data than event ${altered.id}`,
    );
  });

  it('compares the place of what is withheld, and no more', async () => {
    const lines = events.map((event, index) => (index === 7 ? { sequence: 8, event: undefined } : lineOf(event)));
    expect((await compare(lines)).difference).toBeUndefined();
  });

  it('knows when the record is ahead of it', async () => {
    expect((await compare(events.map(lineOf), 151)).difference).toBe('the bus ends at 150, the record at 151');
  });

  it('cannot be reached where there is none', async () => {
    await expect(withBus('nats://127.0.0.1:1', async () => undefined)).rejects.toMatchObject({ exitCode: 3 });
  }, 20_000);
});
