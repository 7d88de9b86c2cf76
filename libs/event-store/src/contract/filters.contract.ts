import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { EncodedEvent } from '@baraza/contracts';
import type { EventStore } from '../event-store.port.ts';
import { aSample, readEverything, request } from '../testing/sample-events.ts';
import { Seeded } from '../testing/seeded.ts';

const TYPES = ['members.SampleNoted', 'members.SampleStruck'];
/** Each is rarer than the one before. */
const TAGS = ['unit:often', 'unit:sometimes', 'unit:seldom', 'unit:once'];
const STREAMS = 4;

export function testFilters(store: () => EventStore): void {
  describe('filters over a longer record', () => {
    const run = randomUUID();
    const recorded: EncodedEvent[] = [];
    let before: number;

    beforeAll(async () => {
      before = (await store().head()).sequence;
      const chance = new Seeded(20_260_302);
      const revisions = Array.from({ length: STREAMS }, () => 0);
      for (let append = 0; append < 40; append++) {
        const stream = chance.below(STREAMS);
        const expected = revisions[stream]! - 1;
        const events = Array.from({ length: 1 + chance.below(12) }, () => {
          const tags = TAGS.filter((_, rarity) => chance.below(6 ** rarity) === 0).map((tag) => `${tag}-${run}`);
          return aSample(`sample-${run}-${stream}`, revisions[stream]!++, { type: chance.pick(TYPES), tags });
        });
        const name = events[0]!.stream;
        await store().append(request({ stream: name, expected: expected < 0 ? 'none' : expected, events }));
        recorded.push(...events);
      }
    });

    it('find what a look at every event finds', () =>
      fc.assert(
        fc.asyncProperty(
          fc.record(
            {
              types: fc.subarray([...TYPES, 'members.NeverHeardOf']),
              tags: fc.subarray(TAGS).map((tags) => tags.map((tag) => `${tag}-${run}`)),
              stream: fc.nat(STREAMS).map((stream) => `sample-${run}-${stream}`),
              limit: fc.integer({ min: 1, max: 300 }),
            },
            { requiredKeys: ['limit'] },
          ),
          fc.nat(250),
          async ({ limit, types, tags, stream }, skipped) => {
            const filter = { limit, ...(types && { types }), ...(tags && { tags }), ...(stream && { stream }) };
            const found = await readEverything(store(), before + skipped, filter);
            const expected = recorded.flatMap((event, index) =>
              index >= skipped &&
              (types?.includes(event.type) ?? true) &&
              (tags?.every((tag) => event.tags.includes(tag)) ?? true) &&
              (stream === undefined || event.stream === stream)
                ? [before + 1 + index]
                : [],
            );
            expect(found.map((event) => event.sequence).filter((at) => at <= before + recorded.length)).toEqual(
              expected,
            );
          },
        ),
        { numRuns: 60, interruptAfterTimeLimit: 10_000 },
      ));
  });
}
