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
    assertJson(value);
    return canonicalize(value)!;
  } catch (error) {
    // The stack ended first: what comes from outside may be nothing but brackets.
    if (error instanceof RangeError) throw new NotCanonical('nested without end, or too deeply');
    throw error;
  }
}

const utf8 = new TextEncoder();

export function canonicalBytes(value: unknown): Uint8Array {
  return utf8.encode(canonicalText(value));
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

/** @throws NotCanonical for the first part of the value that JSON cannot hold, and where it lies */
function assertJson(value: unknown): void {
  const fault = faultIn(value);
  if (fault !== undefined) throw new NotCanonical(`${fault.what} at '${fault.path}'`);
}

interface Fault {
  readonly what: string;
  readonly path: string;
}

/** The path is put together on the way back from a fault, not on the way to every value: most have none. */
function faultIn(value: unknown): Fault | undefined {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? undefined : { what: 'lone surrogate', path: '' };
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value) ? undefined : { what: String(value), path: '' };
    case 'object':
      break;
    default:
      return { what: typeof value, path: '' };
  }
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const fault = faultIn(value[index]);
      if (fault !== undefined) return below(String(index), fault);
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return { what: 'not plain', path: '' };
  for (const key of Object.keys(value)) {
    if (!key.isWellFormed()) return { what: 'lone surrogate in a key', path: '' };
    const fault = faultIn((value as Record<string, unknown>)[key]);
    if (fault !== undefined) return below(key, fault);
  }
  return undefined;
}

const below = (step: string, { what, path }: Fault): Fault => ({ what, path: `/${step}${path}` });
