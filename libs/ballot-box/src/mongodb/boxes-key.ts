import { createHmac, hkdfSync } from 'node:crypto';
import { locked, unlocked } from '../locked.ts';

export const KEY_BYTES = 32;

/** The key that wraps what the boxes' database must not hold in clear. It is in no database. */
export class BoxesKey {
  readonly #wrapping: Buffer;
  /** The same for the same key, and tells nothing of it. */
  readonly check: string;

  constructor(bytes: Uint8Array) {
    const derived = (use: string): Buffer =>
      Buffer.from(hkdfSync('sha256', bytes, '', `baraza ballot boxes 1 ${use}`, KEY_BYTES));
    this.#wrapping = derived('wrapping');
    this.check = createHmac('sha256', derived('check')).update('check').digest('base64url');
  }

  wrap(context: string, secret: Uint8Array): Buffer {
    return locked(this.#wrapping, Buffer.from(context), secret);
  }

  /** @throws Error where it was wrapped by another key, or for something else */
  unwrap(context: string, wrapped: Uint8Array): Buffer {
    return unlocked(this.#wrapping, Buffer.from(context), wrapped);
  }
}
