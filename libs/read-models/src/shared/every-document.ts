import type { DocumentPage, DocumentQuery, ReadModel, ReadStore } from '../read-store.port.ts';

type Entry<Doc> = DocumentPage<Doc>['documents'][number];

/**
 * All that a question finds, page by page; pages are of `limit`, by default of 1,000. What is written between two pages may
 * be missed, or be among what comes.
 */
export async function* everyDocument<Doc>(
  store: Pick<ReadStore, 'find'>,
  model: ReadModel<Doc>,
  query: Omit<DocumentQuery, 'limit' | 'cursor'> & { readonly limit?: number },
): AsyncGenerator<Entry<Doc>, void, undefined> {
  let cursor: string | undefined;
  do {
    const page = await store.find(model, { limit: 1_000, ...query, ...(cursor === undefined ? {} : { cursor }) });
    yield* page.documents;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}

/** The same, read to the end before the first is handed out. */
export async function allDocuments<Doc>(...asked: Parameters<typeof everyDocument<Doc>>): Promise<readonly Doc[]> {
  const found: Doc[] = [];
  for await (const { doc } of everyDocument(...asked)) found.push(doc);
  return found;
}
