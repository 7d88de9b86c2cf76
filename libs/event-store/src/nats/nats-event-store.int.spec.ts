import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { testEventStore } from '../event-store.contract.ts';
import type { EventStore } from '../event-store.port.ts';
import { MemoryEventStore } from '../memory/memory-event-store.ts';
import { openSqliteEventStore } from '../sqlite/sqlite-event-store.ts';
import { findNatsServer, startNatsServer, type NatsServerForTest } from '../testing/nats-server.ts';
import { appendSamples, aSample, request, SAMPLE_BEGINS, sampleCatalogue, samples } from '../testing/sample-events.ts';
import { withEngine } from '@baraza/programs/testing';
import { openNatsEventStore, type NatsEventStoreOptions } from './nats-event-store.ts';
import { serveEventStore } from './serve-event-store.ts';

const clock = (): number => SAMPLE_BEGINS + 500;
const given = process.env['BARAZA_TEST_NATS_URL'];
let server: NatsServerForTest | undefined;
let url: string;

const found = given !== undefined || findNatsServer() !== undefined;
withEngine('nats-server', found, 'put one on PATH, or set BARAZA_TEST_NATS_URL', () => {
  beforeAll(async () => {
    server = given === undefined ? await startNatsServer() : undefined;
    url = given ?? server!.url;
  });
  afterAll(() => server?.stop());

  testEventStore('nats, over sqlite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-nats-store-'));
    const path = join(folder, 'ledger.sqlite');
    const open = async () => {
      const [ledgers, members] = [await connect({ servers: url }), await connect({ servers: url })];
      const behind = await openSqliteEventStore({ path });
      const served = serveEventStore(ledgers, behind, { catalogue: sampleCatalogue, clock });
      const store = await openNatsEventStore({ connection: members, service: 'members', clock });
      const close = async (): Promise<void> => {
        await store.close();
        await served.close();
        await behind.close();
        await Promise.all([ledgers.close(), members.close()]);
      };
      return { store, close };
    };
    let opened = await open();
    return {
      store: opened.store,
      reopen: async () => {
        await opened.close();
        opened = await open();
        return opened.store;
      },
      dispose: async () => {
        await opened.close();
        rmSync(folder, { recursive: true });
      },
    };
  });

  describe('the ledger over NATS', () => {
    let behind: MemoryEventStore;
    let ledgers: NatsConnection;
    let writers: NatsConnection;
    const serve = (store: EventStore = behind) =>
      serveEventStore(ledgers, store, { catalogue: sampleCatalogue, clock });
    const open = (options: Partial<NatsEventStoreOptions> = {}) =>
      openNatsEventStore({ connection: writers, service: 'members', clock, ...options });

    beforeEach(async () => {
      behind = new MemoryEventStore();
      [ledgers, writers] = [await connect({ servers: url }), await connect({ servers: url })];
    });
    afterEach(() => Promise.all([ledgers.close(), writers.close()]));

    it('is waited for, and said to be away where it does not come', async () => {
      const opening = open();
      await new Promise((resolve) => setTimeout(resolve, 300));
      const served = serve();
      const store = await opening;
      await served.close();
      await expect(appendSamples(store, 'sample-a', 'none', 1)).rejects.toMatchObject({
        name: 'StoreUnavailable',
        outcome: 'not-persisted',
        reason: 'away',
      });
      await expect(open({ waitMs: 200 })).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'away' });
    });

    /** A store whose first answers get lost on the way, after it did what was asked. */
    const losing = (answers: number): EventStore & { asked: number } =>
      Object.assign(Object.create(behind) as EventStore, {
        asked: 0,
        async append(this: { asked: number }, asked: Parameters<EventStore['append']>[0]) {
          const done = await behind.append(asked);
          return ++this.asked <= answers ? new Promise<never>(() => undefined) : done;
        },
        readEvent: behind.readEvent.bind(behind),
        head: behind.head.bind(behind),
        onAppended: behind.onAppended.bind(behind),
        ledgerId: behind.ledgerId,
      });

    it('is sent the very same bytes again where the answer is lost, and records them once', async () => {
      const store = losing(2);
      serve(store);
      const writer = await open({ attemptMs: 150 });
      const appended = await appendSamples(writer, 'sample-a', 'none', 2);
      expect(appended).toMatchObject({ alreadyThere: true, events: [{ sequence: 1 }, { sequence: 2 }] });
      expect(store.asked).toBe(3);
      expect((await behind.head()).sequence).toBe(2);
    });

    it('says that the outcome is unknown where no answer comes before the deadline', async () => {
      serve(losing(Infinity));
      const writer = await open({ attemptMs: 100 });
      const short = { ...request(samples('sample-a', 'none', 1)), deadline: Date.now() + 300 };
      await expect(writer.append(short)).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' });
    });

    it('says that nothing was persisted where the ledger came back after the deadline without it', async () => {
      const deaf = Object.assign(Object.create(behind) as EventStore, {
        append: (asked: Parameters<EventStore['append']>[0]) =>
          Date.now() > asked.deadline ? behind.append(asked) : new Promise<never>(() => undefined),
        readEvent: behind.readEvent.bind(behind),
        head: behind.head.bind(behind),
        onAppended: behind.onAppended.bind(behind),
        ledgerId: behind.ledgerId,
      });
      serve(deaf);
      const writer = await open({ attemptMs: 100 });
      const short = { ...request(samples('sample-a', 'none', 1)), deadline: Date.now() + 300 };
      await expect(writer.append(short)).rejects.toMatchObject({ outcome: 'not-persisted', reason: 'deadline' });
      expect((await behind.head()).sequence).toBe(0);
    });

    it('lets a service write its own types only', async () => {
      serve();
      const [members, capacity] = [await open(), await open({ service: 'capacity' })];
      const drill = samples('drill-a', 'none', 1, { type: 'capacity.DrillNoted' });
      await expect(members.append(request(drill))).rejects.toMatchObject({
        name: 'AppendRefused',
        code: 'not-permitted',
      });
      await capacity.append(request(drill));
      await expect(appendSamples(capacity, 'sample-a', 'none', 1)).rejects.toMatchObject({ code: 'not-permitted' });
    });

    it('refuses a writer whose clock is off', async () => {
      serve();
      const late = await open({ clock: () => clock() - 5_100 });
      await expect(appendSamples(late, 'sample-a', 'none', 1)).rejects.toMatchObject({ code: 'clock-off' });
      const right = await open();
      const time = new Date(SAMPLE_BEGINS + 10_000).toISOString();
      await expect(appendSamples(right, 'sample-a', 'none', 1, { time })).rejects.toMatchObject({ code: 'clock-off' });
      expect((await behind.head()).sequence).toBe(0);
    });

    it('answers a repeat as the first time however late, for it is in the record', async () => {
      let now = SAMPLE_BEGINS;
      serveEventStore(ledgers, behind, { catalogue: sampleCatalogue, clock: () => now });
      const writer = await open({ clock: () => now });
      const once = request(samples('sample-a', 'none', 1));
      const first = await writer.append(once);
      now += 3_600_000;
      expect(await writer.append(once)).toEqual({ ...first, alreadyThere: true });
      await expect(appendSamples(writer, 'sample-a', 0, 1)).rejects.toMatchObject({ code: 'clock-off' });
    });

    it('does not take one ledger for another', async () => {
      const served = serve();
      const writer = await open();
      await served.close();
      await serve(new MemoryEventStore()).ready();
      const foreign = { name: 'StoreUnavailable', outcome: 'not-persisted', reason: 'foreign-ledger' };
      await expect(appendSamples(writer, 'sample-a', 'none', 1)).rejects.toMatchObject(foreign);
      await expect(writer.head()).rejects.toMatchObject(foreign);
    });

    it('refuses what does not have the form of a request, and goes on', async () => {
      serve();
      const writer = await open();
      for (const junk of ['', 'junk', '\0\0\0\x02{}', '\0\0\0\x0e{"streams":[1]}']) {
        for (const operation of ['append', 'read-all', 'read-stream', 'read-event']) {
          const { data } = await writers.request(`baraza.store.members.${operation}`, junk, { timeout: 1_000 });
          expect(new TextDecoder().decode(data)).toMatch(
            /"refusal":\{"error":"(AppendRefused|StoreUnavailable)"|"sizes":\[\]/,
          );
        }
      }
      expect((await appendSamples(writer, 'sample-a', 'none', 1)).events).toHaveLength(1);
    });

    it('finishes what is under way before it stops serving', async () => {
      let release = (): void => undefined;
      const gate = new Promise<void>((resolve) => (release = resolve));
      const slow = Object.assign(Object.create(behind) as EventStore, {
        append: async (asked: Parameters<EventStore['append']>[0]) => {
          await gate;
          return behind.append(asked);
        },
        head: behind.head.bind(behind),
        onAppended: behind.onAppended.bind(behind),
        ledgerId: behind.ledgerId,
      });
      const served = serve(slow);
      const writer = await open();
      const appending = appendSamples(writer, 'sample-a', 'none', 1);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const closing = served.close();
      release();
      await closing;
      expect((await appending).events).toEqual([expect.objectContaining({ id: aSample('sample-a', 0).id })]);
    });

    it('is heard again by a reader after NATS was frozen', async () => {
      if (server === undefined) return; // not our server to freeze
      serve();
      const writer = await open({ attemptMs: 300 });
      await appendSamples(writer, 'sample-a', 'none', 1);
      server.freeze();
      const appending = appendSamples(writer, 'sample-a', 0, 1);
      await new Promise((resolve) => setTimeout(resolve, 700));
      server.thaw();
      expect((await appending).events).toEqual([expect.objectContaining({ sequence: 2 })]);
      expect((await writer.readStream('sample-a')).lastRevision).toBe(1);
    });
  });
});
