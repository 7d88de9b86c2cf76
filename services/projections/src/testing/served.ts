import type { SequencedEvent } from '@baraza/contracts';
import {
  MemoryReadStore,
  type Projection,
  type ReadModel,
  type ReadStore,
  type RecordedFact,
} from '@baraza/read-models';
import { LEDGER, projected } from './given-events.ts';

/** A read store that serves what the projection makes of these events. */
export async function served<Doc>(
  projection: Projection<Doc>,
  events: readonly SequencedEvent[],
  store: ReadStore = new MemoryReadStore(),
): Promise<ReadStore> {
  const { model } = projection;
  const { versions, facts } = projected(projection, events);
  const checkpoint = events.at(-1)?.sequence ?? 0;
  await store.prepare(model);
  const { generation } = await store.begin(model);
  await store.commit(model, generation, { after: 0, checkpoint, versions, facts, ledgerId: LEDGER });
  await store.serve(model, generation);
  return store;
}

/** What an older program served: one fact of these dimensions at the first sequence, under the version before this one. */
export async function servedBefore(
  { version, ...rest }: ReadModel<never>,
  { measure, dimensions }: Pick<RecordedFact, 'measure' | 'dimensions'>,
): Promise<ReadStore> {
  const store = new MemoryReadStore();
  const model = { ...rest, version: version - 1 };
  await store.prepare(model);
  const { generation } = await store.begin(model);
  const of = { measure, dimensions, effectiveOn: '2025-01-01', amount: 1, entity: 'somebody' };
  const facts = [{ ...of, sequence: 1, eventId: 'first' }];
  await store.commit(model, generation, { after: 0, checkpoint: 1, versions: [], facts });
  await store.serve(model, generation);
  return store;
}
