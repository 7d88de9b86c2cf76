import { copyFileSync } from 'node:fs';
import { openKurrentEventStore } from '../kurrentdb/open-kurrent.ts';
import type { Abode } from './abode.ts';
import { KurrentAbode } from './kurrent-abode.ts';
import { FakeKurrentDb, type FakeOptions } from '../testing/kurrentdb/fake-kurrentdb.ts';
import { asItIs, Stopped, stoppingAfterAStep, writtenToMeanwhile } from '../testing/moving-abodes.ts';
import { type Kind, KINDS, movingBed } from '../testing/moving-bed.ts';
import { appendSamples, readEverything, request, samples } from '../testing/sample-events.ts';

describe('moving a record', () => {
  const bed = movingBed();
  const { path, copyPath, withStore, goOn, recordIn, move, closed } = bed;

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
      const there = await KurrentAbode.reach({ url: bed.server.url, copyPath: copyPath() });
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
      await bed.server.stop();
      bed.server = await new FakeKurrentDb(options).start();
      await refused(move('kurrentdb'), /version 24\.10\.1, and lacks appends .* use 25\.1 or newer/);
      await bed.server.stop();
      await refused(move('kurrentdb'), /no KurrentDB answers at its URL/);
      expect((await recordIn('sqlite')).events.length).toBeGreaterThan(0);
    });

    it('where a copy of a record in KurrentDB lies in the place of the ledger', async () => {
      await goOn('kurrentdb', 38, 1);
      await (await openKurrentEventStore({ url: bed.server.url, path: path() })).close();
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
      const service = await openKurrentEventStore({
        url: bed.server.url,
        stillMs: 500,
        onFatal: (error) => end(error),
      });
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
      const rival = await openKurrentEventStore({ url: bed.server.url, onFatal: () => undefined });
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
