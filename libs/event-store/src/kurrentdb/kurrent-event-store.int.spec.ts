import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { testEventStore, type StoreUnderTest } from '../event-store.contract.ts';
import type { AppendRequest, EventStore } from '../event-store.port.ts';
import {
  FakeKurrentDb,
  tombstoned,
  tooLarge,
  type FakeOptions,
  type ServiceErrorLike,
} from '../testing/kurrentdb/fake-kurrentdb.ts';
import type { Hidden } from '../testing/kurrentdb/fake-log.ts';
import { appendSamples, aSample, readEverything, request, samples } from '../testing/sample-events.ts';
import type { KurrentEventStore } from './kurrent-event-store.ts';
import { openKurrentEventStore, type KurrentEventStoreOptions } from './open-kurrent.ts';

// The client is the real one, over the wire; the server is one of ours that answers as KurrentDB's sources say.
testEventStore('kurrentdb, its own client, a server of ours', () => overAServer(new FakeKurrentDb()));

testEventStore('kurrentdb, its own client, a server of ours that shows late what it has', async () => {
  const server = new FakeKurrentDb();
  const showing = setInterval(() => {
    server.log.hidden = 'nothing';
    server.log.hidden = 'from-reads';
  }, 30);
  const under = await overAServer(server);
  return {
    ...under,
    dispose: async () => {
      await under.dispose();
      clearInterval(showing);
    },
  };
});

async function overAServer(server: FakeKurrentDb): Promise<StoreUnderTest & { reopen: () => Promise<EventStore> }> {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-kurrent-'));
  const path = join(folder, 'copy.sqlite');
  await server.start();
  let store = await openKurrentEventStore({ url: server.url, path });
  return {
    store,
    reopen: async () => {
      await store.close();
      return (store = await openKurrentEventStore({ url: server.url, path }));
    },
    dispose: async () => {
      await store.close();
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

describe('the record in KurrentDB', () => {
  let server: FakeKurrentDb;
  let stores: EventStore[];
  let folder: string;
  const started = async (options: FakeOptions = {}): Promise<FakeKurrentDb> => {
    await server.stop();
    return (server = await new FakeKurrentDb({ log: server.log, ...options }).start());
  };
  const open = async (options: Partial<KurrentEventStoreOptions> = {}): Promise<KurrentEventStore> => {
    const store = await openKurrentEventStore({ url: server.url, waitMs: 2_000, ...options });
    stores.push(store);
    return store;
  };
  const copyPath = (): string => join(folder, 'copy.sqlite');
  const within = (ms: number, asked: AppendRequest): AppendRequest => ({ ...asked, deadline: Date.now() + ms });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-kurrent-'));
    stores = [];
    server = await new FakeKurrentDb().start();
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  describe('an append whose outcome is not known', () => {
    it('is sent again, the very same, and is recorded once', async () => {
      const store = await open();
      server.fate = () => (server.appends <= 3 ? { code: status.UNAVAILABLE, details: 'lost' } : 'answered');
      const lost = server.log.records.length;
      const appended = await appendSamples(store, 'sample-a', 'none', 2);
      expect(appended).toMatchObject({ alreadyThere: false, events: [{ sequence: 1 }, { sequence: 2 }] });
      expect(server.appends).toBe(4);
      expect(server.log.stream('baraza.sample-a')).toHaveLength(2);
      expect(server.log.records.length).toBeGreaterThan(lost);
    });

    it('is sent again, on a new connection, where a node says that it is not the leader', async () => {
      const store = await open();
      server.fate = () =>
        server.appends === 2 ? { code: status.FAILED_PRECONDITION, details: 'not the leader' } : 'answered';
      expect(await appendSamples(store, 'sample-a', 'none', 1)).toMatchObject({ alreadyThere: false });
      expect(server.appends).toBe(3);
    });

    it('is known to be there where only the answer was lost', async () => {
      const store = await open({ url: `${server.url}&defaultDeadline=300` });
      server.fate = () => (server.appends === 2 ? 'lost-answer' : 'answered');
      const appended = await appendSamples(store, 'sample-a', 'none', 2);
      expect(appended).toMatchObject({ alreadyThere: false, events: [{ sequence: 1 }, { sequence: 2 }] });
      expect(server.log.stream('baraza.sample-a')).toHaveLength(2);
    });

    it('is settled as not persisted after the deadline, and a late copy of it is written no more', async () => {
      const store = await open();
      let late: (() => unknown) | undefined;
      server.fate = (streams, write) => {
        if (streams.length === 1) return 'answered';
        late = write;
        return { code: status.UNAVAILABLE, details: 'held up on its way' };
      };
      const asked = within(400, request(samples('sample-a', 'none', 1)));
      await expect(store.append(asked)).rejects.toMatchObject({ outcome: 'not-persisted', reason: 'deadline' });
      expect(late!()).toMatchObject({ is: 'wrong-revision' });
      expect(server.log.stream('baraza.sample-a')).toHaveLength(0);
    });

    it('stays unknown where the server is out of reach beyond the deadline', async () => {
      const store = await open();
      server.fate = () => ({ code: status.UNAVAILABLE, details: 'lost' });
      const asked = within(300, request(samples('sample-a', 'none', 1)));
      await expect(store.append(asked)).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' });
    });

    describe('and which the server has and does not show yet', () => {
      const hidden: [string, Hidden][] = [
        ['in no read', 'from-reads'],
        ['in its stream, and not yet among all', 'from-all'],
      ];
      it.each(hidden)('is answered where it is shown after the deadline: %s until then', async (_, hides) => {
        await started({ commitTimeoutMs: 100 });
        const store = await open();
        server.log.hidden = hides;
        const appending = store.append(within(200, request(samples('sample-a', 'none', 2))));
        await pause(800);
        server.log.hidden = 'nothing';
        expect(await appending).toMatchObject({ alreadyThere: false, events: [{ sequence: 1 }, { sequence: 2 }] });
      });

      it('stays unknown where it is never shown', async () => {
        await started({ commitTimeoutMs: 100 });
        const store = await open({ stillMs: 300 });
        server.log.hidden = 'from-reads';
        const asked = within(200, request(samples('sample-a', 'none', 1)));
        await expect(store.append(asked)).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'unknown' });
      });

      it('is settled as not persisted where it is lost with the leader that had it', async () => {
        await started({ commitTimeoutMs: 100 });
        const store = await open();
        server.log.hidden = 'from-reads';
        const asked = within(200, request(samples('sample-a', 'none', 1)));
        const appending = store.append(asked).catch((error: unknown) => error);
        await pause(800);
        server.log.forgetAfter(server.log.records.length);
        server.log.hidden = 'nothing';
        expect(await appending).toMatchObject({ outcome: 'not-persisted', reason: 'deadline' });
        expect(server.log.stream('baraza.sample-a')).toHaveLength(0);
      });
    });

    it('may be made later by the same command, with other bytes', async () => {
      const store = await open();
      server.fate = (streams) => (streams.length > 1 ? { code: status.UNAVAILABLE, details: 'lost' } : 'answered');
      const asked = within(200, request(samples('sample-a', 'none', 1)));
      await expect(store.append(asked)).rejects.toMatchObject({ outcome: 'not-persisted' });
      server.fate = () => 'answered';
      const again = request(samples('sample-a', 'none', 1, { text: 'said anew' }));
      expect(await store.append(again)).toMatchObject({ alreadyThere: false, events: [{ sequence: 1 }] });
      expect(await store.append(again)).toMatchObject({ alreadyThere: true });
      await expect(store.append(asked)).rejects.toMatchObject({ name: 'ConflictingEvent' });
    });
  });

  describe('an append that the server would never take', () => {
    const refusals: [string, ServiceErrorLike][] = [
      ['an argument that it does not understand', { code: status.INVALID_ARGUMENT, details: 'not a record' }],
      ['a call that it does not have', { code: status.UNIMPLEMENTED, details: 'no such method' }],
      ['more than its settings allow', tooLarge()],
      ['a stream that was deleted for good', tombstoned('baraza.sample-a')],
    ];
    it.each(refusals)('is sent once, and said to be not persisted: %s', async (_, refusal) => {
      const store = await open();
      server.fate = () => refusal;
      const asked = within(1_000, request(samples('sample-a', 'none', 1)));
      await expect(store.append(asked)).rejects.toMatchObject({ outcome: 'not-persisted', reason: 'failed' });
      expect(server.appends).toBe(2);
    });
  });

  describe('a server that is away', () => {
    it('is said to be so at once, and appends go on when it is back', async () => {
      const store = await open();
      await appendSamples(store, 'sample-a', 'none', 1);
      await server.stop();
      const asked = request(samples('sample-a', 0, 1));
      // The connection may be found broken while the append is on it: then its outcome is unknown until the deadline.
      const first = await store.append(within(300, asked)).catch((error: unknown) => error);
      expect(first).toMatchObject({ name: 'StoreUnavailable', reason: 'away' });
      await expect(store.append(asked)).rejects.toMatchObject({ outcome: 'not-persisted', reason: 'away' });
      // What is decided by a stream must not be decided by a copy that may be behind.
      await expect(store.readStream('sample-a')).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'away' });
      expect(await readEverything(store)).toHaveLength(1);
      expect(store.trouble).toBeInstanceOf(Error);
      await server.start();
      await untilSo(() => store.trouble === undefined); // though nothing new has come
      expect(await appendWhenBack(store, asked)).toMatchObject({ events: [{ sequence: 2 }] });
    });

    it('is said to be in trouble where it only refuses to be read, until it can be', async () => {
      const store = await open();
      server.notRead = { code: status.UNAVAILABLE, details: 'not now' };
      await expect(store.readStream('sample-a')).rejects.toMatchObject({ reason: 'away' });
      expect(store.trouble).toMatchObject({ name: 'LogFailed' });
      server.notRead = undefined;
      await untilSo(() => store.trouble === undefined);
    });

    it('is waited for at start', async () => {
      await server.stop();
      await expect(open({ waitMs: 300 })).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'away' });
      const opening = open({ waitMs: 20_000 });
      await server.start();
      expect((await (await opening).head()).sequence).toBe(0);
    });

    it('is waited for though it answers, and cannot say yet what it can do', async () => {
      server.notTold = { code: status.UNKNOWN, details: 'Exception was thrown by handler.' };
      const opening = open({ waitMs: 5_000 });
      await pause(500);
      server.notTold = undefined;
      expect((await (await opening).head()).sequence).toBe(0);
    });

    describe('and is one of several, of which the leader is asked for', () => {
      /** Given up soon, as where no leader is elected yet; nobody ever listens at the other one. */
      const among = (): string =>
        `${server.url.replace('?', ',127.0.0.1:9?')}&maxDiscoverAttempts=2&discoveryInterval=20`;
      const GIVEN_UP_BY_MS = 700;

      it('is waited for at start', async () => {
        await server.stop();
        const opening = open({ url: among(), waitMs: 5_000 });
        await pause(GIVEN_UP_BY_MS);
        await server.start();
        expect((await (await opening).head()).sequence).toBe(0);
      });

      it('takes appends when it is back', async () => {
        const store = await open({ url: among() });
        await appendSamples(store, 'sample-a', 'none', 1);
        await server.stop();
        const asked = request(samples('sample-a', 0, 1));
        for (const until = Date.now() + GIVEN_UP_BY_MS; Date.now() < until;) {
          await expect(store.append(within(100, asked))).rejects.toMatchObject({ reason: 'away' });
        }
        await server.start();
        await untilSo(() => store.trouble === undefined);
        expect(await appendWhenBack(store, asked)).toMatchObject({ events: [{ sequence: 2 }] });
      });

      it('is read when it is back', async () => {
        const store = await open({ url: among() });
        await appendSamples(store, 'sample-a', 'none', 1);
        await server.stop();
        const asked = request(samples('sample-a', 0, 1));
        await expect(store.append(within(100, asked))).rejects.toMatchObject({ reason: 'away' });
        for (let nth = 0; nth < 3; nth++) {
          await expect(store.readStream('sample-a')).rejects.toMatchObject({ reason: 'away' });
        }
        await server.start();
        expect(await readWhenBack(store, 'sample-a')).toMatchObject({ lastRevision: 0 });
      });

      describe('and another node leads', () => {
        let other: FakeKurrentDb;
        const both = (): string =>
          `${server.url.replace('?', `,127.0.0.1:${other.port}?`)}&maxDiscoverAttempts=3&discoveryInterval=20`;
        beforeEach(async () => {
          other = await new FakeKurrentDb({ log: server.log }).start();
          other.leader = server;
        });
        afterEach(() => other.stop());
        const lead = (): void => {
          server.leader = other;
          other.leader = other;
        };

        it('is read there at once where the first one still answers', async () => {
          const store = await open({ url: both() });
          await appendSamples(store, 'sample-a', 'none', 1);
          lead();
          expect(await store.readStream('sample-a')).toMatchObject({ lastRevision: 0 });
        });

        it('is read and written there where the first one is gone for good', async () => {
          const store = await open({ url: both() });
          await appendSamples(store, 'sample-a', 'none', 1);
          lead();
          await server.stop();
          expect(await readWhenBack(store, 'sample-a')).toMatchObject({ lastRevision: 0 });
          expect(await appendWhenBack(store, request(samples('sample-a', 0, 1)))).toMatchObject({
            events: [{ sequence: 2 }],
          });
          expect(other.appends).toBe(1);
        });
      });
    });
  });

  describe('the subscription', () => {
    const breaks: [string, () => void][] = [
      ['an error', () => server.drop()],
      ['a dropped slow consumer', () => server.drop({ code: status.ABORTED, details: 'the consumer is too slow' })],
      ['an end without a word', () => server.drop('quietly')],
    ];
    it.each(breaks)('is made anew after %s, and misses nothing', async (_, breakIt) => {
      const [reader, writer] = [await open(), await open()];
      await appendSamples(writer, 'sample-a', 'none', 2);
      server.isMute = true;
      breakIt();
      server.isMute = false;
      await appendSamples(writer, 'sample-a', 1, 2);
      await reader.catchUp();
      expect(await readEverything(reader)).toEqual(await readEverything(writer));
      expect((await reader.head()).sequence).toBe(4);
      expect(server.subscriptions).toBeGreaterThan(2);
    });

    it('is made anew where it is silent though there is news', async () => {
      const store = await open();
      server.isMute = true;
      const appending = appendSamples(store, 'sample-a', 'none', 1);
      await untilSo(() => server.appends === 2);
      server.isMute = false;
      expect((await appending).events).toMatchObject([{ sequence: 1 }]);
      expect(server.subscriptions).toBeGreaterThan(1);
    });

    it('follows only our streams: neither the others nor links have a sequence', async () => {
      const store = await open();
      for (let nth = 0; nth < 5; nth++) await appendSamples(store, `sample-${nth}`, 'none', 2);
      expect(server.log.records.length).toBeGreaterThan(20);
      expect((await readEverything(store)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    });
  });

  describe('several processes', () => {
    it('agree on the ledger, whoever makes it', async () => {
      const opened = await Promise.all([open(), open(), open()]);
      expect(new Set(opened.map((store) => store.ledgerId)).size).toBe(1);
      expect(server.log.stream('baraza.ledger')).toHaveLength(1);
    });

    it('give every event the same sequence, and learn of each other what their appends run into', async () => {
      const [one, other] = [await open({ path: copyPath() }), await open()];
      await Promise.all(
        Array.from({ length: 20 }, (_, nth) => appendSamples(nth % 2 === 0 ? one : other, `sample-${nth}`, 'none', 2)),
      );
      await Promise.all([one.catchUp(), other.catchUp()]);
      expect(await readEverything(one)).toEqual(await readEverything(other));
      server.isMute = true; // the other is behind
      server.drop('quietly');
      const appending = appendSamples(one, 'sample-0', 1, 1);
      await untilSo(() => server.log.stream('baraza.sample-0').length === 3);
      const refused = appendSamples(other, 'sample-0', 1, 1, { salt: 'other' });
      await untilSo(() => server.appends >= 23);
      server.isMute = false;
      await expect(refused).rejects.toMatchObject({ name: 'WrongExpectedRevision', actual: 2 });
      await appending;
    });

    it('read a stream to its end, though the copy is behind', async () => {
      const [one, other] = [await open(), await open()];
      for (let revision = 0; revision < 10; revision++) {
        await appendSamples(one, 'sample-a', revision === 0 ? 'none' : revision - 1, 1);
        expect((await other.readStream('sample-a')).lastRevision).toBe(revision);
      }
    });

    it('let one id into the record once, wherever both want it', async () => {
      const [one, other] = [await open(), await open()];
      const { id } = aSample('sample-a', 0);
      const rivals = await Promise.allSettled([
        one.append(request(samples('sample-a', 'none', 1, { id }))),
        other.append(request(samples('sample-b', 'none', 1, { id }))),
      ]);
      expect(rivals.map((rival) => rival.status).sort()).toEqual(['fulfilled', 'rejected']);
      const refused = rivals.find((rival) => rival.status === 'rejected') as PromiseRejectedResult;
      expect(refused.reason).toMatchObject({ name: 'ConflictingEvent', eventId: id });
    });

    it.each(['25.1.0', '26.0.0'])(
      'say what is so where one sends a part of what the other sends: %s',
      async (version) => {
        await started({ version });
        const [one, other] = [await open(), await open()];
        for (let round = 0; round < 5; round++) {
          const [part, whole] = await Promise.allSettled([
            appendSamples(one, `sample-${round}`, 'none', 1),
            appendSamples(other, `sample-${round}`, 'none', 2),
          ]);
          expect(part.status).toBe('fulfilled');
          if (whole.status === 'fulfilled') continue;
          expect(whole.reason).toMatchObject({ name: 'WrongExpectedRevision', actual: 0 });
        }
      },
    );

    it('are both answered when what both sent is shown, though the server says nothing to the second', async () => {
      await started({ commitTimeoutMs: 60_000 });
      const [one, other] = [await open(), await open()];
      const once = request(samples('sample-a', 'none', 2));
      server.log.hidden = 'from-reads';
      const both = [one.append(once), other.append(once)];
      await untilSo(() => server.appends === 3);
      const shown = performance.now();
      server.log.hidden = 'nothing';
      const answers = await Promise.all(both);
      expect(performance.now() - shown).toBeLessThan(5_000); // the client itself gives up after 10 s
      expect(answers.map(({ alreadyThere }) => alreadyThere).sort()).toEqual([false, true]);
    });

    it('tell which of them wrote what both sent', async () => {
      const [one, other] = [await open(), await open()];
      const once = request(samples('sample-a', 'none', 2));
      const both = await Promise.all([one.append(once), other.append(once)]);
      expect(both.map(({ alreadyThere }) => alreadyThere).sort()).toEqual([false, true]);
      expect(both[0]!.events).toEqual(both[1]!.events);
    });
  });

  describe('does not start', () => {
    it('on a server that is too old, and says what it lacks', async () => {
      await started({ version: '24.10.1', multiStreamAppend: false });
      await expect(open()).rejects.toMatchObject({
        name: 'StoreUnusable',
        reason: 'too-old',
        message: expect.stringMatching(
          /version 24\.10\.1, and lacks .* atomic over several streams; use 25\.1 or newer/,
        ),
      });
    });

    const harm: [string, () => void, RegExp][] = [
      [
        'a stream of ours was deleted for good',
        () => server.log.add({ stream: 'baraza.sample-a', id: randomUUID(), type: '$streamDeleted' }),
        /baraza\.sample-a was deleted for good/,
      ],
      [
        'a stream of ours is cut',
        () =>
          server.log.add({
            ...{ stream: '$$baraza.sample-a', id: randomUUID(), type: '$metadata' },
            data: Buffer.from('{"$maxCount":1}'),
          }),
        /the settings of baraza\.sample-a take events away \(\$maxCount\)/,
      ],
      [
        'others wrote to a stream of ours',
        () => server.log.add({ stream: 'baraza.sample-a', id: randomUUID(), data: Buffer.from('{"a":1}') }),
        /holds record .*, which is no event/,
      ],
    ];
    it.each(harm)('where %s', async (_, harmIt, words) => {
      const store = await open();
      await appendSamples(store, 'sample-a', 'none', 2);
      await store.close();
      harmIt();
      await expect(open()).rejects.toMatchObject({
        ...{ name: 'StoreUnusable', reason: 'damaged' },
        message: expect.stringMatching(words),
      });
    });

    it('where events are missing from the beginning of a stream', async () => {
      const store = await open();
      await appendSamples(store, 'sample-a', 'none', 3);
      await store.close();
      const scavenged = server.log.records.findIndex((record) => record.stream === 'baraza.sample-a');
      server.log.records.splice(scavenged, 1);
      await expect(open()).rejects.toMatchObject({ reason: 'damaged', message: expect.stringMatching(/0 follows/) });
    });

    it('where the server has lost what the copy knows', async () => {
      const store = await open({ path: copyPath() });
      await appendSamples(store, 'sample-a', 'none', 1);
      const before = server.log.records.length;
      await appendSamples(store, 'sample-a', 0, 1);
      await store.close();
      server.log.forgetAfter(before);
      await expect(open({ path: copyPath() })).rejects.toMatchObject({
        reason: 'damaged',
        message: expect.stringMatching(/event 2 .* is not where it was/),
      });
      expect((await (await open()).head()).sequence).toBe(1);
    });

    it('on the copy of another ledger', async () => {
      await (await open({ path: copyPath() })).close();
      expect(existsSync(copyPath())).toBe(true);
      server.log.forgetAfter(0);
      await expect(open({ path: copyPath() })).rejects.toMatchObject({ reason: 'not-a-ledger' });
    });
  });

  it('stops where its streams are cut while it runs', async () => {
    const fatal: Error[] = [];
    const store = await open({ onFatal: (error) => fatal.push(error) });
    await appendSamples(store, 'sample-a', 'none', 1);
    server.log.add({ stream: 'baraza.sample-a', id: randomUUID(), type: '$streamDeleted' });
    await untilSo(() => fatal.length > 0);
    expect(fatal[0]).toMatchObject({ name: 'StoreUnusable', reason: 'damaged' });
  });

  it('hears of what was written after a restore, though its copy had looked further than the server went then', async () => {
    const store = await open({ path: copyPath() });
    await appendSamples(store, 'sample-a', 'none', 1);
    const restored = server.log.records.length;
    for (let nth = 0; nth < 50; nth++) server.log.add({ stream: 'other-people', id: randomUUID() });
    const last = `${server.log.records.at(-1)!.position}/${server.log.records.at(-1)!.position}`;
    await untilSo(() => lookedUpToIn(copyPath()) === last);
    await store.close();
    server.log.forgetAfter(restored);
    await appendSamples(await open(), 'sample-a', 0, 1);
    expect((await (await open({ path: copyPath() })).head()).sequence).toBe(2);
  });

  it('lets settings be that take nothing away', async () => {
    server.log.add({
      ...{ stream: '$$baraza.sample-a', id: randomUUID(), type: '$metadata' },
      data: Buffer.from('{"$acl":{"$w":"baraza"}}'),
    });
    const store = await open();
    expect((await appendSamples(store, 'sample-a', 'none', 1)).events).toMatchObject([{ sequence: 1 }]);
  });

  const appendWhenBack = (store: EventStore, asked: AppendRequest): Promise<unknown> =>
    whenBack(() => store.append(asked));
  const readWhenBack = (store: EventStore, stream: string): Promise<unknown> =>
    whenBack(() => store.readStream(stream));
});

function lookedUpToIn(path: string): string | undefined {
  const copy = new DatabaseSync(path, { readOnly: true });
  const row = copy.prepare(`SELECT value FROM ledger WHERE key = 'looked-up-to'`).get();
  copy.close();
  return row?.['value'] as string | undefined;
}

async function whenBack<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 200) throw error;
      await pause(50);
    }
  }
}

async function untilSo(isSo: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 600 && !isSo(); attempt++) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(isSo()).toBe(true);
}
