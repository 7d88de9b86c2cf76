import { SealedEngine, type SealedEngineOptions } from '../engine/sealed-engine.ts';
import type { SealedCompartment } from '../sealed-compartment.port.ts';
import { SqliteSealedStore } from './sqlite-sealed-store.ts';

export interface SqliteCompartmentOptions extends SealedEngineOptions {
  /** The file; made where there is none. */
  readonly path: string;
}

/** A compartment in a file of this machine. */
export interface SqliteCompartment extends SealedCompartment {
  /** A copy, locked as it is, consistent as of now, durable when it resolves. @throws where something is there already */
  backupTo(path: string): Promise<void>;
}

/**
 * Opens the file for this process alone. What is done with it is seldom, so it has no thread of its own.
 * @throws VaultUnavailable where another process holds it; VaultDamaged where it is another kind of file
 */
export function openSqliteCompartment({ path, ...options }: SqliteCompartmentOptions): SqliteCompartment {
  return new FileCompartment(new SqliteSealedStore(path), options);
}

class FileCompartment extends SealedEngine implements SqliteCompartment {
  readonly #file: SqliteSealedStore;

  constructor(file: SqliteSealedStore, options: SealedEngineOptions) {
    super(file, options);
    this.#file = file;
  }

  async backupTo(path: string): Promise<void> {
    this.#file.backup(path);
  }
}
