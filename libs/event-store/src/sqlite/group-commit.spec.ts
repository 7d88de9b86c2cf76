import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { appendSamples, aSample, readEverything, request, samples } from '../testing/sample-events.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { AppendToWrite } from './append-group.ts';
import { packGroup, unpackGroup } from './append-group.ts';
import { createLedger } from './ledger-file.ts';
import { LedgerWriter } from './ledger-writer.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';

const asUnpacked = ({ streams, deadline }: ReturnType<typeof request>): AppendToWrite => ({
  deadline,
  streams: streams.map(({ stream, expected, events }) => ({
    stream,
    expected,
    events: events.map(({ id, revision, type, time, tags, bytes }) => ({
      id,
      stream,
      revision,
      type,
      time,
      tags,
      bytes: new Uint8Array(bytes),
    })),
  })),
});

describe('a group on its way to the writer', () => {
  it('arrives as it was sent', () => {
    const group = [
      request(
        samples('sample-a', 'none', 3, { tags: ['unit:UG-411', 'theme:governance'] }),
        samples('copy-b', 4, 1, { type: 'members.CopyNoted' }),
      ),
      request(samples('sample-c', 0, 2, { text: 'ŋ' })),
    ];
    expect(unpackGroup(structuredClone(packGroup(group)))).toEqual(group.map(asUnpacked));
  });
});

describe('a group commit', () => {
  const folder = temporaryFolder();
  const path = (): string => join(folder(), 'ledger.sqlite');
  const write = (writer: LedgerWriter, ...group: ReturnType<typeof request>[]) => writer.write(group.map(asUnpacked));
  let writer: LedgerWriter;
  beforeEach(() => {
    createLedger(path());
    writer = new LedgerWriter({ path: path(), busyTimeoutMs: 50, synchronous: 'FULL' });
  });
  afterEach(() => writer.close());

  it('gives no sequence to what it refuses, and undoes only that', () => {
    write(writer, request(samples('sample-taken', 'none', 1)));
    const reservation = request(samples('sample-b', 'none', 2), samples('sample-taken', 'none', 1, { salt: 'b' }));
    const result = write(
      writer,
      request(samples('sample-a', 'none', 2)),
      reservation,
      request(samples('sample-c', 'none', 1)),
    );
    expect(result.outcomes).toEqual([
      { kind: 'written', first: 2 },
      { kind: 'refused', refusal: { error: 'WrongExpectedRevision', args: ['sample-taken', 'none', 0] } },
      { kind: 'written', first: 4 },
    ]);
    expect(result.head).toBe(4);
  });

  it('lets an append see those before it in the group', () => {
    const twice = request(samples('sample-a', 'none', 1));
    const result = write(
      writer,
      twice,
      twice,
      request(samples('sample-a', 0, 1)),
      request(samples('sample-a', 0, 1, { salt: 'rival' })),
    );
    expect(result.outcomes.map((outcome) => outcome.kind)).toEqual(['written', 'there', 'written', 'refused']);
  });

  it('refuses what has waited beyond its deadline', () => {
    const late = { ...request(samples('sample-a', 'none', 1)), deadline: Date.now() - 1 };
    const { outcomes } = write(writer, late, request(samples('sample-b', 'none', 1)));
    expect(outcomes).toMatchObject([
      { kind: 'refused', refusal: { args: ['not-persisted', expect.any(String), { reason: 'deadline' }] } },
      { first: 1 },
    ]);
  });

  it('refuses a group while another program holds the file, and goes on afterwards', () => {
    const other = new DatabaseSync(path());
    other.exec('BEGIN IMMEDIATE');
    const held = write(writer, request(samples('sample-a', 'none', 1)));
    expect(held.fatal).toBeUndefined();
    expect(held.outcomes).toMatchObject([
      { kind: 'refused', refusal: { args: ['not-persisted', expect.any(String), { reason: 'locked' }] } },
    ]);
    other.exec('ROLLBACK');
    other.close();
    expect(write(writer, request(samples('sample-a', 'none', 1))).outcomes).toEqual([{ kind: 'written', first: 1 }]);
  });
});

describe('a full disk', () => {
  const folder = temporaryFolder();

  it('is a refusal that says so, and nothing is lost', async () => {
    const path = join(folder(), 'ledger.sqlite');
    let store = await openSqliteEventStore({ path, maxBytes: 400_000 });
    const acknowledged: number[] = [];
    const refusals: unknown[] = [];
    const text = 'x'.repeat(5_000);
    for (let stream = 0; stream < 100; stream++) {
      await appendSamples(store, `sample-${stream}`, 'none', 2, { text }).then(
        ({ events }) => acknowledged.push(...events.map((event) => event.sequence)),
        (error: unknown) => refusals.push(error),
      );
    }
    expect(refusals.length).toBeGreaterThan(10);
    expect(refusals[0]).toMatchObject({ name: 'StoreUnavailable', outcome: 'not-persisted', reason: 'disk-full' });
    expect((refusals[0] as Error).message).toContain('disk is full');
    expect(acknowledged).toEqual(Array.from({ length: acknowledged.length }, (_, index) => index + 1));
    expect(await readEverything(store)).toHaveLength(acknowledged.length);
    await store.close();

    store = await openSqliteEventStore({ path });
    expect(await readEverything(store)).toHaveLength(acknowledged.length);
    const { events } = await appendSamples(store, 'sample-after', 'none', 1);
    expect(events).toEqual([
      expect.objectContaining({ id: aSample('sample-after', 0).id, sequence: acknowledged.length + 1 }),
    ]);
    await store.close();
  });
});
