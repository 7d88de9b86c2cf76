import { decodeEvent, derivedId, positionOf } from '@baraza/contracts';
import fc from 'fast-check';
import { checkRequest } from '../append-rules.ts';
import type { StoredEvent, StreamAppend } from '../event-store.port.ts';
import { aRecordedSample, aSample } from '../testing/sample-events.ts';
import { appendsOf } from './appends.ts';

/** What one command recorded: parts of streams, each once, with so many events of such a size. */
type Recorded = readonly { readonly stream: number; readonly count: number; readonly size: number }[];

const commands = fc.array(
  fc.uniqueArray(
    fc.record({
      stream: fc.nat(5),
      count: fc.integer({ min: 1, max: 40 }),
      size: fc.constantFrom(1, 100, 3_000),
    }),
    { minLength: 1, maxLength: 3, selector: ({ stream }) => stream },
  ),
  { maxLength: 15 },
);

function recordOf(all: readonly Recorded[]): StoredEvent[] {
  const next = new Map<string, number>();
  const { meta } = aRecordedSample('sample-0', 0);
  let sequence = 0;
  return all.flatMap((parts, nth) =>
    parts.flatMap(({ stream, count, size }) =>
      Array.from({ length: count }, (): StoredEvent => {
        const name = `sample-${stream}`;
        const revision = next.get(name) ?? 0;
        next.set(name, revision + 1);
        sequence += 1;
        const commandId = derivedId('command', String(nth));
        const { bytes } = aSample(name, revision, { text: 'x'.repeat(size), meta: { ...meta, commandId } });
        return { sequence, position: positionOf(derivedId('a ledger'), sequence), bytes };
      }),
    ),
  );
}

async function cut(record: readonly StoredEvent[]): Promise<(readonly StreamAppend[])[]> {
  const appends: (readonly StreamAppend[])[] = [];
  for await (const append of appendsOf(asyncly(record))) appends.push(append);
  return appends;
}

async function* asyncly<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

const bytesIn = (appends: readonly (readonly StreamAppend[])[]): Uint8Array[] =>
  appends.flatMap((streams) => streams.flatMap(({ events }) => events.map(({ bytes }) => bytes)));
const commandOf = (bytes: Uint8Array): string => decodeEvent(bytes).meta.commandId;

describe('the appends that a record is cut into', () => {
  it('hold the same bytes in the same order, within the bounds of an append, and split no command', () =>
    fc.assert(
      fc.asyncProperty(commands, async (all) => {
        const record = recordOf(all);
        const appends = await cut(record);
        expect(bytesIn(appends)).toEqual(record.map(({ bytes }) => bytes));
        for (const streams of appends) checkRequest({ streams, deadline: Date.now() });
        const commandsIn = appends.map((streams) => new Set(bytesIn([streams]).map(commandOf)));
        expect(commandsIn.flatMap((ids) => [...ids])).toHaveLength(all.length);
      }),
      { numRuns: 25 },
    ));

  it('are few: what follows in other streams goes with what came before', async () => {
    const alone = Array.from({ length: 300 }, (_, stream) => [{ stream, count: 1, size: 1 }]);
    expect((await cut(recordOf(alone))).map((streams) => streams.length)).toEqual([256, 44]);
  });

  it('split one command’s events only where it recorded them in several appends', async () => {
    const again = [
      { stream: 1, count: 2, size: 1 },
      { stream: 2, count: 1, size: 1 },
      { stream: 1, count: 1, size: 1 },
    ];
    const appends = await cut(recordOf([again]));
    expect(appends.map((streams) => streams.map(({ stream, expected }) => [stream, expected]))).toEqual([
      [
        ['sample-1', 'none'],
        ['sample-2', 'none'],
      ],
      [['sample-1', 1]],
    ]);
  });

  it('never hold two streams whose names differ in case alone', async () => {
    const record = ['sample-a', 'sample-A', 'sample-b'].map((name, index): StoredEvent => ({
      sequence: index + 1,
      position: positionOf(derivedId('a ledger'), index + 1),
      bytes: aSample(name, 0).bytes,
    }));
    const streams = (await cut(record)).map((append) => append.map(({ stream }) => stream));
    expect(streams).toEqual([['sample-a'], ['sample-A', 'sample-b']]);
  });

  it('are the same from the first of them on, so that a move which goes on sends what was on its way', async () => {
    const record = recordOf(Array.from({ length: 30 }, (_, nth) => [{ stream: nth % 3, count: 5, size: 10 }]));
    const appends = await cut(record);
    const first = bytesIn(appends.slice(0, 1)).length;
    expect(await cut(record.slice(first))).toEqual(appends.slice(1));
  });
});
