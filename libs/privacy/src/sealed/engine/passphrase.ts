import { randomBytes, scrypt } from 'node:crypto';
import { KEY_BYTES } from '../../engine/envelope.ts';
import {
  CompartmentRefused,
  LONGEST_OFFICER_PASSPHRASE,
  SHORTEST_OFFICER_PASSPHRASE,
} from '../sealed-compartment.port.ts';

/** How a passphrase becomes a key: 128 MiB and about half a second at the cost that a forum uses. */
export interface Stretching {
  readonly salt: Uint8Array;
  /** A power of two; lowered by tests only. */
  readonly cost: number;
}

export const OFFICERS_SCRYPT_COST = 2 ** 17;
const BLOCK_SIZE = 8;

export function newStretching(cost: number): Stretching {
  return { salt: randomBytes(KEY_BYTES), cost };
}

/** @throws CompartmentRefused `passphrase-too-short` */
export function checkPassphrase(passphrase: string): void {
  const length = [...passphrase.normalize('NFKC')].length;
  if (length < SHORTEST_OFFICER_PASSPHRASE || length > LONGEST_OFFICER_PASSPHRASE) {
    throw new CompartmentRefused('passphrase-too-short');
  }
}

/** Off the thread that answers requests. */
export async function stretched(passphrase: string, { salt, cost }: Stretching): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const options = { cost, blockSize: BLOCK_SIZE, parallelization: 1, maxmem: 256 * (cost + 8) * BLOCK_SIZE };
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
