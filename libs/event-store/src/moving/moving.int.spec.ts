import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { derivedId } from '@baraza/contracts';
import type { EventStore, StreamAppend } from '../event-store.port.ts';
import { openKurrentEventStore } from '../kurrentdb/open-kurrent.ts';
import { openSqliteEventStore } from '../sqlite/sqlite-event-store.ts';
import { FakeKurrentDb, type FakeOptions } from '../testing/kurrentdb/fake-kurrentdb.ts';
import type { MoveChildOptions } from '../testing/move.child.ts';
import { appendSamples, aRecordedSample, readEverything, request, samples } from '../testing/sample-events.ts';
import { Seeded } from '../testing/seeded.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { Abode, OpenAbode } from './abode.ts';
import { KurrentAbode } from './kurrent-abode.ts';
import { moveRecord, type Moved, type MoveOptions } from './move-record.ts';
import { SqliteAbode } from './sqlite-abode.ts';

type Kind = 'kurrentdb' | 'sqlite';
const KINDS: readonly Kind[] = ['kurrentdb', 'sqlite'];
const away = (to: Kind): Kind => (to === 'kurrentdb' ? 'sqlite' : 'kurrentdb');

// The client is the real one, over the wire; the server is one of ours that answers as KurrentDB's sources say.
describe('moving a record', () => {
  const folder = temporaryFolder();
  let server: FakeKurrentDb;
  const path = (name = 'ledger.sqlite'): string => join(folder(), name);
  const copyPath = (): string => path('moving.sqlite');

  beforeEach(async () => {
    server = await new FakeKurrentDb().start();
  });
  afterEach(() => server.stop());

  const openAs = (kind: Kind): Promise<EventStore> =>
    kind === 'sqlite'
      ? openSqliteEventStore({ path: path() })
      : openKurrentEventStore({ url: server.url, waitMs: 2_000 });

  async function withStore<T>(kind: Kind, work: (store: EventStore) => Promise<T>): Promise<T> {
    const store = await openAs(kind);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  /** Appends over a few streams, of which many write to several at once. */
  const goOn = (kind: Kind, seed: number, appends: number): Promise<void> =>
    withStore(kind, async (store) => {
      const chance = new Seeded(seed);
      const { meta } = aRecordedSample('sample-0', 0);
      for (let nth = 0; nth < appends; nth++) {
        const names = Array.from({ length: 1 + chance.below(3) }, () => `sample-${chance.below(4)}`);
        const options = {
          meta: { ...meta, commandId: derivedId('command', String(seed), String(nth)) },
          ...{ text: 'x'.repeat(chance.below(500)), tags: [`unit:${chance.below(5)}`] },
        };
        const parts: StreamAppend[] = [];
        for (const name of new Set(names)) {
          const { lastRevision = 'none' as const } = await store.readStream(name, { limit: 1 });
          parts.push(samples(name, lastRevision, 1 + chance.below(3), options));
        }
        await store.append(request(...parts));
      }
    });

  interface Lying {
    readonly ledgerId: string;
    readonly events: Awaited<ReturnType<typeof readEverything>>;
  }
  const recordIn = (kind: Kind): Promise<Lying> =>
    withStore(kind, async (store) => ({ ledgerId: store.ledgerId, events: await readEverything(store) }));

  /** @param as what the move sees in place of the two stores */
  async function move(
    to: Kind,
    more: Partial<MoveOptions> & { file?: string; as?: (abode: Abode, kind: Kind) => Abode } = {},
  ): Promise<Moved | undefined> {
    const { file: name, as = (abode) => abode, ...options } = more;
    const file = SqliteAbode.take(path(name));
    const there = await KurrentAbode.reach({ url: server.url, copyPath: copyPath(), waitMs: 500 });
    const abodes = { sqlite: as(file, 'sqlite'), kurrentdb: as(there, 'kurrentdb') };
    try {
      return await moveRecord({ from: abodes[away(to)], to: abodes[to], ...options });
    } finally {
      await there.close();
      await file.close();
    }
  }

  /** A server that nobody asked yet would begin a record of its own. */
  const isBegun = (kind: Kind): boolean =>
    kind === 'sqlite' ? existsSync(path()) : server.log.stream('baraza.ledger').length > 0;
  const closed = async (kind: Kind): Promise<void> => {
    await expect(openAs(kind)).rejects.toMatchObject({ name: 'StoreUnusable', reason: 'elsewhere' });
  };

  describe('into KurrentDB, back, and there again', () => {
    it.each([1, 2])('gives the same ledger, sequence and bytes, and goes on in each (seed %i)', async (seed) => {
      await goOn('sqlite', seed, 30);
      let before = await recordIn('sqlite');
      const digests = new Set<string>();
      const there = { kurrentdb: 0, sqlite: 0 };
      for (const [round, to] of (['kurrentdb', 'sqlite', 'kurrentdb'] as const).entries()) {
        const moved = await move(to);
        expect(moved).toMatchObject({ ledgerId: before.ledgerId, events: before.events.length });
        expect(moved!.written).toBe(before.events.length - there[to]); // where the record lived before, only what is new
        expect(await recordIn(to)).toEqual(before);
        there[away(to)] = before.events.length;
        await closed(away(to));
        digests.add(moved!.digest);
        await goOn(to, seed + 10 * (round + 1), 5);
        const after = await recordIn(to);
        expect(after.events.slice(0, before.events.length)).toEqual(before.events);
        expect(after.events.length).toBeGreaterThan(before.events.length);
        before = after;
      }
      expect(digests.size).toBe(3);
      expect(existsSync(copyPath())).toBe(false);
    });

    it('keeps together what one append recorded', async () => {
      await goOn('sqlite', 5, 40);
      await move('kurrentdb');
      const appends = new Map<string, Set<string>>();
      for (const { stream, data, metadata } of server.log.records.filter((one) => one.stream.startsWith('baraza.sa'))) {
        const { commandId } = (JSON.parse(Buffer.from(data).toString()) as { meta: { commandId: string } }).meta;
        const { writer } = JSON.parse(metadata) as { writer: string };
        appends.set(commandId, (appends.get(commandId) ?? new Set()).add(writer));
        expect(stream).toMatch(/^baraza\.sample-\d$/);
      }
      expect(appends.size).toBe(40);
      expect([...appends.values()].map((writers) => writers.size)).toEqual(Array.from({ length: 40 }, () => 1));
    });

    it('knows a repeat of what was recorded before the move', async () => {
      const asked = request(samples('sample-a', 'none', 2), samples('sample-b', 'none', 1));
      const first = await withStore('sqlite', (store) => store.append(asked));
      await move('kurrentdb');
      const again = await withStore('kurrentdb', (store) => store.append(asked));
      expect(again).toEqual({ ...first, alreadyThere: true });
    });

    it('moves a record that has just begun', async () => {
      const before = await recordIn('sqlite');
      expect(await move('kurrentdb')).toMatchObject({ events: 0, written: 0 });
      expect(await recordIn('kurrentdb')).toEqual(before);
    });

    it('tells how far it is', async () => {
      await goOn('sqlite', 8, 20);
      const told: [string, number, number][] = [];
      const { events } = (await move('kurrentdb', { onProgress: (...one) => told.push(one) }))!;
      expect(told.filter(([step]) => step === 'copying').length).toBeGreaterThan(3);
      for (const step of ['copying', 'reading back'])
        expect(told.findLast((one) => one[0] === step)).toEqual([step, events, events]);
    });
  });

  /** In a process of its own, which is killed after its second append. @returns the signal that ended it */
  async function moveUntilKilled(to: Kind): Promise<unknown> {
    const options: MoveChildOptions = { to, path: path(), url: server.url, copyPath: copyPath(), holdAt: 2 };
    const script = fileURLToPath(new URL('../testing/move.child.ts', import.meta.url));
    const node = ['--conditions=baraza-source', '--no-warnings', script, JSON.stringify(options)];
    const env = { ...process.env, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'], env });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.split('\n').length > options.holdAt) child.kill('SIGKILL');
    });
    return (await once(child, 'close'))[1];
  }

  describe.each(KINDS)('stopped on its way into %s', (to) => {
    beforeEach(async () => {
      await goOn('sqlite', 11, 8);
      if (to === 'kurrentdb') return;
      await move('kurrentdb');
      await goOn('kurrentdb', 12, 8);
    });

    it('after any step, it goes on, and at every moment one of the two is open at most', async () => {
      const before = await recordIn(away(to));
      for (let steps = 0; ; steps++) {
        const moved = await move(to, { as: stoppingAfterAStep }).catch((error: unknown) => error);
        if (!(moved instanceof Stopped)) {
          expect(moved).toBeUndefined(); // the last step was the last there was
          expect(steps).toBeGreaterThan(5);
          break;
        }
        const opened = await Promise.allSettled(KINDS.filter(isBegun).map((kind) => recordIn(kind)));
        const records = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
        expect(records.length).toBeLessThanOrEqual(1);
        for (const record of records) expect(record).toEqual(before);
      }
      expect(await recordIn(to)).toEqual(before);
      await closed(away(to));
    });

    it('by SIGKILL, it goes on, and nothing is there twice', async () => {
      const before = await recordIn(away(to));
      expect(await moveUntilKilled(to)).toBe('SIGKILL');
      const moved = await move(to);
      expect(moved).toMatchObject({ ledgerId: before.ledgerId, events: before.events.length });
      expect(moved!.written).toBeLessThan(before.events.length);
      expect(await recordIn(to)).toEqual(before);
    });
  });

  it('writes once what the server took without an answer', async () => {
    await goOn('sqlite', 21, 15);
    const before = await recordIn('sqlite');
    let appends = 0;
    server.fate = () => ((appends += 1) % 4 === 0 ? 'lost-answer' : 'answered');
    const file = SqliteAbode.take(path());
    const url = `${server.url}&defaultDeadline=1000`;
    const there = await KurrentAbode.reach({ url, copyPath: copyPath(), waitMs: 30_000 });
    await moveRecord({ from: file, to: there });
    await Promise.all([file.close(), there.close()]);
    server.fate = () => 'answered';
    expect(await recordIn('kurrentdb')).toEqual(before);
  });

  describe('is refused', () => {
    const refused = async (moving: Promise<unknown>, words: RegExp): Promise<void> => {
      await expect(moving).rejects.toMatchObject({ message: expect.stringMatching(words) });
    };

    it('where there is nothing to move', async () => {
      await refused(move('kurrentdb'), /there is no record in .*ledger\.sqlite/);
      await refused(move('sqlite'), /there is no record in KurrentDB at 127\.0\.0\.1:\d+, streams baraza\.\*/);
    });

    it('where another record lies in KurrentDB, or in the file', async () => {
      await goOn('sqlite', 31, 3);
      await goOn('kurrentdb', 32, 3);
      const before = await Promise.all(KINDS.map(recordIn));
      for (const to of KINDS)
        await refused(move(to), /holds another record, of ledger .*: choose a place that holds none/);
      expect(await Promise.all(KINDS.map(recordIn))).toEqual(before);
    });

    it('where an older copy was put back that services may have written to', async () => {
      await goOn('sqlite', 33, 3);
      copyFileSync(path(), path('again.sqlite'));
      await move('kurrentdb');
      await refused(move('sqlite', { file: 'again.sqlite' }), /has this record too, and is open to services/);
    });

    it('where the record went on after it had left', async () => {
      await goOn('sqlite', 34, 3);
      await move('kurrentdb');
      await move('sqlite');
      const there = await KurrentAbode.reach({ url: server.url, copyPath: copyPath() });
      const { store } = await there.open();
      await appendSamples(store, 'sample-stray', 'none', 1); // what nobody ever acknowledged
      await store.close();
      await there.close();
      await refused(move('kurrentdb'), /holds \d+ events, more than .*: choose a place that holds nothing/);
      await goOn('sqlite', 35, 3);
      const before = await recordIn('sqlite');
      await refused(move('kurrentdb'), /holds something else: event \d+ is not that of/);
      expect(await recordIn('sqlite')).toEqual(before);
    });

    it('from where the record no longer lives, or does not live yet', async () => {
      await goOn('sqlite', 36, 3);
      await move('kurrentdb');
      copyFileSync(path(), path('again.sqlite'));
      await move('sqlite');
      await refused(move('kurrentdb', { file: 'again.sqlite' }), /no longer lives in .*: it was moved to KurrentDB at/);
      await expect(move('kurrentdb', { as: stoppingAfterAStep })).rejects.toBeInstanceOf(Stopped);
      await refused(move('sqlite', { file: 'elsewhere.sqlite' }), /may not be whole: its move from .* has not ended/);
    });

    it('by a server that is too old, and where none answers', async () => {
      await goOn('sqlite', 37, 1);
      const options: FakeOptions = { version: '24.10.1', multiStreamAppend: false };
      await server.stop();
      server = await new FakeKurrentDb(options).start();
      await refused(move('kurrentdb'), /version 24\.10\.1, and lacks appends .* use 25\.1 or newer/);
      await server.stop();
      await refused(move('kurrentdb'), /no KurrentDB answers at its URL/);
      expect((await recordIn('sqlite')).events.length).toBeGreaterThan(0);
    });

    it('where a copy of a record in KurrentDB lies in the place of the ledger', async () => {
      await goOn('kurrentdb', 38, 1);
      await (await openKurrentEventStore({ url: server.url, path: path() })).close();
      await refused(move('sqlite'), /is a copy of a record that lies in KurrentDB/);
    });
  });

  describe('out of a KurrentDB that services still work with', () => {
    it('is refused where they wrote meanwhile, and they go on', async () => {
      await goOn('sqlite', 41, 5);
      await move('kurrentdb');
      await withStore('kurrentdb', async (service) => {
        const as = (abode: Abode, kind: Kind): Abode =>
          kind === 'sqlite' ? abode : writtenToMeanwhile(abode, service);
        await expect(move('sqlite', { as })).rejects.toMatchObject({
          ...{ name: 'StoreUnusable', reason: 'in-use' },
          message: expect.stringMatching(
            /1 events were recorded in KurrentDB .*: end every service, then run this again/,
          ),
        });
        await appendSamples(service, 'sample-new', 0, 1);
      });
      await closed('sqlite');
      const before = await recordIn('kurrentdb');
      expect(await move('sqlite')).toMatchObject({ events: before.events.length });
      expect(await recordIn('sqlite')).toEqual(before);
    });

    it('ends those that were idle: nothing they write afterwards is acknowledged', async () => {
      await goOn('sqlite', 42, 5);
      await move('kurrentdb');
      let end: (error: Error) => void;
      const ended = new Promise<Error>((resolve) => (end = resolve));
      const service = await openKurrentEventStore({ url: server.url, stillMs: 500, onFatal: (error) => end(error) });
      const before = await readEverything(service);
      await move('sqlite');
      const late = { ...request(samples('sample-late', 'none', 1)), deadline: Date.now() + 300 };
      await expect(service.append(late)).rejects.toMatchObject({ name: 'StoreUnavailable' });
      expect(await ended).toMatchObject({ name: 'StoreUnusable', reason: 'elsewhere' });
      await service.close();
      expect((await recordIn('sqlite')).events).toEqual(before);
    });

    it('is taken back where one wrote in the very last moment, and that stays recorded', async () => {
      await goOn('sqlite', 43, 5);
      await move('kurrentdb');
      const rival = await openKurrentEventStore({ url: server.url, onFatal: () => undefined });
      const as = (abode: Abode): Abode => ({
        ...asItIs(abode),
        mark: async (residence) => {
          if (residence.is === 'left') await appendSamples(rival, 'sample-new', 'none', 1);
          await abode.mark(residence);
        },
      });
      await expect(move('sqlite', { as })).rejects.toMatchObject({ reason: 'in-use' });
      await rival.close();
      const before = await recordIn('kurrentdb');
      expect(before.events.at(-1)!.text).toContain('sample-new');
      await move('sqlite');
      expect(await recordIn('sqlite')).toEqual(before);
    });
  });
});

class Stopped extends Error {}

function asItIs(abode: Abode): Abode {
  return {
    name: abode.name,
    look: () => abode.look(),
    begin: (facts) => abode.begin(facts),
    mark: (residence) => abode.mark(residence),
    open: () => abode.open(),
    close: () => abode.close(),
  };
}

/** What a move does to its stores, a step in each run of it. */
function stoppingAfterAStep(abode: Abode): Abode {
  const stopAfter = async (step: () => Promise<unknown>): Promise<never> => {
    await step();
    throw new Stopped('stopped here');
  };
  return {
    ...asItIs(abode),
    begin: (facts) => stopAfter(() => abode.begin(facts)),
    mark: (residence) => stopAfter(() => abode.mark(residence)),
    open: async () => {
      const { store, ...open } = await abode.open();
      const append: EventStore['append'] = (asked) => stopAfter(() => store.append(asked));
      return {
        ...open,
        store: new Proxy(store, { get: (target, name) => (name === 'append' ? append : bound(target, name)) }),
      };
    },
  };
}

/** Between the first look at its head and the next one. */
function writtenToMeanwhile(abode: Abode, service: EventStore): Abode {
  const open = async (): Promise<OpenAbode> => {
    const opened = await abode.open();
    let looks = 0;
    const head = async (): Promise<number> => {
      if ((looks += 1) === 2) await appendSamples(service, 'sample-new', 'none', 1);
      return opened.head();
    };
    return { ...opened, head };
  };
  return { ...asItIs(abode), open };
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === 'function' ? (value as (...args: unknown[]) => unknown).bind(target) : value;
}
