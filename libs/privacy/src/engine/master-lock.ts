import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { masterKeyBytes, newScryptParameters, type MasterKey } from '../master-key/master-key.ts';
import { WrongMasterKey } from '../vault.port.ts';
import { derivedKey, KEY_BYTES, seal, unseal } from './envelope.ts';
import { freshBytes } from './fresh-bytes.ts';
import type { KeyStoreHeader } from './key-store.ts';

/** What a subject's values are encrypted with, and what their commitments are made with. */
export interface SubjectKeys {
  readonly encryption: Uint8Array;
  readonly salt: Uint8Array;
}

/** The master key at work: it wraps a subject's keys and unwraps them, and knows keys that are not its own. */
export class MasterLock {
  readonly vaultId: string;
  readonly #wrapping: Uint8Array;
  readonly #subjectsSecret: Uint8Array;

  private constructor(header: KeyStoreHeader, wrapping: Uint8Array) {
    this.vaultId = header.vaultId;
    this.#wrapping = wrapping;
    this.#subjectsSecret = unseal(wrapping, ['subjects secret', header.vaultId], header.subjectsSecret);
  }

  /**
   * @throws WrongMasterKey
   * @throws MasterKeyRefused for a passphrase where a key file is needed, or the other way round
   */
  static of(header: KeyStoreHeader, master: MasterKey): MasterLock {
    const key = masterKeyBytes(master, header.scrypt);
    if (!timingSafeEqual(checkOf(key, header.vaultId), header.check)) {
      throw new WrongMasterKey('this is not the master key that these keys were wrapped with');
    }
    return new MasterLock(header, derivedKey(key, 'wrapping'));
  }

  /** What a new vault's keys begin with. @param scryptCost for tests: a cheaper scrypt */
  static newHeader(master: MasterKey, scryptCost?: number): KeyStoreHeader {
    const vaultId = randomUUID();
    const scrypt = master.kind === 'passphrase' ? newScryptParameters(scryptCost) : undefined;
    const key = masterKeyBytes(master, scrypt);
    const wrapping = derivedKey(key, 'wrapping');
    const subjectsSecret = seal(wrapping, ['subjects secret', vaultId], freshBytes(KEY_BYTES));
    return { vaultId, scrypt, check: checkOf(key, vaultId), subjectsSecret };
  }

  /** New keys of a subject, as they are stored and as they are used. */
  newKeys(subject: string): { readonly wrapped: Uint8Array; readonly keys: SubjectKeys } {
    const both = freshBytes(2 * KEY_BYTES);
    return { wrapped: seal(this.#wrapping, this.#identityOf(subject), both), keys: halves(both) };
  }

  /** @throws VaultDamaged where these are not the subject's, or of another vault */
  unwrap(subject: string, wrapped: Uint8Array): SubjectKeys {
    return halves(unseal(this.#wrapping, this.#identityOf(subject), wrapped));
  }

  /** What stands for a token's subject where the keys are kept. */
  digestOf(issuer: string, subject: string): Uint8Array {
    return createHmac('sha256', this.#subjectsSecret)
      .update(JSON.stringify([issuer, subject]), 'utf8')
      .digest();
  }

  #identityOf(subject: string): readonly string[] {
    return ['subject keys', this.vaultId, subject];
  }
}

function halves(both: Uint8Array): SubjectKeys {
  return { encryption: both.subarray(0, KEY_BYTES), salt: both.subarray(KEY_BYTES) };
}

function checkOf(key: Uint8Array, vaultId: string): Buffer {
  return createHmac('sha256', derivedKey(key, 'check')).update(vaultId).digest();
}
