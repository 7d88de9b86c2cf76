import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
export const KEY_BYTES = 32;

/** Bytes under a key, for one context alone: AES-256-GCM under a random nonce. */
export function locked(key: Uint8Array, context: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where the key or the context is another, or the bytes were altered */
export function unlocked(key: Uint8Array, context: string, bytes: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(bytes.byteLength - TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.byteLength - TAG)), decipher.final()]);
}

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
    return locked(this.#wrapping, context, secret);
  }

  /** @throws Error where it was wrapped by another key, or for something else */
  unwrap(context: string, wrapped: Uint8Array): Buffer {
    return unlocked(this.#wrapping, context, wrapped);
  }
}
