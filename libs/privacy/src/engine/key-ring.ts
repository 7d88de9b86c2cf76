import type { MasterKey } from '../master-key/master-key.ts';
import type { KeyStore } from './key-store.ts';
import { MasterLock, type SubjectKeys } from './master-lock.ts';

/** Subjects whose keys stay unwrapped: a command seals several fields of one, then hashes what it brought. */
const MOST_UNWRAPPED = 2_000;

/** The keys' file, opened: wraps and unwraps, and knows a wrong master key before it touches anything. */
export class KeyRing {
  readonly #store: KeyStore;
  readonly #lock: MasterLock;
  /** By subject, the last unwrapped last. Never keys that are not durable, nor any that were removed. */
  readonly #unwrapped = new Map<string, SubjectKeys>();

  private constructor(store: KeyStore, lock: MasterLock) {
    this.#store = store;
    this.#lock = lock;
  }

  /** Opens the keys, or makes them where there are none. @throws as `MasterLock.of` */
  static open(store: KeyStore, master: MasterKey, scryptCost?: number): KeyRing {
    const found = store.header();
    if (found !== undefined) return new KeyRing(store, MasterLock.of(found, master));
    const header = MasterLock.newHeader(master, scryptCost);
    store.atomically(() => store.writeHeader(header));
    return new KeyRing(store, MasterLock.of(header, master));
  }

  get vaultId(): string {
    return this.#lock.vaultId;
  }

  /** Undefined where the subject has none: never had, or erased. */
  find(subject: string): SubjectKeys | undefined {
    const known = this.#unwrapped.get(subject);
    if (known !== undefined) return known;
    const wrapped = this.#store.wrapped(subject);
    if (wrapped === undefined) return undefined;
    return this.#keep(subject, this.#lock.unwrap(subject, wrapped));
  }

  /** Makes keys for those that have none, in one transaction; barred persons get none. */
  ensure(subjects: Iterable<string>): void {
    const missing = [...new Set(subjects)].filter(
      (subject) => this.find(subject) === undefined && !this.#store.isBarred(subject),
    );
    if (missing.length === 0) return;
    const made = missing.map((subject) => ({ subject, ...this.#lock.newKeys(subject) }));
    this.#store.atomically(() => {
      for (const { subject, wrapped } of made) this.#store.add({ subject, wrapped });
    });
    for (const { subject, keys } of made) this.#keep(subject, keys);
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
    return this.#lock.digestOf(issuer, subject);
  }

  #keep(subject: string, keys: SubjectKeys): SubjectKeys {
    this.#unwrapped.set(subject, keys);
    if (this.#unwrapped.size > MOST_UNWRAPPED) this.#unwrapped.delete(this.#unwrapped.keys().next().value!);
    return keys;
  }
}
