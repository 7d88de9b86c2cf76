import { ReadStoreUnavailable, WrongCheckpoint, type ReadModel, type ReadStore } from '../read-store.port.ts';

/** What `verify` found. */
export interface Verification {
  readonly model: string;
  /** Both were read as of this sequence. */
  readonly checkpoint: number;
  readonly served: string;
  readonly rebuilt: string;
  readonly equal: boolean;
}

const TRIES = 3;

/**
 * Compares once more where an instance that took over cleared away what was built to be compared: to it that is left over from
 * somebody who died.
 * @throws ReadStoreUnavailable where that goes on and on
 */
export async function undisturbed(model: string, compare: () => Promise<Verification>): Promise<Verification> {
  for (let tries = 1; ; tries++) {
    try {
      return await compare();
    } catch (error) {
      if (!(error instanceof WrongCheckpoint)) throw error;
      if (tries === TRIES)
        throw new ReadStoreUnavailable(`${model}: instances take over one after the other`, { cause: error });
    }
  }
}

/**
 * The digest of a generation that another instance may clear away while it is read.
 * @throws WrongCheckpoint where it was: what was read of it is then not all there was
 */
export async function digestOfStanding(store: ReadStore, model: ReadModel<never>, generation: number): Promise<string> {
  const [read] = await Promise.allSettled([store.digest(model.name, generation)]);
  const isThere = (await store.prepare(model)).some((one) => one.generation === generation);
  if (!isThere) throw new WrongCheckpoint(`${model.name}: what was built to be compared was cleared away`);
  if (read.status === 'rejected') throw read.reason;
  return read.value;
}
