import { unitRegistered } from '@baraza/contracts';
import { MemoryReadStore } from '@baraza/read-models';
import { ViewProgress, ViewsAskedFor } from '@baraza/service-kit';
import fc from 'fast-check';
import { happened, projected, recorded } from '../testing/given-events.ts';
import { served } from '../testing/served.ts';
import { sequenceKnownAt } from './moments.queries.ts';
import { momentsModel } from './moments.read-model.ts';
import { momentsProjection } from './moments.projection.ts';

const START = Date.parse('2026-03-02T09:00:00.000Z');
const unit = { code: 'A', name: 'A', level: 'region' as const, zone: 'Africa/Kampala', validFrom: '2020-01-01' };
const at = (offset: number) => new Date(START + offset).toISOString();
const history = (offsets: readonly number[]) =>
  recorded(offsets.map((offset) => happened(unitRegistered, 'A', unit, { time: at(offset) })));

/** The definition, word for word. */
function byDefinition(offsets: readonly number[], asked: number): number {
  let known = 0;
  let latest = -Infinity;
  offsets.forEach((offset, index) => {
    latest = Math.max(latest, offset);
    if (latest <= asked) known = index + 1;
  });
  return known;
}

describe('what was known at an instant', () => {
  it('is the last sequence recorded by then, though clocks differ', async () => {
    const offsets = [0, 50, 30, 70, 60, 90];
    const store = await served(momentsProjection, history(offsets));
    for (const asked of [-1, 0, 49, 50, 65, 70, 89, 90, 500]) {
      expect([asked, await sequenceKnownAt(store, at(asked), offsets.length)]).toEqual([
        asked,
        byDefinition(offsets, asked),
      ]);
    }
  });

  it('is nothing while there is no record', async () => {
    expect(await sequenceKnownAt(new MemoryReadStore(), at(0), 0)).toBe(0);
  });

  it('is not told by a view that lags behind the one it is asked for, but where a later event is in it already', async () => {
    const store = await served(momentsProjection, history([0, 50, 90]));
    const waiting = new ViewsAskedFor(store, new ViewProgress(store));
    expect(await sequenceKnownAt(waiting, at(60), 4)).toBe(2);
    await expect(sequenceKnownAt(waiting, at(95), 4, 30)).rejects.toMatchObject({ code: 'view-behind' });
    const { generation } = (await store.prepare(momentsModel))[0]!;
    const asked = sequenceKnownAt(waiting, at(95), 5);
    await store.passOver([{ model: momentsModel.name, generation, after: 3, checkpoint: 5 }]);
    expect(await asked).toBe(5);
  });

  it('equals its definition for any clocks, over the ends of runs', async () => {
    const steps = fc.array(fc.integer({ min: -40, max: 60 }), { minLength: 1, maxLength: 600 });
    await fc.assert(
      fc.asyncProperty(steps, fc.array(fc.nat(8_000), { minLength: 5, maxLength: 5 }), async (drawn, asked) => {
        let time = 0;
        const offsets = drawn.map((step) => (time = Math.max(0, time + step)));
        const store = await served(momentsProjection, history(offsets));
        for (const each of asked) {
          expect(await sequenceKnownAt(store, at(each), offsets.length)).toBe(byDefinition(offsets, each));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('keeps few entries: those that are later than all before them', () => {
    const { documents } = projected(momentsProjection, history([0, 10, 5, 5, 5, 20]));
    expect([...documents.values()][0]!.later).toHaveLength(3);
  });
});
