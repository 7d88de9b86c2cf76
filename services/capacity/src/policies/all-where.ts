import type { DocumentQuery } from '@baraza/read-models';
import type { ServiceDocuments } from '@baraza/service-kit';

/** All documents that a question finds, page by page. */
export async function allWhere<Doc>(
  documents: ServiceDocuments<Doc>,
  where: NonNullable<DocumentQuery['where']>,
): Promise<readonly Doc[]> {
  const found: Doc[] = [];
  let cursor: string | undefined;
  do {
    const page = await documents.find({ where, limit: 1_000, ...(cursor === undefined ? {} : { cursor }) });
    found.push(...page.documents.map(({ doc }) => doc));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}
