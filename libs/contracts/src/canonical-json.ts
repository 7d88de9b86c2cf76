import canonicalize from 'canonicalize';

/** Content that cannot be written as canonical JSON, or is not written so. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
}

/**
 * RFC 8785 text of a JSON value.
 * @throws NotCanonical for what JSON cannot hold (undefined, functions, NaN, infinities, lone surrogates, class
 * instances): the library would drop or bend some of these in silence
 */
export function canonicalText(value: unknown): string {
  try {
    assertJson(value, '');
    return canonicalize(value)!;
  } catch (error) {
    // The stack ended first: what comes from outside may be nothing but brackets.
    if (error instanceof RangeError) throw new NotCanonical('nested without end, or too deeply');
    throw error;
  }
}

export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}

/**
 * The JSON value in canonical bytes.
 * @throws NotCanonical where the bytes are not the canonical form of what they say (order, spaces, duplicate keys,
 * number text, bad UTF-8)
 */
export function parseCanonical(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (error) {
    throw new NotCanonical(error instanceof Error ? error.message : String(error));
  }
  if (canonicalText(value) !== text) throw new NotCanonical('not in canonical form');
  return value;
}

function assertJson(value: unknown, path: string): void {
  switch (typeof value) {
    case 'string':
      if (!value.isWellFormed()) throw new NotCanonical(`lone surrogate at '${path}'`);
      return;
    case 'boolean':
      return;
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonical(`${value} at '${path}'`);
      return;
    case 'object':
      break;
    default:
      throw new NotCanonical(`${typeof value} at '${path}'`);
  }
  if (value === null) return;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) assertJson(value[index], `${path}/${index}`);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(`not plain at '${path}'`);
  for (const key of Object.keys(value)) {
    if (!key.isWellFormed()) throw new NotCanonical(`lone surrogate in a key at '${path}'`);
    assertJson((value as Record<string, unknown>)[key], `${path}/${key}`);
  }
}
