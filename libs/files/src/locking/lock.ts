import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Why a locked file cannot be opened: another key, or altered bytes. */
export class FileLocked extends Error {
  override readonly name = 'FileLocked';
}

/** The first byte: which form the rest has. 1: AES-256-GCM, a nonce of 12 bytes, the text, a tag of 16 bytes. */
const FORM = 1;
const NONCE = 12;
const TAG = 16;

/** A key for one file, as text. Destroying it destroys the file, wherever its bytes have been copied to. */
export const newFileKey = (): string => randomBytes(32).toString('base64url');

/** The bytes under the key. `identity` is bound to them: another file's lock does not open it. */
export function lock(bytes: Uint8Array, key: string, identity: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(identity));
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @throws FileLocked where key, identity or bytes are not those of `lock` */
export function unlock(locked: Uint8Array, key: string, identity: string): Buffer {
  const all = Buffer.from(locked);
  if (all.length < 1 + NONCE + TAG || all[0] !== FORM) throw new FileLocked('these bytes are no locked file');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), all.subarray(1, 1 + NONCE), {
    authTagLength: TAG,
  });
  decipher.setAAD(Buffer.from(identity));
  decipher.setAuthTag(all.subarray(all.length - TAG));
  try {
    return Buffer.concat([decipher.update(all.subarray(1 + NONCE, all.length - TAG)), decipher.final()]);
  } catch {
    throw new FileLocked('the key does not open this file');
  }
}
