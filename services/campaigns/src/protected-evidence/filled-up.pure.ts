/** Files of many lengths have one: that of the next power of two, and 64 KiB at least. */
const SMALLEST = 64 * 1024;
const LENGTH = 8;

/** The bytes with their length before them and zeros after them, so that what is locked says little of how long they are. */
export function filledUp(bytes: Uint8Array): Buffer {
  let room = SMALLEST;
  while (room < bytes.length + LENGTH) room *= 2;
  const filled = Buffer.alloc(room);
  filled.writeBigUInt64BE(BigInt(bytes.length));
  filled.set(bytes, LENGTH);
  return filled;
}

/** @throws Error where the bytes were never filled up */
export function withoutFilling(filled: Buffer): Buffer {
  const length = filled.length < LENGTH ? Number.NaN : Number(filled.readBigUInt64BE());
  if (!(length <= filled.length - LENGTH)) throw new Error('these bytes were never filled up');
  return filled.subarray(LENGTH, LENGTH + length);
}
