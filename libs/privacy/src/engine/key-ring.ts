import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { masterKeyBytes, newScryptParameters, type MasterKey } from '../master-key/master-key.ts';
import { WrongMasterKey } from '../vault.port.ts';
import { derivedKey, KEY_BYTES, seal, unseal } from './envelope.ts';
import { freshBytes } from './fresh-bytes.ts';
import type { KeyStore, KeyStoreHeader } from './key-store.ts';

/** What a subject's values are encrypted with, and what their commitments are made with. */
export interface SubjectKeys {
  readonly encryption: Uint8Array;
  readonly salt: Uint8Array;
}

/** Subjects whose keys stay unwrapped: a command seals several fields of one, then hashes what it brought. */
const MOST_UNWRAPPED = 2_000;

/** The keys' file, opened: wraps and unwraps, and knows a wrong master key before it touches anything. */
export class KeyRing {
  readonly vaultId: string;
  readonly #store: KeyStore;
  readonly #wrapping: Uint8Array;
  readonly #subjectsSecret: Uint8Array;
  /** By subject, the last unwrapped last. Never keys that are not durable, nor any that were removed. */
  readonly #unwrapped = new Map<string, SubjectKeys>();

  private constructor(store: KeyStore, header: KeyStoreHeader, wrapping: Uint8Array) {
    this.#store = store;
    this.vaultId = header.vaultId;
    this.#wrapping = wrapping;
    this.#subjectsSecret = unseal(wrapping, ['subjects secret', header.vaultId], header.subjectsSecret);
  }

  /**
   * Opens the keys, or makes them where there are none.
   * @throws WrongMasterKey
   * @throws MasterKeyRefused for a passphrase where a key file is needed, or the other way round
   */
  static open(store: KeyStore, master: MasterKey, scryptCost?: number): KeyRing {
    const found = store.header();
    if (found !== undefined) {
      const key = masterKeyBytes(master, found.scrypt);
      if (!timingSafeEqual(checkOf(key, found.vaultId), found.check)) {
        throw new WrongMasterKey('this is not the master key that these keys were wrapped with');
      }
      return new KeyRing(store, found, derivedKey(key, 'wrapping'));
    }
    const vaultId = randomUUID();
    const scrypt = master.kind === 'passphrase' ? newScryptParameters(scryptCost) : undefined;
    const key = masterKeyBytes(master, scrypt);
    const wrapping = derivedKey(key, 'wrapping');
    const subjectsSecret = seal(wrapping, ['subjects secret', vaultId], freshBytes(KEY_BYTES));
    const header = { vaultId, scrypt, check: checkOf(key, vaultId), subjectsSecret };
    store.atomically(() => store.writeHeader(header));
    return new KeyRing(store, header, wrapping);
  }

  /** Undefined where the subject has none: never had, or erased. */
  find(subject: string): SubjectKeys | undefined {
    const known = this.#unwrapped.get(subject);
    if (known !== undefined) return known;
    const wrapped = this.#store.wrapped(subject);
    if (wrapped === undefined) return undefined;
    return this.#keep(subject, unseal(this.#wrapping, this.#identityOf(subject), wrapped));
  }

  /** Makes keys for those that have none, in one transaction; barred persons get none. */
  ensure(subjects: Iterable<string>): void {
    const missing = [...new Set(subjects)].filter(
      (subject) => this.find(subject) === undefined && !this.#store.isBarred(subject),
    );
    if (missing.length === 0) return;
    const made = missing.map((subject) => ({ subject, both: freshBytes(2 * KEY_BYTES) }));
    this.#store.atomically(() => {
      for (const { subject, both } of made) {
        this.#store.add({ subject, wrapped: seal(this.#wrapping, this.#identityOf(subject), both) });
      }
    });
    for (const { subject, both } of made) this.#keep(subject, both);
  }

  /** Removes keys from the file, and from memory whether or not that succeeds. Inside the caller's transaction. */
  remove(subjects: readonly string[]): void {
    for (const subject of subjects) {
      const known = this.#unwrapped.get(subject);
      known?.encryption.fill(0);
      known?.salt.fill(0);
      this.#unwrapped.delete(subject);
    }
    this.#store.remove(subjects);
  }

  /** What stands for a token's subject in the keys' file. */
  digestOf(issuer: string, subject: string): Uint8Array {
    return createHmac('sha256', this.#subjectsSecret)
      .update(JSON.stringify([issuer, subject]), 'utf8')
      .digest();
  }

  #identityOf(subject: string): readonly string[] {
    return ['subject keys', this.vaultId, subject];
  }

  #keep(subject: string, both: Uint8Array): SubjectKeys {
    const keys = { encryption: both.subarray(0, KEY_BYTES), salt: both.subarray(KEY_BYTES) };
    this.#unwrapped.set(subject, keys);
    if (this.#unwrapped.size > MOST_UNWRAPPED) this.#unwrapped.delete(this.#unwrapped.keys().next().value!);
    return keys;
  }
}

function checkOf(key: Uint8Array, vaultId: string): Buffer {
  return createHmac('sha256', derivedKey(key, 'check')).update(vaultId).digest();
}
