import { ReadStoreUnavailable } from '../read-store.port.ts';

/** Errors of the server that are a bug of ours, not a state of the server: a malformed question or document, or one too large. */
const BUGS: ReadonlySet<number> = new Set([2, 9, 14, 40, 72, 238, 10_334]);

/**
 * Runs work on the server, and tells a server that is away, or has lost its primary, apart from our own bugs.
 * @throws ReadStoreUnavailable
 */
export async function guarded<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: unknown; message: string };
    const isBug = name === 'MongoInvalidArgumentError' || (name === 'MongoServerError' && BUGS.has(Number(code)));
    if (isBug || !name.startsWith('Mongo')) throw error;
    throw new ReadStoreUnavailable(`read store ${place}: ${message}`, { cause: error });
  }
}
