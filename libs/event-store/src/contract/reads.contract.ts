import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { positionOf } from '@baraza/contracts';
import { MAX_READ_EVENTS, type EventStore } from '../event-store.port.ts';
import { appendSamples, aRecordedSample, readEverything, samples } from '../testing/sample-events.ts';

const aStream = (): string => `sample-${randomUUID()}`;

export function testReads(store: () => EventStore): void {
  describe('reads of a stream', () => {
    it('reads a stream forward, from anywhere, by pages', async () => {
      const stream = aStream();
      const { events: appended } = await appendSamples(store(), stream, 'none', 5);
      const page = await store().readStream(stream);
      expect(page.lastRevision).toBe(4);
      expect(page.events).toEqual(
        appended.map(({ sequence, position }, revision) => ({
          ...aRecordedSample(stream, revision),
          sequence,
          position,
        })),
      );
      const revisions = async (options: { from?: number; limit?: number }) => {
        const { events, lastRevision } = await store().readStream(stream, options);
        return [events.map((event) => event.revision), lastRevision];
      };
      expect(await revisions({ from: 2 })).toEqual([[2, 3, 4], 4]);
      expect(await revisions({ from: 1, limit: 2 })).toEqual([[1, 2], 4]);
      expect(await revisions({ from: 5 })).toEqual([[], 4]);
    });

    it('reads a stream that does not exist as empty', async () => {
      expect(await store().readStream(aStream())).toEqual({ events: [], lastRevision: undefined });
    });

    it('reads large events whole', async () => {
      const stream = aStream();
      const text = 'å'.repeat(30_000);
      for (let part = 0; part < 4; part++) {
        await appendSamples(store(), stream, part === 0 ? 'none' : part * 8 - 1, 8, { text });
      }
      const { events, lastRevision } = await store().readStream(stream);
      expect(lastRevision).toBe(31);
      expect(events.map((event) => event.data)).toEqual(Array.from({ length: 32 }, () => ({ text })));
      expect(await readEverything(store(), events[0]!.sequence - 1, { stream })).toHaveLength(32);
    });

    it('reads one event by its id', async () => {
      const stream = aStream();
      await appendSamples(store(), stream, 'none', 2);
      const { events } = await store().readStream(stream);
      expect(await store().readEvent(events[1]!.id)).toEqual(events[1]);
      expect(await store().readEvent(randomUUID())).toBeUndefined();
    });
  });

  describe('reads of all', () => {
    it('gives the stored bytes unchanged, in order, with how far it looked', async () => {
      const { sequence: before } = await store().head();
      const stream = aStream();
      await appendSamples(store(), stream, 'none', 3, { text: 'ŋ and \u2028 and "quotes"' });
      const page = await store().readAll({ after: before, limit: 10 });
      const expected = samples(stream, 'none', 3, { text: 'ŋ and \u2028 and "quotes"' }).events;
      expect(page.events.map(({ sequence, position, bytes }) => ({ sequence, position, bytes: [...bytes] }))).toEqual(
        expected.map((event, index) => ({
          sequence: before + index + 1,
          position: positionOf(store().ledgerId, before + index + 1),
          bytes: [...event.bytes],
        })),
      );
      expect(page).toMatchObject({ lookedUpTo: before + 3, head: before + 3 });
      const two = await store().readAll({ after: before, limit: 2 });
      expect(two.events.map((event) => event.sequence)).toEqual([before + 1, before + 2]);
      expect(two).toMatchObject({ lookedUpTo: before + 2, head: before + 3 });
      expect(await store().readAll({ after: before + 3, limit: 2 })).toMatchObject({ events: [], head: before + 3 });
    });

    describe('with filters', () => {
      const tag = `org:${randomUUID()}`;
      const other = `org:${randomUUID()}`;
      const stream = aStream();
      let before: number;
      /** Sequences after `before` of all pages. */
      const found = async (filter: { types?: string[]; tags?: string[]; stream?: string }, limit = 1_000) =>
        (await readEverything(store(), before, { limit, ...filter })).map((event) => event.sequence - before);

      beforeAll(async () => {
        before = (await store().head()).sequence;
        await appendSamples(store(), stream, 'none', 1, { tags: [tag] });
        await appendSamples(store(), aStream(), 'none', 2, { tags: [other, tag] });
        await appendSamples(store(), stream, 0, 1, { type: 'members.SampleStruck', tags: [tag, other] });
        await appendSamples(store(), aStream(), 'none', 1, { tags: [other] });
        await appendSamples(store(), aStream(), 'none', 200);
        await appendSamples(store(), stream, 1, 1, { type: 'members.SampleStruck' });
      });

      it('finds types', async () => {
        expect(await found({ types: ['members.SampleStruck'] })).toEqual([4, 206]);
        expect(await found({ types: ['members.SampleStruck', 'members.SampleNoted', 'x.None'] })).toHaveLength(206);
        expect(await found({ types: ['x.None'] })).toEqual([]);
        expect(await found({ types: [] })).toEqual([]);
      });

      it('finds events that carry all of the tags', async () => {
        expect(await found({ tags: [tag] })).toEqual([1, 2, 3, 4]);
        expect(await found({ tags: [tag, other] })).toEqual([2, 3, 4]);
        expect(await found({ tags: [other] })).toEqual([2, 3, 4, 5]);
        expect(await found({ tags: [other, 'org:nobody'] })).toEqual([]);
      });

      it('finds a stream', async () => {
        expect(await found({ stream })).toEqual([1, 4, 206]);
        expect(await found({ stream: aStream() })).toEqual([]);
      });

      it('finds what fulfils every filter, in pages of any size', async () => {
        const types = ['members.SampleStruck'];
        expect(await found({ types, tags: [tag] })).toEqual([4]);
        expect(await found({ types, stream })).toEqual([4, 206]);
        expect(await found({ types, stream, tags: [other] })).toEqual([4]);
        for (const limit of [1, 2, 3]) {
          expect(await found({ tags: [other] }, limit)).toEqual([2, 3, 4, 5]);
          expect(await found({ types, stream }, limit)).toEqual([4, 206]);
        }
      });

      it('looks up to the head where nothing more is found, and to the last event where the page is full', async () => {
        const none = await store().readAll({ after: before, limit: 5, tags: ['org:nobody'] });
        expect(none).toMatchObject({ events: [], lookedUpTo: none.head });
        const full = await store().readAll({ after: before, limit: 3, tags: [tag] });
        expect(full.lookedUpTo).toBe(before + 3);
      });
    });

    it('refuses a page without a sensible size, start or end', async () => {
      for (const limit of [0, -1, 1.5, MAX_READ_EVENTS + 1]) {
        await expect(store().readAll({ after: 0, limit })).rejects.toBeInstanceOf(RangeError);
        await expect(store().readStream(aStream(), { limit })).rejects.toBeInstanceOf(RangeError);
      }
      await expect(store().readAll({ after: -1, limit: 1 })).rejects.toBeInstanceOf(RangeError);
      await expect(store().readStream(aStream(), { from: -1 })).rejects.toBeInstanceOf(RangeError);
    });
  });

  describe('pokes', () => {
    it('pokes soon after an append, until told to stop', async () => {
      const heads: number[] = [];
      const stop = store().onAppended((head) => heads.push(head));
      const { events } = await appendSamples(store(), aStream(), 'none', 2);
      const until = Date.now() + 5_000;
      while ((heads.at(-1) ?? 0) < events[1]!.sequence && Date.now() < until) await pause(5);
      expect(heads.at(-1)).toBe(events[1]!.sequence);
      stop();
      const count = heads.length;
      await appendSamples(store(), aStream(), 'none', 1);
      await pause(50);
      expect(heads).toHaveLength(count);
    });

    it('has made what it pokes about readable', async () => {
      const seen = new Promise<boolean>((resolve) => {
        const stop = store().onAppended((head) => {
          stop();
          resolve(
            store()
              .head()
              .then(({ sequence }) => sequence >= head),
          );
        });
      });
      await appendSamples(store(), aStream(), 'none', 1);
      expect(await seen).toBe(true);
    });
  });
}
