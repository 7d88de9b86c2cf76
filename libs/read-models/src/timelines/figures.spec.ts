import type { SequencedEvent } from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import fc from 'fast-check';
import { join } from 'node:path';
import { MemoryReadStore } from '../memory/memory-read-store.ts';
import type { FigureQuery, Projection, ReadModel, ReadStore } from '../read-store.port.ts';
import type { EventFeed } from '../runner/event-feed.ts';
import { ProjectionRunner } from '../runner/projection-runner.ts';
import { openSqliteReadStore } from '../sqlite/sqlite-read-store.ts';
import { ArrayFeed } from '../testing/array-feed.ts';
import { inn } from '../testing/guestbook.ts';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { contributions, type Counting } from './contributions.pure.ts';
import { recorded, stateAsOf, type Timeline } from './timeline.pure.ts';

/** Where a guest stays, if they do: the smallest thing that has a history worth correcting. */
interface Stay {
  readonly house: string;
  readonly moves: number;
}

interface Lodging {
  readonly timeline: Timeline<Stay>;
}

const lodgings: ReadModel<Lodging> = {
  name: 'lodgings',
  version: 1,
  keepsPast: true,
  indexes: ['house'],
  index: ({ timeline }) => ({ house: stateAsOf(timeline)?.house ?? null }),
};

const counting = (entity: string): Counting<Stay> => ({
  stock: ({ house, moves }) => [
    { measure: 'staying', dimensions: { house }, amount: 1, entity },
    { measure: 'moves-of-those-staying', dimensions: { house }, amount: moves, entity },
  ],
  flow: (before, after) =>
    before === null && after !== null
      ? [{ measure: 'arrivals', dimensions: { house: after.house }, amount: 1, entity }]
      : [],
});

/** What an event makes of a stay, whatever it was: in histories dated back every order can come to pass. */
function step(stay: Stay | null, event: SequencedEvent): Stay | null {
  const { house } = event.data as { house?: string };
  if (event.type === 'inn.GuestLeft') return null;
  if (event.type === 'inn.GuestCame') return stay ?? { house: house!, moves: 0 };
  return stay === null ? null : { house: house!, moves: stay.moves + 1 };
}

const lodgingsProjection: Projection<Lodging> = {
  model: lodgings,
  types: ['inn.GuestCame', 'inn.GuestMoved', 'inn.GuestLeft'],
  keys: (event) => [event.stream],
  evolve(lodging, event) {
    const before = lodging?.timeline ?? [];
    const after = recorded(before, event.sequence, [{ from: event.effectiveOn, step: (stay) => step(stay, event) }]);
    return after === before ? lodging : { timeline: after };
  },
  facts: (before, after, _event, key) => contributions(counting(key), before?.timeline ?? [], after?.timeline ?? []),
};

const FIRST: CivilDate = '2025-01-20';
const day = fc.integer({ min: 0, max: 75 }).map((days) => addDays(FIRST, days));
const histories = fc
  .array(
    fc.record({
      guest: fc.constantFrom('a', 'b', 'c'),
      type: fc.constantFrom('GuestCame', 'GuestCame', 'GuestMoved', 'GuestMoved', 'GuestLeft', 'BellRang'),
      house: fc.constantFrom('north', 'south', 'west'),
      on: day,
    }),
    { maxLength: 25 },
  )
  .map((steps) => steps.map(({ guest, type, house, on }, at) => inn(at + 1, type, guest, { house }, on)));

/** The state by its definition: the events known by k and effective by d, in the order of the record. */
function replayed(events: readonly SequencedEvent[], stream: string, d: CivilDate, k: number): Stay | null {
  return events
    .filter((event) => event.stream === stream && event.type !== 'inn.BellRang')
    .filter(({ effectiveOn, sequence }) => effectiveOn <= d && sequence <= k)
    .reduce<Stay | null>(step, null);
}

const streamsOf = (events: readonly SequencedEvent[]) => [...new Set(events.map(({ stream }) => stream))];

function naive(
  events: readonly SequencedEvent[],
  measure: string,
  house: string,
  from: CivilDate,
  d: CivilDate,
  k: number,
) {
  let sum = 0;
  for (const stream of streamsOf(events)) {
    if (measure === 'arrivals') {
      // Day by day, as nobody would want to wait for.
      for (let on = from; on <= d; on = addDays(on, 1)) {
        const after = replayed(events, stream, on, k);
        if (after?.house === house && replayed(events, stream, addDays(on, -1), k) === null) sum += 1;
      }
      continue;
    }
    const stay = replayed(events, stream, d, k);
    if (stay?.house === house) sum += measure === 'staying' ? 1 : stay.moves;
  }
  return sum;
}

/** Gives a few events at a time, and often some again. */
function stuttering(feed: ArrayFeed, sizes: readonly number[]): EventFeed {
  let reads = 0;
  return {
    read: async (after, limit, types) => {
      const size = sizes[reads++ % sizes.length]!;
      const again = types === undefined ? Math.max(0, after - (reads % 3)) : after;
      return feed.read(again, Math.min(limit, size + (after - again)), types);
    },
    onAppended: (poke) => feed.onAppended(poke),
  };
}

async function projected(store: ReadStore, events: readonly SequencedEvent[], sizes: readonly number[]) {
  const half = Math.floor(events.length / 2);
  const feed = new ArrayFeed(events.slice(0, half));
  const runner = new ProjectionRunner({
    store,
    feed: stuttering(feed, sizes),
    projections: [lodgingsProjection],
    rebuildCommit: sizes[0]!,
  });
  runner.start();
  await runner.waitFor('lodgings', half, 5_000);
  feed.append(events.slice(half));
  expect(await runner.waitFor('lodgings', events.length, 5_000)).toBe(true);
  expect((await runner.verify('lodgings')).equal).toBe(true);
  await runner.stop();
}

describe('figures of histories with any dates', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 });
  const moments = fc.array(fc.tuple(day, day, fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 4,
    maxLength: 4,
  });

  async function holds(
    store: ReadStore,
    events: readonly SequencedEvent[],
    pages: readonly number[],
    asked: readonly (readonly [CivilDate, CivilDate, number])[],
  ) {
    await projected(store, events, pages);
    for (const [from, asOf, known] of asked) {
      const knownAt = Math.round(known * events.length);
      for (const measure of ['staying', 'moves-of-those-staying', 'arrivals']) {
        const period: Partial<FigureQuery> = measure === 'arrivals' ? { from } : {};
        const query = { measures: [measure], asOf, knownAt, ...period };
        const figures = await store.figures('lodgings', { ...query, groupBy: ['house'] });
        for (const house of ['north', 'south', 'west']) {
          const value = figures.find(({ dimensions }) => dimensions['house'] === house)?.value ?? 0;
          expect([measure, house, value]).toEqual([measure, house, naive(events, measure, house, from, asOf, knownAt)]);
        }
      }
      for (const stream of streamsOf(events)) {
        const lodging = await store.get(lodgings, stream);
        const state = stateAsOf(lodging?.timeline ?? [], { asOf, knownAt });
        expect(state).toEqual(replayed(events, stream, asOf, knownAt));
      }
    }
  }

  it('equal a naive replay, whatever the pages, with events delivered again, and equal a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(histories, sizes, moments, async (events, pages, asked) => {
        await holds(new MemoryReadStore(), events, pages, asked);
      }),
      { numRuns: 60 },
    );
  });

  it('and the same out of SQLite', async () => {
    const folder = await scratchFolder();
    let run = 0;
    try {
      await fc.assert(
        fc.asyncProperty(histories, sizes, moments, async (events, pages, asked) => {
          const store = await openSqliteReadStore({ path: join(folder.path, `${run++}.sqlite`) });
          await holds(store, events, pages, asked).finally(() => store.close());
        }),
        { numRuns: 12 },
      );
    } finally {
      await folder.remove();
    }
  });

  it('do not depend on where batches end', async () => {
    await fc.assert(
      fc.asyncProperty(histories, sizes, async (events, pages) => {
        const [one, other] = [new MemoryReadStore(), new MemoryReadStore()];
        await projected(one, events, pages);
        await projected(other, events, [1_000]);
        expect(await one.digest('lodgings')).toBe(await other.digest('lodgings'));
      }),
      { numRuns: 30 },
    );
  });
});
