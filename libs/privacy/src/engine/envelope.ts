import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { VaultDamaged } from '../vault.port.ts';
import { freshBytes } from './fresh-bytes.ts';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM: nonce (12 bytes, random), ciphertext, tag (16 bytes), in one piece.
 * `identity` says what the bytes are and where they belong; they decrypt nowhere else.
 */
export function seal(key: Uint8Array, identity: readonly string[], plain: Uint8Array): Uint8Array {
  const nonce = freshBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(identity));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws VaultDamaged where the bytes are not what was sealed under this key for this identity */
export function unseal(key: Uint8Array, identity: readonly string[], sealed: Uint8Array): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new VaultDamaged(`too short to be ${identity[0]}`);
  const end = sealed.length - TAG_BYTES;
  // Without authTagLength Node would take a tag cut down to 4 bytes.
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associatedData(identity));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch (error) {
    throw new VaultDamaged(`${identity.join(' ')} does not decrypt`, { cause: error });
  }
}

/**
 * base64url HMAC-SHA-256 of the text under HKDF(secret, context, field). Without the secret nothing can be tried against
 * it, however few values there may be.
 */
export function commitment(secret: Uint8Array, context: string, field: string, value: string): string {
  const info = canonicalList(['baraza commitment 1', context, field]);
  const key = hkdfSync('sha256', secret, new Uint8Array(), info, KEY_BYTES);
  return createHmac('sha256', new Uint8Array(key)).update(value, 'utf8').digest('base64url');
}

/** A key of its own for each purpose, so that none is used for two. */
export function derivedKey(key: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `baraza ${purpose} 1`, KEY_BYTES));
}

function associatedData(identity: readonly string[]): Buffer {
  return Buffer.from(canonicalList(identity), 'utf8');
}

/** RFC 8785 of a list of well-formed texts: nothing in it has an order or a number to settle. */
function canonicalList(texts: readonly string[]): string {
  return JSON.stringify(texts);
}
