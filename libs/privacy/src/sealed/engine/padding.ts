const STEP = 1024;
const LENGTH_BYTES = 4;

/** As long as the next kibibyte, so that the ciphertext's length tells next to nothing of a name's. */
export function padded(plain: Uint8Array): Uint8Array {
  const whole = Buffer.alloc(Math.ceil((plain.length + LENGTH_BYTES) / STEP) * STEP);
  whole.writeUInt32BE(plain.length, 0);
  whole.set(plain, LENGTH_BYTES);
  return whole;
}

export function unpadded(whole: Uint8Array): Uint8Array {
  const length = Buffer.from(whole.buffer, whole.byteOffset, LENGTH_BYTES).readUInt32BE(0);
  return whole.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}
