import { existsSync } from 'node:fs';
import { KurrentAbode } from './kurrent-abode.ts';
import { moveRecord } from './move-record.ts';
import { SqliteAbode } from './sqlite-abode.ts';
import { Stopped, stoppingAfterAStep } from '../testing/moving-abodes.ts';
import { away, KINDS, movingBed } from '../testing/moving-bed.ts';
import { request, samples } from '../testing/sample-events.ts';

describe('moving a record', () => {
  const bed = movingBed();
  const { path, copyPath, withStore, goOn, recordIn, move, isBegun, closed, moveUntilKilled } = bed;

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
      for (const { stream, data, metadata } of bed.server.log.records.filter((one) =>
        one.stream.startsWith('baraza.sa'),
      )) {
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
    bed.server.fate = () => ((appends += 1) % 4 === 0 ? 'lost-answer' : 'answered');
    const file = SqliteAbode.take(path());
    const url = `${bed.server.url}&defaultDeadline=1000`;
    const there = await KurrentAbode.reach({ url, copyPath: copyPath(), waitMs: 30_000 });
    await moveRecord({ from: file, to: there });
    await Promise.all([file.close(), there.close()]);
    bed.server.fate = () => 'answered';
    expect(await recordIn('kurrentdb')).toEqual(before);
  });
});
