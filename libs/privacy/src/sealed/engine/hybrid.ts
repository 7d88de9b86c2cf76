import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke';
import { CompartmentDamaged, MAX_ENTRY_BYTES } from '../sealed-compartment.port.ts';

/** RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
const ENCAPSULATED_BYTES = 32;
const TAG_BYTES = 16;
/** An entry, filled up to a kibibyte more than the longest, with what sealing adds. */
const MOST_SEALED_BYTES = MAX_ENTRY_BYTES + 1024 + ENCAPSULATED_BYTES + TAG_BYTES;

/** A pair of keys as bytes, to be stored and wrapped. */
export interface KeyPairBytes {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

export async function newKeyPair(): Promise<KeyPairBytes> {
  const pair = await suite.GenerateKeyPair(true);
  const [publicKey, privateKey] = await Promise.all([
    suite.SerializePublicKey(pair.publicKey),
    suite.SerializePrivateKey(pair.privateKey),
  ]);
  return { publicKey, privateKey };
}

/** To the holder of the private key: encapsulated secret (32 bytes), then ciphertext. It opens for this identity only. */
export async function sealTo(
  publicKey: Uint8Array,
  identity: readonly string[],
  plain: Uint8Array,
): Promise<Uint8Array> {
  const key = await suite.DeserializePublicKey(own(publicKey));
  const sealed = await suite.Seal(key, own(plain), { info: infoOf(identity) });
  return Buffer.concat([sealed.encapsulatedSecret, sealed.ciphertext]);
}

/** Whether the bytes can be something that was sealed: no shorter than what sealing adds, and no longer than the longest. */
export function isSealed(bytes: Uint8Array): boolean {
  return bytes.length > ENCAPSULATED_BYTES + TAG_BYTES && bytes.length <= MOST_SEALED_BYTES;
}

/** @throws CompartmentDamaged where the bytes are not what was sealed to this key for this identity */
export async function openWith(
  privateKey: Uint8Array,
  identity: readonly string[],
  sealed: Uint8Array,
): Promise<Uint8Array> {
  const bytes = own(sealed);
  try {
    const key = await suite.DeserializePrivateKey(own(privateKey));
    const secret = bytes.subarray(0, ENCAPSULATED_BYTES);
    return await suite.Open(key, secret, bytes.subarray(ENCAPSULATED_BYTES), { info: infoOf(identity) });
  } catch (error) {
    throw new CompartmentDamaged(`${identity.slice(0, 2).join(' ')} does not open`, { cause: error });
  }
}

/** The library takes plain arrays of bytes: a Buffer may be a window on a larger one. */
function own(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}

function infoOf(identity: readonly string[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(['baraza sealed 1', ...identity]));
}
