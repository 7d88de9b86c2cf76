import { createHash } from 'node:crypto';
import { type Bytes, type FileAddress, FileDamaged, FileTooLarge } from './file-store.port.ts';

/** Counts and digests what passes. @throws FileTooLarge past `most` bytes */
export class Digest {
  readonly #hash = createHash('sha256');
  #size = 0;

  async *over(bytes: Bytes, most = Number.POSITIVE_INFINITY): AsyncIterable<Uint8Array> {
    for await (const chunk of bytes) {
      this.#size += chunk.byteLength;
      if (this.#size > most) throw new FileTooLarge(`the file is longer than ${most} bytes`);
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  /** Once everything has passed. */
  result(): { readonly address: FileAddress; readonly size: number } {
    return { address: this.#hash.digest('hex'), size: this.#size };
  }
}

/** The same bytes, the last of them held back until the digest is known to be right. */
export async function* checked(address: FileAddress, bytes: Bytes): AsyncIterable<Uint8Array> {
  const digest = new Digest();
  let last: Uint8Array | undefined;
  for await (const chunk of digest.over(bytes)) {
    if (last !== undefined) yield last;
    last = chunk;
  }
  if (digest.result().address !== address) throw new FileDamaged(address);
  if (last !== undefined) yield last;
}

export async function gathered(bytes: Bytes): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
