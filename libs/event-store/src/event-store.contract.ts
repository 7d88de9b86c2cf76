import { randomUUID } from 'node:crypto';
import { isUuid, positionOf } from '@baraza/contracts';
import { testAppendBounds } from './contract/append-bounds.contract.ts';
import { testFilters } from './contract/filters.contract.ts';
import { testProperties } from './contract/properties.contract.ts';
import { testReads } from './contract/reads.contract.ts';
import { ConflictingEvent, StoreUnavailable, WrongExpectedRevision, type EventStore } from './event-store.port.ts';
import { appendSamples, aSample, readEverything, request, samples, textOf } from './testing/sample-events.ts';

export interface StoreUnderTest {
  readonly store: EventStore;
  /** For a durable store: closes it and opens what it left behind. */
  readonly reopen?: () => Promise<EventStore>;
  readonly dispose: () => Promise<void>;
}

/** The suite's streams never meet, so that an adapter may give the same store to every test. */
export const aStream = (): string => `sample-${randomUUID()}`;

/**
 * Every promise of `event-store.port.ts`, for one adapter.
 * @param open makes a store, empty or not; its writer's clock must be taken as right at `SAMPLE_BEGINS`
 */
export function testEventStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`event store: ${name}`, () => {
    let under: StoreUnderTest;
    let store: EventStore;
    beforeAll(async () => {
      under = await open();
      store = under.store;
    });
    afterAll(() => under.dispose());

    describe('appends', () => {
      it('writes where the stream is as expected, and numbers densely', async () => {
        const stream = aStream();
        const before = await store.head();
        const first = await appendSamples(store, stream, 'none', 2);
        const second = await appendSamples(store, stream, 1, 1);
        const at = (sequence: number) => ({ sequence, position: positionOf(store.ledgerId, sequence) });
        expect(first.events).toEqual([
          { id: aSample(stream, 0).id, ...at(before.sequence + 1) },
          { id: aSample(stream, 1).id, ...at(before.sequence + 2) },
        ]);
        expect(first.position).toBe(positionOf(store.ledgerId, before.sequence + 2));
        expect(second.events).toEqual([{ id: aSample(stream, 2).id, ...at(before.sequence + 3) }]);
        expect(await store.head()).toEqual(at(before.sequence + 3));
      });

      it('refuses where the stream is elsewhere, and says where', async () => {
        const stream = aStream();
        const wrong = (expected: number | 'none', salt: string) => appendSamples(store, stream, expected, 1, { salt });
        await expect(wrong(0, 'a')).rejects.toMatchObject({
          name: 'WrongExpectedRevision',
          stream,
          expected: 0,
          actual: 'none',
        });
        await appendSamples(store, stream, 'none', 3);
        await expect(wrong('none', 'b')).rejects.toMatchObject({ stream, expected: 'none', actual: 2 });
        await expect(wrong(1, 'c')).rejects.toMatchObject({ stream, expected: 1, actual: 2 });
        await expect(wrong(3, 'd')).rejects.toBeInstanceOf(WrongExpectedRevision);
        expect((await store.readStream(stream)).lastRevision).toBe(2);
      });

      it('is atomic over several streams', async () => {
        const [a, b, c] = [aStream(), aStream(), aStream()];
        await appendSamples(store, b, 'none', 1);
        const head = await store.head();
        const failing = store.append(
          request(samples(a, 'none', 2), samples(b, 'none', 1, { salt: 'x' }), samples(c, 'none', 1)),
        );
        await expect(failing).rejects.toMatchObject({ name: 'WrongExpectedRevision', stream: b });
        expect(await store.head()).toEqual(head);
        expect(await store.readStream(a)).toEqual({ events: [], lastRevision: undefined });

        const done = await store.append(request(samples(a, 'none', 2), samples(b, 0, 1), samples(c, 'none', 1)));
        expect(done.events.map((event) => event.sequence - head.sequence)).toEqual([1, 2, 3, 4]);
        expect(done.events.map((event) => event.id)).toEqual(
          [aSample(a, 0), aSample(a, 1), aSample(b, 1), aSample(c, 0)].map((event) => event.id),
        );
      });

      it('gives concurrent appends to one stream to exactly one of them', async () => {
        const stream = aStream();
        const rivals = Array.from({ length: 20 }, (_, rival) =>
          appendSamples(store, stream, 'none', 1, { salt: String(rival) }),
        );
        const outcomes = await Promise.allSettled(rivals);
        expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
        for (const outcome of outcomes) {
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(WrongExpectedRevision);
        }
        expect((await store.readStream(stream)).lastRevision).toBe(0);
      });

      it('does not let a refusal undo its neighbours', async () => {
        const streams = Array.from({ length: 10 }, aStream);
        const outcomes = await Promise.allSettled(
          streams.flatMap((stream) => [appendSamples(store, stream, 'none', 2), appendSamples(store, stream, 7, 1)]),
        );
        expect(outcomes.map((outcome) => outcome.status)).toEqual(streams.flatMap(() => ['fulfilled', 'rejected']));
        for (const stream of streams) expect((await store.readStream(stream)).lastRevision).toBe(1);
      });

      it('refuses after the deadline, as not persisted', async () => {
        const late = { ...request(samples(aStream(), 'none', 1)), deadline: Date.now() - 1 };
        await expect(store.append(late)).rejects.toMatchObject({ name: 'StoreUnavailable', outcome: 'not-persisted' });
      });

      it('refuses a time that lies before the last one of the stream', async () => {
        const stream = aStream();
        await appendSamples(store, stream, 'none', 3);
        const earlier = samples(stream, 2, 1, { time: aSample(stream, 1).time });
        await expect(store.append(request(earlier))).rejects.toMatchObject({
          name: 'AppendRefused',
          code: 'time-goes-back',
        });
        await store.append(request(samples(stream, 2, 1, { time: aSample(stream, 2).time })));
      });
    });

    describe('repeats', () => {
      it('answers the same bytes as the first time, even after others were appended', async () => {
        const [a, b] = [aStream(), aStream()];
        const twice = request(samples(a, 'none', 2), samples(b, 'none', 1));
        const first = await store.append(twice);
        await appendSamples(store, a, 1, 3);
        await appendSamples(store, b, 0, 1);
        const head = await store.head();
        expect(first.alreadyThere).toBe(false);
        expect(await store.append(twice)).toEqual({ ...first, alreadyThere: true });
        expect(await store.head()).toEqual(head);
      });

      it('answers the same bytes after the deadline too: they are there', async () => {
        const once = request(samples(aStream(), 'none', 1));
        const first = await store.append(once);
        expect(await store.append({ ...once, deadline: Date.now() - 1 })).toEqual({ ...first, alreadyThere: true });
      });

      it('writes once what is sent twice at once', async () => {
        const once = request(samples(aStream(), 'none', 2));
        const [one, other] = await Promise.all([store.append(once), store.append(once)]);
        expect(other.events).toEqual(one.events);
        expect([one.alreadyThere, other.alreadyThere].sort()).toEqual([false, true]);
      });

      it('refuses other bytes under the same id as a conflict', async () => {
        const stream = aStream();
        const { id } = aSample(stream, 0);
        await appendSamples(store, stream, 'none', 1);
        const conflicts = [
          samples(stream, 'none', 1, { text: 'altered' }),
          samples(stream, 0, 1, { id }),
          samples(aStream(), 'none', 1, { id }),
        ];
        for (const conflict of conflicts) {
          const refused = store.append(request(conflict));
          await expect(refused).rejects.toBeInstanceOf(ConflictingEvent);
          await expect(refused).rejects.toMatchObject({ eventId: id });
        }
        expect(await store.readStream(stream)).toMatchObject({ lastRevision: 0 });
      });

      it('refuses a repeat that says more than the first time', async () => {
        const stream = aStream();
        await appendSamples(store, stream, 'none', 1);
        await expect(appendSamples(store, stream, 'none', 2)).rejects.toMatchObject({ actual: 0 });
      });
    });

    testAppendBounds(() => store);
    testReads(() => store);
    testFilters(() => store);
    testProperties(() => store);

    describe('the ledger', () => {
      it('has an id of its own, and says what it guarantees', () => {
        expect(isUuid(store.ledgerId)).toBe(true);
        expect(store.guarantees.multiStreamAppend).toBe(true);
        expect(typeof store.guarantees.sequencedAtAppend).toBe('boolean');
      });

      it('keeps everything and its id when it is opened again, where it is durable', async () => {
        if (under.reopen === undefined) {
          expect(store.guarantees.durable).toBe(false);
          return;
        }
        const stream = aStream();
        const first = await appendSamples(store, stream, 'none', 3);
        const { ledgerId } = store;
        const everything = await readEverything(store);
        store = await under.reopen();
        expect(store.ledgerId).toBe(ledgerId);
        expect(await readEverything(store)).toEqual(everything);
        expect(await appendSamples(store, stream, 'none', 3)).toEqual({ ...first, alreadyThere: true });
        expect((await appendSamples(store, stream, 2, 1)).events[0]!.sequence).toBe(everything.length + 1);
        expect(textOf((await store.readAll({ after: everything.length, limit: 1 })).events[0]!)).toContain(stream);
      });

      it('answers nothing any more once it is closed', async () => {
        await store.close();
        await store.close();
        const refused = appendSamples(store, aStream(), 'none', 1);
        await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
        await expect(refused).rejects.toMatchObject({ outcome: 'not-persisted' });
        await expect(store.head()).rejects.toBeInstanceOf(StoreUnavailable);
      });
    });
  });
}
