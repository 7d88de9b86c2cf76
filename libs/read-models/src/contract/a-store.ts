import type { Batch, DocumentPage, ReadModel, ReadStore, RecordedFact } from '../read-store.port.ts';
import type { Guest } from '../testing/guestbook.ts';

export const aGuest = (name: string, more: Partial<Guest> = {}): Guest => ({
  name,
  house: null,
  age: null,
  likes: [],
  moves: 0,
  ...more,
});

export function aFact(sequence: number, more: Partial<RecordedFact> = {}): RecordedFact {
  return {
    measure: 'staying',
    dimensions: { house: 'north' },
    effectiveOn: '2026-03-01',
    amount: 1,
    entity: 'g1',
    sequence,
    eventId: `event-${sequence}`,
    ...more,
  };
}

/** One version per document, the first at sequence `after` + 1; undefined is a removal. */
export function aBatch(
  after: number,
  documents: Readonly<Record<string, unknown>>,
  facts: readonly RecordedFact[] = [],
): Batch {
  const versions = Object.entries(documents).map(([key, doc], at) => ({ key, doc, sequence: after + at + 1 }));
  const checkpoint = Math.max(after + Math.max(versions.length, 1), ...facts.map(({ sequence }) => sequence));
  return { after, checkpoint, versions, facts };
}

/** A generation that serves, with these batches one after the other. @returns its number and last checkpoint */
export async function served<Doc>(
  store: ReadStore,
  model: ReadModel<Doc>,
  ...batches: readonly (readonly [Readonly<Record<string, unknown>>, (readonly RecordedFact[])?])[]
): Promise<{ generation: number; checkpoint: number }> {
  await store.prepare(model);
  const { generation } = await store.begin(model);
  await store.serve(model, generation);
  let checkpoint = 0;
  for (const [documents, facts] of batches) {
    const batch = aBatch(checkpoint, documents, facts);
    await store.commit(model, generation, batch);
    checkpoint = batch.checkpoint;
  }
  return { generation, checkpoint };
}

export const keysOf = (page: DocumentPage<unknown>): readonly string[] => page.documents.map(({ key }) => key);
