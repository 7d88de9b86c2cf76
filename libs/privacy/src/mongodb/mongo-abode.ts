import { type Connection, mongoDbPlace, MongoDbUnavailable, openMongoDb } from '@baraza/mongodb';
import type { KeyStoreHeader } from '../engine/key-store.ts';
import { MoveRefused } from '../moving/move-refused.ts';
import type { VaultAbode, VaultPart, VaultParts } from '../moving/vault-abode.ts';
import { standingIn, textOf, type VaultStanding } from '../moving/vault-standing.ts';
import { VaultDamaged } from '../vault.port.ts';
import { Claims } from './claims.ts';
import { claimDatabase } from './databases.ts';
import { MongoKeys } from './mongo-keys.ts';
import { MongoValues } from './mongo-values.ts';

export interface MongoAbodeOptions {
  /** The addresses of `BARAZA_VAULT` and `BARAZA_KEYS`. */
  readonly valuesUrl: string;
  readonly keysUrl: string;
  /** How long a server that is away is waited for, in milliseconds; default 10,000: somebody stands before it. */
  readonly waitMs?: number;
}

/** The two databases of a vault. Nothing keeps others from opening them meanwhile: what fences them off is the standing. */
export class MongoAbode implements VaultAbode {
  readonly name: string;
  readonly #connections: readonly Connection[];
  readonly #keys: MongoKeys;
  readonly #values: MongoValues;
  readonly #claims: Claims;

  private constructor(name: string, values: Connection, keys: Connection) {
    this.name = name;
    this.#connections = [values, keys];
    this.#keys = new MongoKeys(keys.db!);
    this.#values = new MongoValues(values.db!);
    this.#claims = new Claims(values.db!);
  }

  /**
   * @throws MongoDbUnavailable
   * @throws VaultDamaged where both addresses lead to one database, or to each other's
   */
  static async reach({ valuesUrl, keysUrl, waitMs = 10_000 }: MongoAbodeOptions): Promise<MongoAbode> {
    const name = mongoDbPlace(valuesUrl);
    if (name === undefined) throw new MongoDbUnavailable('not mongodb://host:port/database');
    const open = (url: string): Promise<Connection> => openMongoDb({ url, appName: 'baraza move-vault', waitMs });
    const opened = await Promise.allSettled([valuesUrl, keysUrl].map(open));
    const connections = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const [values, keys] = connections;
    try {
      for (const one of opened) if (one.status === 'rejected') throw one.reason;
      await claimDatabase(keys!.db!, 'keys');
      await claimDatabase(values!.db!, 'values');
      return new MongoAbode(name, values!, keys!);
    } catch (error) {
      await Promise.all(connections.map((one) => one.close()));
      throw error;
    }
  }

  async standing(): Promise<VaultStanding | undefined> {
    const standing = standingIn(await this.#values.vaultId());
    if (standing === undefined && !(await this.#keys.isEmpty())) {
      throw new VaultDamaged(`there are keys of the vault in ${this.name}, but the vault is missing`);
    }
    return standing;
  }

  async mark(standing: VaultStanding): Promise<void> {
    // Whoever has it open is fenced off only where it says anything but `home`: killed in between, a move goes on.
    if (standing.is === 'home') await this.#claims.open();
    await this.#values.replaceVaultId(textOf(standing));
    if (standing.is !== 'home') await this.#claims.close();
  }

  header(): Promise<KeyStoreHeader | undefined> {
    return this.#keys.findHeader();
  }

  writeHeader(header: KeyStoreHeader): Promise<void> {
    return this.#keys.writeHeader(header);
  }

  async count(): Promise<number> {
    return (await this.#keys.count()) + (await this.#values.count());
  }

  read<Part extends VaultPart>(part: Part): AsyncIterable<readonly VaultParts[Part][]> {
    const all: { readonly [One in VaultPart]: () => AsyncIterable<readonly VaultParts[One][]> } = {
      keys: () => this.#keys.everyKey(),
      barred: () => this.#keys.everyBarred(),
      tokens: () => this.#keys.everyToken(),
      values: () => this.#values.everyValue(),
    };
    return all[part]();
  }

  async add<Part extends VaultPart>(part: Part, rows: readonly VaultParts[Part][]): Promise<void> {
    const add: { readonly [One in VaultPart]: (ones: readonly VaultParts[One][]) => Promise<ReadonlySet<string>> } = {
      keys: (ones) => this.#keys.add(ones),
      barred: (ones) => this.#keys.addBarred(ones),
      tokens: (ones) => this.#keys.addTokens(ones),
      values: (ones) => this.#values.put(ones),
    };
    const taken = await add[part](rows);
    if (taken.size > 0)
      throw new MoveRefused(`somebody else writes to ${this.name}: ${taken.size} ${part} are there already`);
  }

  async empty(): Promise<void> {
    await this.#keys.empty();
    await this.#values.empty();
  }

  async close(): Promise<void> {
    await Promise.all(this.#connections.map((one) => one.close()));
  }
}
