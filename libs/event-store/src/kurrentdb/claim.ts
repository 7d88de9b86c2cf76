import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { derivedId } from '@baraza/contracts';
import type { AppendRequest, ExpectedRevision } from '../event-store.port.ts';
import { LogFailed, WrongRevision, type KurrentLog, type StreamPart } from './kurrent-log.ts';
import type { Names } from './what-records-mean.ts';

const CLAIMED = 'baraza.AppendClaimed';
const GIVEN_UP = 'baraza.AppendGivenUp';
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
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
   * After the server refused the append: learns of those under the same id that were given up before, so that it may be tried
   * again.
   * @returns what the server shows of it: that it was made, that it was given up and not known to be, or nothing new
   * @throws LogFailed
   */
  async learn(): Promise<'made' | 'given-up' | 'nothing'> {
    const records = await this.#log.readStream(this.#stream, 0, 1_000);
    const last = records.at(-1);
    if (last === undefined || last.revision === this.#expected) return 'nothing';
    if (last.type !== GIVEN_UP) return 'made';
    this.#expected = last.revision;
    return 'given-up';
  }

  /**
   * Keeps the append from ever being made. The server refuses by all that it has and shows only what is replicated: a
   * refusal that nothing explains yet says neither that the append was made nor that it was not, so it is asked again.
   * @returns false where it was made
   * @throws LogFailed, also where nothing has explained the refusal within `withinMs`
   */
  async giveUp(withinMs: number): Promise<boolean> {
    const end = performance.now() + withinMs;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      try {
        await this.#log.append([this.#record(GIVEN_UP, '')], this.#writer);
        return true;
      } catch (error) {
        if (!(error instanceof WrongRevision)) throw error;
      }
      const learnt = await this.learn();
      if (learnt === 'made') return false;
      if (learnt === 'given-up') continue;
      if (performance.now() > end) throw new LogFailed('unknown', 'it refuses the append by what it does not show');
      await pause(wait);
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
