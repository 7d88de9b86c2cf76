import type { SequencedEvent } from '@baraza/contracts';
import { MemoryReadStore, type Projection, type ReadStore } from '@baraza/read-models';
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
