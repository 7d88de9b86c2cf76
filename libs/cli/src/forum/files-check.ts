import { FileDamaged, type FileStore, openFileStore } from '@baraza/files';
import type { EventStore } from '@baraza/event-store';
import type { Runtime } from '@baraza/service-kit';

export interface FilesChecked {
  readonly files: number;
  readonly bytes: number;
  /** The first thing that is wrong, in plain words. */
  readonly difference?: string;
}

/** Reads every file that lies in the store, and looks whether all that the record refers to are there. */
export async function checkFiles({ config, store }: Pick<Runtime, 'config' | 'store'>): Promise<FilesChecked> {
  const files = await openFileStore(config.files);
  try {
    const { sizes, damaged } = await readAll(files);
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    const missing = [...(await referredTo(store))].find(([locked]) => !sizes.has(locked));
    const difference =
      damaged ?? (missing === undefined ? undefined : `${missing[1]} refers to ${missing[0]}, which is missing`);
    return { files: sizes.size, bytes, ...(difference === undefined ? {} : { difference }) };
  } finally {
    await files.close();
  }
}

async function readAll(files: FileStore) {
  const sizes = new Map<string, number>();
  let damaged: string | undefined;
  for await (const { address, size } of files.list()) {
    sizes.set(address, size);
    try {
      for await (const _ of await files.get(address)); // to the end: that is where the digest is known
    } catch (error) {
      if (!(error instanceof FileDamaged)) throw error;
      damaged ??= error.message;
    }
  }
  return { sizes, damaged };
}

/** Where the bytes of each file lie that was received and not destroyed, with the stream that says so. */
async function referredTo(store: EventStore): Promise<ReadonlyMap<string, string>> {
  const lockedOf = new Map<string, string>();
  const kept = ['members.FileReceived', 'campaigns.ProtectedEvidenceSealed'];
  const types = [...kept, 'members.FileDestroyed', 'campaigns.ProtectedEvidenceDestroyed'];
  for (let after = 0, head = 1; after < head;) {
    const page = await store.readAll({ after, limit: 1_000, types });
    for (const { bytes } of page.events) {
      const { type, stream, data } = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
        type: string;
        stream: string;
        data: { locked: string };
      };
      if (kept.includes(type)) lockedOf.set(stream, data.locked);
      else lockedOf.delete(stream);
    }
    ({ lookedUpTo: after, head } = page);
  }
  return new Map([...lockedOf].map(([stream, locked]) => [locked, stream]));
}
