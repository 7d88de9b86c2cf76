import { everyContract, exampleEvent, type SequencedEvent, UnitCode } from '@baraza/contracts';
import { MemoryReadStore, ProjectionRunner, type Projection } from '@baraza/read-models';
import fc from 'fast-check';
import { everyProjection, isCounting } from './every-projection.ts';
import { forumHistories } from './testing/forum-histories.ts';
import { type GivenEvent, LEDGER, projected, recorded } from './testing/given-events.ts';

/** A feed of these events, handed out in pages of at most `page`, whatever is asked for. */
function feedOf(events: readonly SequencedEvent[], page = 1_000) {
  return {
    ledgerId: LEDGER,
    read: async (after: number, limit: number, types?: readonly string[]) => {
      const looked = events.slice(after, after + Math.min(limit, page));
      const found = types === undefined ? looked : looked.filter((event) => types.includes(event.type));
      return { events: found, upTo: after + looked.length, head: events.length };
    },
    onAppended: () => () => undefined,
  };
}

async function digests(events: readonly SequencedEvent[], stops: readonly number[], page: number): Promise<string[]> {
  const store = new MemoryReadStore();
  for (const stop of [...stops, events.length]) {
    const feed = feedOf(events.slice(0, stop), page);
    const runner = new ProjectionRunner({ store, feed, projections: everyProjection, catalogue: everyContract, page });
    runner.start();
    for (const { model } of everyProjection) expect(await runner.waitFor(model.name, stop, 5_000)).toBe(true);
    await runner.stop();
  }
  return Promise.all(everyProjection.map(({ model }) => store.digest(model.name)));
}

const examples = recorded(everyContract.all().map((contract) => exampleEvent(contract) as GivenEvent));

describe('every projection', () => {
  it('takes the example of every contract', async () => {
    expect(await digests(examples, [], 500)).toHaveLength(everyProjection.length);
  });

  it.each(everyProjection.map((projection) => [projection.model.name, projection as unknown as Projection<unknown>]))(
    '%s leaves documents it was given as they were',
    (_, projection) => {
      const { versions } = projected(projection, examples);
      const frozen = projected(frozenly(projection), examples);
      expect(frozen.versions).toEqual(versions);
    },
  );

  it('is the same however it was cut into batches and restarts: it equals its rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(
        forumHistories(),
        fc.array(fc.nat(40), { maxLength: 3 }),
        fc.integer({ min: 1, max: 7 }),
        async (history, stops, page) => {
          const events = recorded(history);
          const rebuilt = await digests(events, [], 1_000);
          const cuts = stops.filter((stop) => stop <= events.length).sort((a, b) => a - b);
          expect(await digests(events, cuts, page)).toEqual(rebuilt);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('drops what it has had already: a restart changes nothing', async () => {
    const once = await digests(examples, [], 500);
    expect(await digests(examples, [examples.length, examples.length], 500)).toEqual(once);
  });
});

/** Where a schema takes the code of a unit, by the name of the field. */
function placesIn(schema: unknown, name = ''): readonly string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const {
    pattern,
    properties = {},
    items,
    anyOf = [],
  } = schema as {
    readonly pattern?: string;
    readonly properties?: object;
    readonly items?: unknown;
    readonly anyOf?: readonly unknown[];
  };
  if (pattern === (UnitCode as { readonly pattern?: string }).pattern) return [name];
  const below = Object.entries(properties).flatMap(([field, one]) => placesIn(one, field));
  return [...below, ...[items, ...anyOf].flatMap((one) => placesIn(one, name))];
}

describe('a projection that counts protected organisations', () => {
  it.each(everyProjection.filter(isCounting).map(({ model, types }) => [model.name, types] as const))(
    '%s hears of no place of theirs but by a name under which the veil puts the district, or takes all away',
    (_, types) => {
      expect(types).toBeInstanceOf(Array);
      const heard = (types as readonly string[]).flatMap((type) => {
        const { data } = everyContract.latest(type)!;
        return placesIn(data).map((name) => ({ type, name }));
      });
      expect(heard.length).toBeGreaterThan(5);
      const taken = ['members.OrganisationRegistered', 'members.OrganisationCorrected'];
      expect(heard.filter(({ type, name }) => !['unit', 'home'].includes(name) && !taken.includes(type))).toEqual([]);
    },
  );
});

/** The projection given only documents that throw when they are changed in place. */
function frozenly<Doc>(projection: Projection<Doc>): Projection<Doc> {
  const evolve: Projection<Doc>['evolve'] = (doc, event, key) =>
    deepFrozen(projection.evolve(deepFrozen(doc), deepFrozen(event), key));
  return { ...projection, evolve };
}

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFrozen(part);
  }
  return value;
}
