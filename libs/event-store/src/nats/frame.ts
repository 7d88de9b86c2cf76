import { Buffer } from 'node:buffer';

/** A message: a small JSON header, and bytes that are not to be touched. */
export interface Frame<Header = unknown> {
  readonly header: Header;
  readonly body: Uint8Array;
}

/** A message that does not have the form this version speaks. */
export class MalformedFrame extends Error {
  override readonly name = 'MalformedFrame';
}

const LENGTH_BYTES = 4;

/** The header's length (unsigned, 32 bits, big endian), the header (UTF-8 JSON), then the parts of the body end to end. */
export function encodeFrame(header: unknown, parts: readonly Uint8Array[] = []): Uint8Array {
  const head = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, ...parts]);
}

/** @throws MalformedFrame */
export function decodeFrame<Header>(data: Uint8Array): Frame<Header> {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.length);
  if (bytes.length < LENGTH_BYTES) throw new MalformedFrame('too short');
  const end = LENGTH_BYTES + bytes.readUInt32BE();
  if (end > bytes.length) throw new MalformedFrame('shorter than it says');
  let header: unknown;
  try {
    header = JSON.parse(bytes.toString('utf8', LENGTH_BYTES, end));
  } catch (error) {
    throw new MalformedFrame('the header is not JSON', { cause: error });
  }
  if (typeof header !== 'object' || header === null) throw new MalformedFrame('the header is not an object');
  return { header: header as Header, body: bytes.subarray(end) };
}

/**
 * A body as the parts it was made of. Each part is a copy of its own: a view would keep the whole message in memory.
 * @throws MalformedFrame where the sizes don't add up to the body
 */
export function splitBody(body: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  if (!Array.isArray(sizes) || !sizes.every((size) => Number.isInteger(size) && size >= 0)) {
    throw new MalformedFrame('sizes that are none');
  }
  let at = 0;
  const parts = sizes.map((size) => new Uint8Array(body.subarray(at, (at += size))));
  if (at !== body.length) throw new MalformedFrame(`a body of ${body.length} bytes, said to be of ${at}`);
  return parts;
}
