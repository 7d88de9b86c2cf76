import { MAX_ENTRY_BYTES } from '../sealed-compartment.port.ts';

const LENGTH_BYTES = 4;
/** The longest entry, with its length. */
const WHOLE_BYTES = MAX_ENTRY_BYTES + 1024;

/** All as long as the longest, so that the ciphertext's length tells nothing: neither of a name, nor which request an entry came with. */
export function padded(plain: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(WHOLE_BYTES);
  whole.writeUInt32BE(plain.length, 0);
  whole.set(plain, LENGTH_BYTES);
  return whole;
}

/** Whatever it was filled up to: entries of before are as long as the next kibibyte. */
export function unpadded(whole: Uint8Array): Uint8Array {
  const length = Buffer.from(whole.buffer, whole.byteOffset, LENGTH_BYTES).readUInt32BE(0);
  return whole.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}
