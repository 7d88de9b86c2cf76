import { FileMissing, type FileStore, gathered, lock, newFileKey, unlock } from '@baraza/files';
import { FILE_STORE } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { filledUp, withoutFilling } from './filled-up.pure.ts';

/** Where bytes wait for the batch of a day, in a lock over their own, and the key to that. */
export interface WaitingFile {
  readonly file: string;
  readonly key: string;
}

/**
 * The bytes of what somebody protected gave. Their key goes to the sealed compartment alone. Until the day is over they lie in
 * a second lock; with the batch they leave it and lie in another place: whoever copied the folder before and after cannot tell
 * which was which.
 */
@Injectable()
export class SealedFiles {
  constructor(@Inject(FILE_STORE) private readonly store: FileStore) {}

  /** @returns the key to the bytes, and where they wait */
  async wait(id: string, bytes: Uint8Array): Promise<{ readonly key: string; readonly waiting: WaitingFile }> {
    const [key, outer] = [newFileKey(), newFileKey()];
    const { address } = await this.store.put([lock(lock(filledUp(bytes), key, id), outer, id)]);
    return { key, waiting: { file: address, key: outer } };
  }

  /** As often as it is asked, while they wait. @returns undefined where nothing waits there any more */
  async enter(id: string, { file, key }: WaitingFile): Promise<{ locked: string; lockedSize: number } | undefined> {
    const waiting = await this.#bytesAt(file);
    if (waiting === undefined) return undefined;
    const { address, size } = await this.store.put([unlock(waiting, key, id)]);
    return { locked: address, lockedSize: size };
  }

  /** For good, as often as it is asked. */
  async remove(address: string): Promise<void> {
    await this.store.remove(address);
  }

  /** @returns undefined where they were destroyed */
  async open(id: string, locked: string, key: string): Promise<Buffer | undefined> {
    const bytes = await this.#bytesAt(locked);
    return bytes === undefined ? undefined : withoutFilling(unlock(bytes, key, id));
  }

  #bytesAt(address: string): Promise<Uint8Array | undefined> {
    return this.store.get(address).then(gathered, (error: unknown) => {
      if (error instanceof FileMissing) return undefined;
      throw error;
    });
  }
}
