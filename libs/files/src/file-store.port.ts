/** What a file is found by: the SHA-256 of its bytes, in lower-case hex. */
export type FileAddress = string;

export interface StoredFile {
  readonly address: FileAddress;
  readonly size: number;
}

/**
 * Bytes by their own digest.
 *
 * What holds: when `put` answers, the bytes are on stable storage, whole, under the digest that they have; a crash in the
 * middle leaves nothing that can be asked for. The same bytes twice are one file. A file that `get` hands out to its end has
 * the digest that it was asked by: where it has not, the stream fails before its last bytes.
 *
 * What a caller must not infer: that a file which was put is confirmed to be referred to by anything; that `remove` reaches
 * copies made outside.
 */
export interface FileStore {
  /** @throws FileTooLarge past `most` bytes, or what reading the bytes throws; nothing is kept then */
  put(bytes: Bytes, most?: number): Promise<StoredFile>;

  /** @throws FileMissing where there is none; the stream fails with FileDamaged where the bytes are others */
  get(address: FileAddress): Promise<AsyncIterable<Uint8Array>>;

  has(address: FileAddress): Promise<boolean>;

  /** For good: idempotent. @returns whether there was one */
  remove(address: FileAddress): Promise<boolean>;

  /** Every file, in no order: for backups and checks. */
  list(): AsyncIterable<StoredFile>;

  close(): Promise<void>;
}

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

export class FileMissing extends Error {
  override readonly name = 'FileMissing';

  constructor(address: FileAddress) {
    super(`there is no file ${address}`);
  }
}

/** What lies under this address are not the bytes that were put there. */
export class FileDamaged extends Error {
  override readonly name = 'FileDamaged';

  constructor(address: FileAddress) {
    super(`the file ${address} is damaged: its bytes have another digest`);
  }
}

/** The store could not be reached, or refused. Everything may be asked again. */
export class FileStoreUnavailable extends Error {
  override readonly name = 'FileStoreUnavailable';
}

/** @throws Error for what is no address: a path, for one */
export function assertAddress(address: string): void {
  if (!/^[0-9a-f]{64}$/.test(address)) throw new Error('a file is asked for by the SHA-256 of its bytes');
}
