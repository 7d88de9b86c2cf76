import { fieldsOf } from '@baraza/service-kit';
import { everyOperation } from './authorisation/every-operation.ts';

type Body = new () => object;

/** A body with the bodies within it. */
function* within(body: Body): Generator<Body> {
  yield body;
  for (const { nested } of fieldsOf(body).values()) if (nested !== undefined) yield* within(nested());
}

it('gives every body a name of its own, so that none is described as another in the document of all services', () => {
  const bodies = everyOperation().flatMap(({ operation }) => (operation.body === undefined ? [] : [operation.body]));
  const all = new Set(bodies.flatMap((body) => [...within(body)]));
  const byName = Map.groupBy(all, ({ name }) => name);
  expect(byName.size).toBeGreaterThan(150);
  expect([...byName].filter(([, sharing]) => sharing.length > 1).map(([name]) => name)).toEqual([]);
});
