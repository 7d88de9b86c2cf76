import { Unavailable } from '../problems/refusals.ts';

interface Document {
  readonly paths: Readonly<Record<string, object>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** Counters are a process's own, and no part of the forum's API where the processes are several. */
const OF_ONE_PROCESS = ['/metrics'];
const ANSWERS_WITHIN_MS = 10_000;

/**
 * The OpenAPI document of services that run apart, as one process would have it: what several have alike stands once.
 * @throws Unavailable where any of them does not answer
 */
export async function oneDocument(services: Readonly<Record<string, string>>): Promise<object> {
  const urls = [...new Set(Object.values(services))];
  return merged(await Promise.all(urls.map(documentAt)));
}

export function merged(documents: readonly Document[]): object {
  const everyPath = documents.flatMap((one) => Object.entries(one.paths));
  const paths = Object.fromEntries(everyPath.filter(([path]) => !OF_ONE_PROCESS.includes(path)));
  const components: Record<string, object> = {};
  for (const document of documents) {
    for (const [kind, named] of Object.entries(document.components)) {
      components[kind] = { ...components[kind], ...named };
    }
  }
  return { ...documents[0], paths, components };
}

async function documentAt(url: string): Promise<Document> {
  try {
    const answer = await fetch(`${url}/openapi.json`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    if (answer.status !== 200) throw new Error(`it answered ${answer.status}`);
    return (await answer.json()) as Document;
  } catch (error) {
    const because = 'A service whose operations belong into this document cannot be reached now.';
    throw Object.assign(new Unavailable('service-away', because, { headers: { 'retry-after': '1' } }), {
      cause: error,
    });
  }
}
