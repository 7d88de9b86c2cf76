import { Worker } from 'node:worker_threads';
import { CalledVault, type VaultCalls, type VaultOperation } from '../engine/vault-calls.ts';
import { retoldError, type ToldError } from '../engine/vault-errors.ts';
import type { MasterKey } from '../master-key/master-key.ts';
import { VaultUnavailable } from '../vault.port.ts';

export interface SqliteVaultOptions {
  /** The file of the encrypted values. Made where there is none. */
  readonly vaultPath: string;
  /** The file of the wrapped keys: another file, best on another volume, left out of the vault's backups. */
  readonly keysPath: string;
  readonly masterKey: MasterKey;
  /** For tests: a cheaper scrypt for a new vault locked by a passphrase. */
  readonly scryptCost?: number;
}

/** A vault in two files of this machine. */
export interface SqliteVault extends CalledVault {
  /**
   * A copy of the vault's file without the keys, consistent as of now, durable when it resolves.
   * @throws VaultUnavailable where `path` exists or cannot be written
   */
  backupTo(path: string): Promise<void>;
  /**
   * A copy of the keys' file, wrapped as they are: to be kept apart from the vault's, and not for long, since it undoes
   * erasures that come after it.
   * @throws VaultUnavailable as `backupTo`
   */
  backupKeysTo(path: string): Promise<void>;
}

export interface VaultRequest {
  readonly id: number;
  readonly operation: VaultOperation | 'backup' | 'backupKeys' | 'close';
  readonly args: readonly unknown[];
}
export interface VaultAnswer {
  /** 0 tells whether the vault was opened. */
  readonly id: number;
  readonly result?: unknown;
  readonly error?: ToldError;
}

/**
 * Opens the vault on a thread of its own, for this process alone.
 * @throws WrongMasterKey, MasterKeyRefused
 * @throws VaultDamaged where a file is no vault, or the two do not belong together
 * @throws VaultUnavailable where another process holds it
 */
export async function openSqliteVault(options: SqliteVaultOptions): Promise<SqliteVault> {
  const vault = new ThreadedVault(options);
  await vault.opened;
  return vault;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

class ThreadedVault extends CalledVault implements SqliteVault {
  readonly opened: Promise<unknown>;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  /** Asked in this turn of the event loop: they cross to the vault's thread together. */
  #asked: VaultRequest[] = [];
  #over: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: SqliteVaultOptions) {
    super();
    const isSource = import.meta.url.endsWith('.ts');
    this.#worker = new Worker(new URL(isSource ? './vault.worker.ts' : './vault.worker.js', import.meta.url), {
      workerData: options,
      execArgv: isSource ? ['--conditions=baraza-source', '--no-warnings'] : [],
    });
    this.opened = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.#worker.on('message', (answers: readonly VaultAnswer[]) => answers.forEach((one) => this.#settle(one)));
    this.#worker.on('error', (error) => this.#end(new VaultUnavailable(`the vault stopped: ${String(error)}`)));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#end(new VaultUnavailable('the vault is closed'));
        resolve();
      });
    });
  }

  async backupTo(path: string): Promise<void> {
    await this.#ask('backup', [path]);
  }

  async backupKeysTo(path: string): Promise<void> {
    await this.#ask('backupKeys', [path]);
  }

  async close(): Promise<void> {
    this.#closing ??= this.#over === undefined ? this.#ask('close', []).then(() => this.#ended) : this.#ended;
    await this.#closing;
  }

  override async call<Op extends VaultOperation>(
    operation: Op,
    ...args: Parameters<VaultCalls[Op]>
  ): Promise<ReturnType<VaultCalls[Op]>> {
    return (await this.#ask(operation, args)) as ReturnType<VaultCalls[Op]>;
  }

  async #ask(operation: VaultRequest['operation'], args: readonly unknown[]): Promise<unknown> {
    if (this.#over !== undefined) throw this.#over;
    const id = ++this.#lastId;
    const answered = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    if (this.#asked.push({ id, operation, args }) === 1) setImmediate(() => this.#hand());
    return answered;
  }

  #hand(): void {
    this.#worker.postMessage(this.#asked);
    this.#asked = [];
  }

  #settle({ id, result, error }: VaultAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(retoldError(error));
  }

  #end(reason: Error): void {
    this.#over ??= reason;
    for (const waiting of this.#waiting.values()) waiting.reject(reason);
    this.#waiting.clear();
  }
}
