import { createHmac, hkdfSync, randomBytes, randomInt } from 'node:crypto';
import { BallotTooLong, type VoterOnRecord } from './ballot-box.port.ts';
import { locked, unlocked } from './locked.ts';

const LENGTH = 4;

/** What is done with a box's secret. Three keys are derived from it, so that none tells of another. */
export class Secrecy {
  readonly #voters: Buffer;
  readonly #ballots: Buffer;
  readonly #commitments: Buffer;

  constructor(secret: Uint8Array) {
    const keyFor = (use: string): Buffer =>
      Buffer.from(hkdfSync('sha256', secret, '', `baraza ballot box 1 ${use}`, 32));
    this.#voters = keyFor('voters');
    this.#ballots = keyFor('ballots');
    this.#commitments = keyFor('commitments');
  }

  static newSecret(): Buffer {
    return randomBytes(32);
  }

  /** What a voter's ballot is found by. */
  placeOf(voter: string): Buffer {
    return createHmac('sha256', this.#voters).update(voter).digest();
  }

  commitment(context: string, bytes: Uint8Array): string {
    // The length of the context goes before it, so that no two pairs make the same text.
    const mac = createHmac('sha256', this.#commitments).update(`${Buffer.byteLength(context)} ${context}`);
    return mac.update(bytes).digest('base64url');
  }

  /** The answer, as long as every other: filled up to the room, then encrypted for this place alone. @throws BallotTooLong */
  seal(place: Uint8Array, answer: Uint8Array, room: number): Buffer {
    if (answer.byteLength > room)
      throw new BallotTooLong(`an answer of ${answer.byteLength} bytes; there is room for ${room}`);
    const filled = Buffer.alloc(LENGTH + room);
    filled.writeUInt32BE(answer.byteLength);
    filled.set(answer, LENGTH);
    return locked(this.#ballots, place, filled);
  }

  /** @throws Error where it was altered, or moved from another place */
  unseal(place: Uint8Array, sealed: Uint8Array): Buffer {
    const filled = unlocked(this.#ballots, place, sealed);
    return filled.subarray(LENGTH, LENGTH + filled.readUInt32BE());
  }
}

/** In an order of chance, each as likely as any other (Fisher and Yates, with the system's random numbers). */
export function shuffled<T>(items: readonly T[]): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

/** Each voter once: the first of several entries counts. */
export function onceEach(voters: readonly VoterOnRecord[]): VoterOnRecord[] {
  return [...new Map(voters.map((one) => [one.voter, one] as const).reverse()).values()];
}
