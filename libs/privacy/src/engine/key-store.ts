/** The random secrets of a person, a document or a command, wrapped by the master key. */
export interface WrappedKeys {
  readonly subject: string;
  readonly wrapped: Uint8Array;
}

/** How the keys' file is opened: what is needed to tell a wrong master key from the right one. */
export interface KeyStoreHeader {
  readonly vaultId: string;
  /** How a passphrase becomes the master key; undefined where a key file is the master key. */
  readonly scrypt: ScryptParameters | undefined;
  /** HMAC of the vault's id under a key derived from the master key. */
  readonly check: Uint8Array;
  /** The secret that token subjects are hashed with, wrapped. */
  readonly subjectsSecret: Uint8Array;
}

export interface ScryptParameters {
  readonly salt: Uint8Array;
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** What lies in `BARAZA_KEYS`. Every method is synchronous: the engine decides what is one transaction. */
export interface KeyStore {
  header(): KeyStoreHeader | undefined;
  writeHeader(header: KeyStoreHeader): void;

  /** Durable when it returns; all of the work or, where it throws, none. */
  atomically<T>(work: () => T): T;

  wrapped(subject: string): Uint8Array | undefined;
  add(keys: WrappedKeys): void;
  remove(subjects: readonly string[]): void;
  isEmpty(): boolean;

  /** `finished` tells an erasure that was cut short from one that is done. */
  bar(person: string, finished: boolean): void;
  isBarred(person: string): boolean;
  unfinished(): readonly string[];
  barred(): readonly string[];

  personOf(digest: Uint8Array): string | undefined;
  mapPerson(digest: Uint8Array, person: string): void;
  unmapPerson(person: string): void;

  /** Leaves no byte of what was removed in any of its files. */
  scrub(): void;
  close(): void;
}
