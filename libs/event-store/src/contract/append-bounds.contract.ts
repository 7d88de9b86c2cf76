import { randomUUID } from 'node:crypto';
import { MAX_APPEND_BYTES, MAX_APPEND_EVENTS, type AppendRequest, type EventStore } from '../event-store.port.ts';
import { aSample, request, samples } from '../testing/sample-events.ts';

const aStream = (): string => `sample-${randomUUID()}`;
/** One request whose events' bytes add up to this. */
function ofBytes(total: number): AppendRequest {
  const stream = aStream();
  const empty = aSample(stream, 0, { text: '' }).bytes.length;
  const events = [];
  for (let left = total; left > 0; left -= events.at(-1)!.bytes.length) {
    const most = Math.min(left, 60_000);
    const size = left - most > 0 && left - most < 2 * empty ? most - 2 * empty : most;
    const revision = events.length;
    const event = aSample(stream, revision, { text: 'x'.repeat(size - empty) });
    events.push(event);
  }
  return request({ stream, expected: 'none', events });
}

export function testAppendBounds(store: () => EventStore): void {
  describe('bounds of an append', () => {
    const refuse = async (refused: AppendRequest, code: string): Promise<void> => {
      const head = await store().head();
      await expect(store().append(refused)).rejects.toMatchObject({ name: 'AppendRefused', code });
      expect(await store().head()).toEqual(head);
    };

    it(`takes ${MAX_APPEND_EVENTS} events, and not one more`, async () => {
      const half = MAX_APPEND_EVENTS / 2;
      const most = request(samples(aStream(), 'none', half), samples(aStream(), 'none', half));
      expect((await store().append(most)).events).toHaveLength(MAX_APPEND_EVENTS);
      await refuse(request(samples(aStream(), 'none', half), samples(aStream(), 'none', half + 1)), 'out-of-bounds');
    });

    it(`takes ${MAX_APPEND_BYTES} bytes, and not one more`, async () => {
      const most = ofBytes(MAX_APPEND_BYTES);
      await store().append(most);
      const { events } = await store().readStream(most.streams[0]!.stream);
      expect(events).toHaveLength(most.streams[0]!.events.length);
      await refuse(ofBytes(MAX_APPEND_BYTES + 1), 'out-of-bounds');
    });

    it('refuses what is empty', async () => {
      await refuse(request(), 'malformed');
      await refuse(request(samples(aStream(), 'none', 0)), 'malformed');
    });

    it('refuses a stream or an id that is there twice', async () => {
      const stream = aStream();
      await refuse(request(samples(stream, 'none', 1), samples(stream, 0, 1)), 'malformed');
      const { id } = aSample(stream, 0);
      await refuse(request(samples(stream, 'none', 1), samples(aStream(), 'none', 1, { id })), 'malformed');
    });

    it('refuses two streams whose names differ in case alone', async () => {
      const stream = aStream();
      const same = `sample-${stream.slice('sample-'.length).toUpperCase()}`;
      await refuse(request(samples(stream, 'none', 1), samples(same, 'none', 1)), 'malformed');
    });

    it('refuses revisions that do not follow', async () => {
      const stream = aStream();
      const [first, second, third] = samples(stream, 'none', 3).events as [never, never, never];
      await refuse(request({ stream, expected: 'none', events: [first, third] }), 'malformed');
      await refuse(request({ stream, expected: 'none', events: [second, first] }), 'malformed');
      await refuse(request({ stream, expected: 1, events: [second] }), 'malformed');
    });

    it('refuses an event that says another stream', async () => {
      await refuse(request({ stream: aStream(), expected: 'none', events: [aSample(aStream(), 0)] }), 'malformed');
    });

    it('refuses an id, a stream, a time or an expectation that is not of its form', async () => {
      const stream = aStream();
      await refuse(request(samples(stream, 'none', 1, { id: 'one' })), 'malformed');
      await refuse(request(samples(stream, 'none', 1, { time: '2026-03-02T09:00:00Z' })), 'malformed');
      await refuse(request(samples('sample-a.b', 'none', 1)), 'malformed');
      await refuse(request({ ...samples(stream, 'none', 1), expected: -1 }), 'malformed');
      await refuse({ ...request(samples(stream, 'none', 1)), deadline: Number.NaN }, 'malformed');
    });

    it('refuses a time that goes back within the append', async () => {
      const stream = aStream();
      const events = [aSample(stream, 0, { time: aSample(stream, 9).time }), aSample(stream, 1)];
      await refuse(request({ stream, expected: 'none', events }), 'time-goes-back');
    });
  });
}
