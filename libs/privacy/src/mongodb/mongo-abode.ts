import { type Connection, mongoDbPlace, MongoDbUnavailable, openMongoDb } from '@baraza/mongodb';
import type { KeyStoreHeader } from '../engine/key-store.ts';
import { asOutage, isOfStores } from '../engine/vault-errors.ts';
import { MoveRefused } from '../moving/move-refused.ts';
import type { VaultAbode, VaultPart, VaultParts } from '../moving/vault-abode.ts';
import { standingIn, textOf, type VaultStanding } from '../moving/vault-standing.ts';
import { VaultDamaged } from '../vault.port.ts';
import { Claims } from './claims.ts';
import { assertFit, claimDatabases, type VaultDatabases } from './databases.ts';
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
  readonly keysName: string;
  readonly #connections: readonly Connection[];
  readonly #databases: VaultDatabases;
  readonly #keys: MongoKeys;
  readonly #values: MongoValues;
  readonly #claims: Claims;

  private constructor(
    places: { readonly name: string; readonly keysName: string },
    connections: readonly Connection[],
  ) {
    const [values, keys] = connections;
    this.name = places.name;
    this.keysName = places.keysName;
    this.#connections = connections;
    this.#databases = { values: values!.db!, keys: keys!.db! };
    this.#keys = new MongoKeys(this.#databases.keys);
    this.#values = new MongoValues(this.#databases.values);
    this.#claims = new Claims(this.#databases.values);
  }

  /**
   * Looks, and writes nothing.
   * @throws MongoDbUnavailable, VaultUnavailable
   * @throws VaultDamaged where the addresses lead to each other's database
   */
  static async reach({ valuesUrl, keysUrl, waitMs = 10_000 }: MongoAbodeOptions): Promise<MongoAbode> {
    const [name, keysName] = [mongoDbPlace(valuesUrl), mongoDbPlace(keysUrl)];
    if (name === undefined || keysName === undefined) {
      throw new MongoDbUnavailable('not mongodb://host:port/database');
    }
    const open = (url: string): Promise<Connection> => openMongoDb({ url, appName: 'baraza move-vault', waitMs });
    const opened = await Promise.allSettled([valuesUrl, keysUrl].map(open));
    const connections = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    try {
      for (const one of opened) if (one.status === 'rejected') throw one.reason;
      const reached = new MongoAbode({ name, keysName }, connections);
      await assertFit(reached.#databases);
      return reached;
    } catch (error) {
      await Promise.all(connections.map((one) => one.close()));
      throw isOfStores(error) ? asOutage(error) : error;
    }
  }

  async standing(): Promise<VaultStanding | undefined> {
    const standing = standingIn(await this.#values.vaultId());
    if (standing === undefined && !(await this.#keys.isEmpty())) {
      throw new VaultDamaged(`there are keys of the vault in ${this.name}, but the vault is missing`);
    }
    return standing;
  }

  async mark(standing: VaultStanding, found: VaultStanding | undefined): Promise<boolean> {
    await claimDatabases(this.#databases);
    const was = found && textOf(found);
    // Whoever has it open is fenced off only where it says anything but `home`: killed in between, a move goes on.
    if (standing.is === 'home') {
      if ((await this.#values.vaultId()) !== was) return false;
      await this.#claims.open();
    }
    const isMarked = await this.#values.replaceVaultId(textOf(standing), was);
    const now = isMarked ? standing : standingIn(await this.#values.vaultId());
    if (now !== undefined && now.is !== 'home') await this.#claims.close();
    return isMarked;
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
