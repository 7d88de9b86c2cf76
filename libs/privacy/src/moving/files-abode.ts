import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { KeyStoreHeader } from '../engine/key-store.ts';
import { SqliteKeyStore } from '../sqlite/sqlite-key-store.ts';
import { SqliteValueStore } from '../sqlite/sqlite-value-store.ts';
import { VaultDamaged } from '../vault.port.ts';
import { inPortions } from './portions.ts';
import type { VaultAbode, VaultPart, VaultParts } from './vault-abode.ts';
import { standingIn, textOf, type VaultStanding } from './vault-standing.ts';

interface Files {
  readonly keys: SqliteKeyStore;
  readonly values: SqliteValueStore;
}

/** `vault.sqlite` and `keys.sqlite`, which are this move's alone from when it first looks into them, or has made them. */
export class FilesAbode implements VaultAbode {
  readonly name: string;
  readonly keysName: string;
  #files: Files | undefined;

  constructor({ vaultPath, keysPath }: { readonly vaultPath: string; readonly keysPath: string }) {
    this.name = resolve(vaultPath);
    this.keysName = resolve(keysPath);
  }

  async standing(): Promise<VaultStanding | undefined> {
    // Looking makes no files: an empty vault would be taken for a new one.
    const hasKeys = existsSync(this.keysName);
    if (!existsSync(this.name)) {
      if (!hasKeys || isUnused(this.keysName)) return undefined;
      throw new VaultDamaged(
        `there are keys in ${this.keysName}, but the vault they belong to is missing: ${this.name}`,
      );
    }
    const standing = hasKeys ? standingIn(this.#open().values.vaultId()) : standingOf(this.name);
    // What a vault has left needs no keys, somebody has tidied up; and what was copied in part is copied anew.
    if (hasKeys || standing?.is === 'left' || standing?.is === 'arriving') return standing;
    throw new VaultDamaged(`the keys of the vault in ${this.name} are missing: ${this.keysName}`);
  }

  async mark(standing: VaultStanding, found: VaultStanding | undefined): Promise<boolean> {
    const { values } = this.#open();
    return values.atomically(() => {
      if (values.vaultId() !== (found && textOf(found))) return false;
      values.writeVaultId(textOf(standing));
      return true;
    });
  }

  async header(): Promise<KeyStoreHeader | undefined> {
    return existsSync(this.keysName) ? this.#open().keys.header() : undefined;
  }

  async writeHeader(header: KeyStoreHeader): Promise<void> {
    const { keys } = this.#open();
    keys.atomically(() => keys.writeHeader(header));
  }

  async count(): Promise<number> {
    const { keys, values } = this.#open();
    return keys.count() + values.count();
  }

  read<Part extends VaultPart>(part: Part): AsyncIterable<readonly VaultParts[Part][]> {
    return inPortions(this.#all(part));
  }

  async add<Part extends VaultPart>(part: Part, rows: readonly VaultParts[Part][]): Promise<void> {
    const { keys, values } = this.#open();
    (part === 'values' ? values : keys).atomically(() => {
      for (const row of rows) this.#put(part, row);
    });
  }

  async empty(): Promise<void> {
    const { keys, values } = this.#open();
    keys.empty();
    values.empty();
  }

  async close(): Promise<void> {
    this.#files?.values.close();
    this.#files?.keys.close();
    this.#files = undefined;
  }

  #open(): Files {
    if (this.#files !== undefined) return this.#files;
    const keys = new SqliteKeyStore(this.keysName);
    try {
      return (this.#files = { keys, values: new SqliteValueStore(this.name) });
    } catch (error) {
      keys.close();
      throw error;
    }
  }

  #all<Part extends VaultPart>(part: Part): Iterable<VaultParts[Part]> {
    const { keys, values } = this.#open();
    const all: { readonly [One in VaultPart]: () => Iterable<VaultParts[One]> } = {
      keys: () => keys.everyKey(),
      barred: () => keys.everyBarred(),
      tokens: () => keys.everyToken(),
      values: () => values.everyValue(),
    };
    return all[part]();
  }

  #put<Part extends VaultPart>(part: Part, row: VaultParts[Part]): void {
    const { keys, values } = this.#open();
    const put: { readonly [One in VaultPart]: (one: VaultParts[One]) => void } = {
      keys: (one) => keys.add(one),
      barred: ({ person, finished }) => keys.bar(person, finished),
      tokens: ({ digest, person }) => keys.mapPerson(digest, person),
      values: (one) => values.put(one),
    };
    put[part](row);
  }
}

/** Whether a vault lives in this file, or is whole in it still: where services are to open it elsewhere, it was forgotten. */
export function vaultLivesIn(path: string): boolean {
  const is = existsSync(path) ? standingOf(path)?.is : undefined;
  return is === 'home' || is === 'leaving';
}

function standingOf(path: string): VaultStanding | undefined {
  const values = new SqliteValueStore(path);
  try {
    return standingIn(values.vaultId());
  } finally {
    values.close();
  }
}

/** A file that was made and never written to, by somebody who was killed then. */
function isUnused(path: string): boolean {
  const keys = new SqliteKeyStore(path);
  try {
    return keys.header() === undefined && keys.isEmpty();
  } finally {
    keys.close();
  }
}
