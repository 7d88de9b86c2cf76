import { createHash } from 'node:crypto';
import { derivedId } from '@baraza/contracts';
import type { AppendRequest, ExpectedRevision } from '../event-store.port.ts';
import { WrongRevision, type KurrentLog, type StreamPart } from './kurrent-log.ts';
import type { Names } from './what-records-mean.ts';

const CLAIMED = 'baraza.AppendClaimed';
const GIVEN_UP = 'baraza.AppendGivenUp';
const utf8 = new TextEncoder();

/**
 * What makes an append single, and settles for good that it was not made: with its events goes a record on a stream that is
 * named by the first event's id. A second append under that id finds the stream taken; one that nobody waits for any more
 * is kept from ever being made by taking the stream first.
 */
export class Claim {
  readonly #log: KurrentLog;
  readonly #stream: string;
  readonly #digest: string;
  readonly #writer: string;
  #expected: ExpectedRevision = 'none';

  constructor(log: KurrentLog, names: Names, request: AppendRequest, writer: string) {
    this.#log = log;
    this.#stream = names.claimOf(request.streams[0]!.events[0]!.id);
    this.#digest = digestOf(request);
    this.#writer = writer;
  }

  /** The part of the append that claims it. The same for the same bytes, so that a repeat is known as one. */
  part(): StreamPart {
    return this.#record(CLAIMED, this.#digest);
  }

  /**
   * After the server refused the append: learns of those under the same id that were given up before.
   * @returns whether there is news, so that the append may be tried again
   */
  async learn(): Promise<boolean> {
    const records = await this.#log.readStream(this.#stream, 0, 1_000);
    const last = records.at(-1);
    if (last === undefined || last.type !== GIVEN_UP || last.revision === this.#expected) return false;
    this.#expected = last.revision;
    return true;
  }

  /**
   * Keeps the append from ever being made.
   * @returns false where it has been made
   * @throws LogFailed
   */
  async giveUp(): Promise<boolean> {
    for (;;) {
      try {
        await this.#log.append([this.#record(GIVEN_UP, '')], this.#writer);
        return true;
      } catch (error) {
        if (!(error instanceof WrongRevision)) throw error;
        if (!(await this.learn())) return false;
      }
    }
  }

  #record(type: string, digest: string): StreamPart {
    const id = derivedId(type, this.#stream, String(this.#expected), digest);
    return {
      stream: this.#stream,
      expected: this.#expected,
      records: [{ id, type, bytes: utf8.encode(digest), left: 0 }],
    };
  }
}

function digestOf({ streams }: AppendRequest): string {
  const hash = createHash('sha256');
  for (const { stream, expected, events } of streams) {
    hash.update(`${stream} ${expected} ${events.length}\n`);
    for (const { bytes } of events) hash.update(`${bytes.length}\n`).update(bytes);
  }
  return hash.digest('base64url');
}
