import type { KeyStoreHeader, WrappedKeys } from '../engine/key-store.ts';
import type { StoredValue } from '../engine/value-store.ts';
import type { VaultStanding } from './vault-standing.ts';

/** What a vault consists of, beside its header: everything as it is stored, so that a move needs no key to carry it. */
export interface VaultParts {
  readonly keys: WrappedKeys;
  readonly barred: BarredPerson;
  readonly tokens: TokenSubject;
  readonly values: MovedValue;
}
export type VaultPart = keyof VaultParts;

export interface BarredPerson {
  readonly person: string;
  /** False for an erasure that was cut short: whoever opens the vault next ends it. */
  readonly finished: boolean;
}

export interface TokenSubject {
  /** Of the token's issuer and subject, under the vault's secret. */
  readonly digest: Uint8Array;
  readonly person: string;
}

export interface MovedValue extends StoredValue {
  readonly pending: boolean;
  /** For a document: the persons it is about. */
  readonly about: readonly string[];
}

/** A pair of places that a vault may leave or come to: those of `BARAZA_VAULT` and `BARAZA_KEYS`. */
export interface VaultAbode {
  /** In words, without credentials. */
  readonly name: string;
  /** The place of the keys, likewise. */
  readonly keysName: string;

  /** Undefined where no vault was ever begun. @throws VaultDamaged where there are keys and no vault */
  standing(): Promise<VaultStanding | undefined>;

  /**
   * Durable when it answers. From `leaving` on, no process that has the vault open still is answered that it stored something.
   * @param found how it stood: where it stands otherwise by now, nothing is written
   * @returns whether it was
   */
  mark(standing: VaultStanding, found: VaultStanding | undefined): Promise<boolean>;

  header(): Promise<KeyStoreHeader | undefined>;
  writeHeader(header: KeyStoreHeader): Promise<void>;

  /** How many rows there are, of all parts. */
  count(): Promise<number>;

  /** Some at a time; what came first comes first. */
  read<Part extends VaultPart>(part: Part): AsyncIterable<readonly VaultParts[Part][]>;

  /** Durable when it answers. @throws MoveRefused where others can write there too, and one of them is there already */
  add<Part extends VaultPart>(part: Part, rows: readonly VaultParts[Part][]): Promise<void>;

  /** Leaves nothing but the standing; as far as its kind allows, no byte either. Keys go first. */
  empty(): Promise<void>;

  close(): Promise<void>;
}
