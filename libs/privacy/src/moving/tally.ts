import { createHash } from 'node:crypto';
import type { VaultAbode, VaultPart, VaultParts } from './vault-abode.ts';

/** Every part of a vault, in the order in which it is copied: keys are there before the values they lock. */
export const PARTS: readonly VaultPart[] = ['keys', 'barred', 'tokens', 'values'];

export interface Tally {
  readonly counts: Readonly<Record<VaultPart, number>>;
  /** SHA-256 over the parts' counts and sums. A sum is that of SHA-256 of each row, modulo 2^256: the order does not matter. */
  readonly digest: string;
}

const MODULUS = 1n << 256n;

/** Reads all that lies in a place. Two places with the same digest hold the same vault. */
export async function tallyOf(abode: VaultAbode, onRead: (rows: number) => void): Promise<Tally> {
  const counts: Record<VaultPart, number> = { keys: 0, barred: 0, tokens: 0, values: 0 };
  const whole = createHash('sha256').update(JSON.stringify(withoutBytes((await abode.header()) ?? null)));
  for (const part of PARTS) {
    let sum = 0n;
    for await (const rows of abode.read(part)) {
      for (const row of rows) sum = (sum + digestOf(part, row)) % MODULUS;
      counts[part] += rows.length;
      onRead(rows.length);
    }
    whole.update(`\n${part} ${counts[part]} ${sum}`);
  }
  return { counts, digest: whole.digest('hex') };
}

function digestOf<Part extends VaultPart>(part: Part, row: VaultParts[Part]): bigint {
  const fields = FIELDS[part].map((field) => row[field] as unknown);
  return BigInt(
    `0x${createHash('sha256')
      .update(JSON.stringify(withoutBytes(fields)))
      .digest('hex')}`,
  );
}

const FIELDS: { readonly [Part in VaultPart]: readonly (keyof VaultParts[Part])[] } = {
  keys: ['subject', 'wrapped'],
  barred: ['person', 'finished'],
  tokens: ['digest', 'person'],
  values: [
    ...(['eventId', 'field', 'subject', 'kind', 'audience', 'commandId'] as const),
    ...(['pending', 'deadline', 'commitment', 'sealed', 'about'] as const),
  ],
};

/** Bytes as text, whichever kind of bytes a store hands out; members in an order of their own. */
function withoutBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64url');
  if (Array.isArray(value)) return value.map(withoutBytes);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => [name, withoutBytes(member)]);
}
