import { type FileStore, FileMissing, gathered, lock, newFileKey, unlock } from '@baraza/files';
import type { Vault } from '@baraza/privacy';
import { CommandHandler, FILE_STORE, NotFound, VAULT } from '@baraza/service-kit';
import { Inject, Injectable, StreamableFile } from '@nestjs/common';
import type { FileOfProof } from '../compliance-proof/compliance-proof.state.ts';
import { file } from './file.state.ts';

export interface LockedFile {
  readonly locked: string;
  readonly lockedSize: number;
  readonly key: string;
}

/** Files of organisations: their bytes, locked in the store and opened with the vault's keys. */
@Injectable()
export class FilesOf {
  constructor(
    private readonly commands: CommandHandler,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** Those of the files that are an organisation's, and kept. */
  async of(organisation: string, ids: readonly string[]): Promise<ReadonlyMap<string, FileOfProof>> {
    const found = new Map<string, FileOfProof>();
    for (const id of ids) {
      const { state } = await this.commands.load(file, id);
      if (state.status !== 'kept' || state.organisation !== organisation) continue;
      const { sha256, size, mediaType } = state;
      found.set(id, { file: id, sha256, size, mediaType });
    }
    return found;
  }

  /** Locks the bytes with a new key, and keeps them. The key is still to go to the vault. */
  async keep(id: string, bytes: Uint8Array): Promise<LockedFile> {
    const key = newFileKey();
    const { address, size } = await this.store.put([lock(bytes, key, id)]);
    return { locked: address, lockedSize: size, key };
  }

  /** Locked bytes that no event refers to, or none any more. */
  async discard(locked: string): Promise<void> {
    await this.store.remove(locked);
  }

  /** What a tombstone says: the key for ever, then the bytes. As often as it is called. */
  async destroy(id: string): Promise<void> {
    const { state } = await this.commands.load(file, id);
    if (state.status !== 'destroyed') return;
    await this.vault.erase(id);
    await this.store.remove(state.locked);
  }

  /** @throws NotFound where it was destroyed, or the persons it is about were erased */
  async content(id: string): Promise<StreamableFile> {
    const { state } = await this.commands.load(file, id);
    if (state.status !== 'kept') throw new NotFound();
    const [key] = await this.vault.openRefs([state.key]);
    if (key === undefined) throw new NotFound();
    const locked = await this.store.get(state.locked).then(gathered, (error: unknown) => {
      throw error instanceof FileMissing ? new NotFound() : error;
    });
    const bytes = unlock(locked, key, id);
    return new StreamableFile(bytes, {
      type: state.mediaType,
      length: bytes.length,
      disposition: `attachment; filename="${state.sha256.slice(0, 16)}"`,
    });
  }
}
