import { parse, v5 } from 'uuid';

/** The namespace of every derived id of Baraza (a random UUID, fixed for ever). */
export const BARAZA_NAMESPACE = '6f0f3c5e-3b1f-4d57-9a57-0c1f4b1b7d02';

// Given as bytes: the library takes texts apart character by character.
const NAMESPACE_BYTES = parse(BARAZA_NAMESPACE);
const utf8 = new TextEncoder();

/** Derives a UUID v5 (RFC 9562) from parts. Parts are joined by a character that no part may hold. */
export function derivedId(...parts: readonly string[]): string {
  if (parts.some((part) => part.includes('\u0000'))) throw new RangeError('a part of a derived id holds U+0000');
  return v5(utf8.encode(parts.join('\u0000')), NAMESPACE_BYTES);
}

/** A command's id: the same key sent again by the same person for the same operation is the same command. */
export function commandId(person: string, operationId: string, idempotencyKey: string): string {
  return derivedId('command', person, operationId, idempotencyKey);
}

/** The id of a command's event at `index` (0 is the first event of its primary stream). */
export function eventId(command: string, index: number): string {
  return v5(utf8.encode(String(index)), command);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A UUID in lower case, of any version of RFC 9562. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
