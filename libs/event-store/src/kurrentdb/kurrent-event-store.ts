import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { EncodedEvent, SequencedEvent } from '@baraza/contracts';
import { checkRequest } from '../append-rules.ts';
import {
  ConflictingEvent,
  MAX_READ_EVENTS,
  StoreUnavailable,
  type AllPage,
  type Appended,
  type AppendRequest,
  type EventStore,
  type ReadAllOptions,
  type StoreGuarantees,
  type StreamPage,
} from '../event-store.port.ts';
import { judge } from '../judge.ts';
import { Pokes } from '../pokes.ts';
import { checkFrom, checkLimit } from '../read-rules.ts';
import { Claim } from './claim.ts';
import { Follower } from './follower.ts';
import { LogFailed, WrongRevision, type KurrentLog, type StreamPart } from './kurrent-log.ts';
import type { RecordCopy } from './record-copy.ts';
import type { Names } from './what-records-mean.ts';

export interface KurrentParts {
  readonly log: KurrentLog;
  readonly names: Names;
  readonly copy: RecordCopy;
  readonly ledgerId: string;
  readonly onFatal: (error: Error) => void;
  /** How long nothing may come back before it is said to be away, in ms. */
  readonly stillMs: number;
}

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 500;
/** Between reads that are made only to see whether the leader can be read again. */
const READ_AGAIN_MS = 500;
/** Events of a stream that the copy lacks, asked for at once. */
const READ_AHEAD = 100;

/** The record in KurrentDB: see README.md for the life of one append. */
export class KurrentEventStore implements EventStore {
  readonly ledgerId: string;
  readonly guarantees: StoreGuarantees = {
    multiStreamAppend: true,
    durable: true,
    duplicateCheck: 'ids',
    sequencedAtAppend: false,
  };
  readonly #parts: KurrentParts;
  readonly #pokes = new Pokes();
  readonly #follower: Follower;
  #looking: Promise<void> | undefined;
  #lookingNext: Promise<void> | undefined;
  #closing: Promise<void> | undefined;
  /** Why the leader could not be read; undefined where it can. */
  #unread: Error | undefined;

  constructor(parts: KurrentParts) {
    const { log, copy, names, onFatal } = parts;
    this.ledgerId = parts.ledgerId;
    this.#parts = parts;
    const onGrown = (head: number): void => this.#pokes.send(head);
    this.#follower = new Follower({ log, copy, prefixes: names.followed, onGrown, onFatal });
  }

  get trouble(): Error | undefined {
    return this.#follower.lastError ?? this.#unread;
  }

  async append(request: AppendRequest): Promise<Appended> {
    this.#assertOpen();
    checkRequest(request);
    const there = await this.#judge(request);
    if (there !== undefined) return this.#answer(request, there, true);
    const writer = randomUUID();
    const written = this.#follower.expect(writer);
    try {
      const sequences = await this.#settle(
        request,
        new Claim(this.#parts.log, this.#parts.names, request, writer),
        writer,
      );
      return this.#answer(request, sequences, !written.hasCome());
    } finally {
      written.forget();
    }
  }

  async readStream(stream: string, options: { from?: number; limit?: number } = {}): Promise<StreamPage> {
    const { from = 0, limit = MAX_READ_EVENTS } = options;
    checkFrom(from);
    checkLimit(limit);
    await this.#seeToEndOf(stream);
    return this.#copy().reader.readStream(stream, { from, limit });
  }

  async readEvent(id: string): Promise<SequencedEvent | undefined> {
    const found = this.#copy().reader.readEvent(id);
    if (found !== undefined) return found;
    await this.catchUp(); // it may have been written by others a moment ago
    return this.#copy().reader.readEvent(id);
  }

  async readAll(options: ReadAllOptions): Promise<AllPage> {
    return this.#copy().reader.readAll(options);
  }

  async head(): Promise<{ sequence: number; position: string }> {
    const copy = this.#copy();
    return { sequence: copy.head, position: copy.positionOf(copy.head) };
  }

  onAppended(poke: (head: number) => void): () => void {
    return this.#pokes.add(poke);
  }

  /** Who decides by a stream must know what others appended to it a moment ago: the leader is asked whether it goes on. */
  async #seeToEndOf(stream: string): Promise<void> {
    const { log, names, stillMs } = this.#parts;
    try {
      for (;;) {
        const next = (this.#copy().record.headOf(stream)?.revision ?? -1) + 1;
        const more = await log.readStream(names.stored(stream), next, READ_AHEAD);
        if (more.length === 0) return;
        await this.#follower.untilHas(more.at(-1)!.id, stillMs);
      }
    } catch (error) {
      throw error instanceof LogFailed ? asUnavailable(this.#noteUnread(error), 'not-persisted') : error;
    }
  }

  /** Until what the server had when this was called can be read here. @throws StoreUnavailable */
  async catchUp(): Promise<void> {
    try {
      await this.#lookAgain();
    } catch (error) {
      throw error instanceof LogFailed ? asUnavailable(error, 'not-persisted') : error;
    }
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const { log, copy } = this.#parts;
    this.#pokes.clear();
    await this.#follower.stop();
    await log.close();
    copy.close();
  }

  /**
   * Judged by the copy, which may be behind: where it says no, it is asked again once it is not.
   * @returns the sequences where the very same bytes are there already; undefined where they are to be sent
   */
  async #judge(request: AppendRequest): Promise<readonly number[] | undefined> {
    const { copy, log, names } = this.#parts;
    try {
      return judge(request, copy.record, Date.now());
    } catch (error) {
      if (error instanceof ConflictingEvent) throw error;
    }
    await this.catchUp();
    try {
      return judge(request, copy.record, Date.now());
    } catch (error) {
      if (!isTooLate(error)) throw error;
      // Sent earlier, by somebody who is gone, it may still be on its way.
      const claim = new Claim(log, names, request, randomUUID());
      return this.#giveUp(request, claim, error);
    }
  }

  /** Sends an append until its outcome is known. */
  async #settle(request: AppendRequest, claim: Claim, writer: string): Promise<readonly number[]> {
    let unknown: StoreUnavailable | undefined;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      if (unknown !== undefined && Date.now() > request.deadline) return this.#giveUp(request, claim, unknown);
      try {
        await this.#send(request, claim, writer);
        return await this.#readBack(request);
      } catch (error) {
        if (error instanceof LogFailed) {
          if (error.how !== 'unknown' && unknown === undefined) throw asUnavailable(error, 'not-persisted');
          if (error.how === 'unknown') unknown = asUnavailable(error, 'unknown');
        } else if (error instanceof StoreUnavailable) {
          unknown = error;
        } else if (!(error instanceof WrongRevision)) {
          throw error;
        }
        const there = await this.#lookAfter(request, claim, unknown);
        if (there !== undefined) return there;
      }
      this.#assertOpen(unknown);
      await pause(Math.min(wait, Math.max(1, request.deadline - Date.now() + 1)));
    }
  }

  /**
   * Until it is answered, or has come back, which says as much: the server answers no repeat of what it has and does not
   * show yet.
   * @throws WrongRevision, LogFailed
   */
  async #send(request: AppendRequest, claim: Claim, writer: string): Promise<void> {
    const { log, names } = this.#parts;
    const { come, forget } = this.#follower.awaits(eventsOf(request).at(-1)!.id);
    const answered = log.append([...partsOf(request, names), claim.part()], writer);
    try {
      await Promise.race([answered, come]);
    } finally {
      forget();
      answered.catch(() => undefined); // what else it would have said is of no use any more
    }
  }

  /**
   * After a refusal or no answer. Where the streams have gone on without it, the append can't be made any more, wherever
   * an attempt may still be: KurrentDB 25.1 says no more than that it failed where a part of an append is there already, and
   * 26 that a stream is elsewhere.
   * @returns the sequences where it is there; undefined where it is to be sent again
   */
  async #lookAfter(
    request: AppendRequest,
    claim: Claim,
    unknown: StoreUnavailable | undefined,
  ): Promise<readonly number[] | undefined> {
    try {
      await this.#lookAgain();
      const there = judge(request, this.#parts.copy.record, Date.now());
      if (there === undefined) await claim.learn();
      return there;
    } catch (error) {
      if (isTooLate(error)) return this.#giveUp(request, claim, error);
      if (!(error instanceof LogFailed) && !(error instanceof StoreUnavailable)) throw error;
      if (unknown === undefined) throw asUnavailable(error, 'not-persisted');
      return undefined;
    }
  }

  /** @returns the sequences where it had been written; otherwise it never will be, and `why` is said of it */
  async #giveUp(request: AppendRequest, claim: Claim, why: StoreUnavailable): Promise<readonly number[]> {
    const { copy, stillMs } = this.#parts;
    try {
      if (!(await claim.giveUp(stillMs))) {
        // The claim is shown before its events are found among all: until they have come, nothing is known.
        await this.#follower.untilHas(request.streams[0]!.events[0]!.id, stillMs);
        const there = judge(request, copy.record, Date.now());
        if (there !== undefined) return there;
      }
      throw new StoreUnavailable('not-persisted', 'the append came after its deadline', {
        reason: 'deadline',
        cause: why,
      });
    } catch (error) {
      throw error instanceof LogFailed ? asUnavailable(error, 'unknown') : error;
    }
  }

  /** The server compares ids only: what it calls the same is read back and compared. */
  async #readBack(request: AppendRequest): Promise<readonly number[]> {
    const { copy, stillMs } = this.#parts;
    const events = eventsOf(request);
    await this.#follower.untilHas(events.at(-1)!.id, stillMs);
    return events.map(({ id, bytes }) => {
      const found = copy.record.find(id);
      if (found === undefined || Buffer.compare(found.bytes, bytes) !== 0) throw new ConflictingEvent(id);
      return found.sequence;
    });
  }

  #answer(request: AppendRequest, sequences: readonly number[], alreadyThere: boolean): Appended {
    const events = eventsOf(request).map(({ id }, index) => {
      const sequence = sequences[index]!;
      return { id, sequence, position: this.#parts.copy.positionOf(sequence) };
    });
    return { position: events.at(-1)!.position, events, alreadyThere };
  }

  /** One look at the server for all who ask meanwhile: a look under way may have begun too early for them. */
  #lookAgain(): Promise<void> {
    if (this.#looking === undefined) {
      this.#looking = this.#follower
        .untilUpToDate(this.#parts.stillMs)
        .catch((error: unknown) => {
          throw error instanceof LogFailed ? this.#noteUnread(error) : error;
        })
        .finally(() => (this.#looking = undefined));
      return this.#looking;
    }
    const again = (): Promise<void> => {
      this.#lookingNext = undefined;
      return this.#lookAgain();
    };
    return (this.#lookingNext ??= this.#looking.then(again, again));
  }

  /** Notes what `trouble` says, and reads until it is so no more: where that keeps commands away, nobody else would. */
  #noteUnread(error: LogFailed): LogFailed {
    const isNews = this.#unread === undefined;
    this.#unread = error;
    if (isNews) void this.#untilRead();
    return error;
  }

  async #untilRead(): Promise<void> {
    const { log, names } = this.#parts;
    while (this.#unread !== undefined && this.#closing === undefined) {
      await pause(READ_AGAIN_MS, undefined, { ref: false });
      await log.readStream(names.ledger, 0, 1).then(
        () => (this.#unread = undefined),
        () => undefined,
      );
    }
  }

  #copy(): RecordCopy {
    this.#assertOpen();
    return this.#parts.copy;
  }

  /** @param unknown what is known of an append under way */
  #assertOpen(unknown?: StoreUnavailable): void {
    if (this.#closing === undefined) return;
    throw unknown ?? new StoreUnavailable('not-persisted', 'the event store is closed', { reason: 'closed' });
  }
}

function partsOf(request: AppendRequest, names: Names): StreamPart[] {
  let left = eventsOf(request).length;
  return request.streams.map(({ stream, expected, events }) => ({
    stream: names.stored(stream),
    expected,
    records: events.map(({ id, type, bytes }) => ({ id, type, bytes, left: (left -= 1) })),
  }));
}

const eventsOf = ({ streams }: AppendRequest): readonly EncodedEvent[] => streams.flatMap((part) => part.events);

const isTooLate = (error: unknown): error is StoreUnavailable =>
  error instanceof StoreUnavailable && error.reason === 'deadline';

function asUnavailable(error: LogFailed | StoreUnavailable, outcome: 'not-persisted' | 'unknown'): StoreUnavailable {
  const isNo = error instanceof LogFailed && (error.how === 'denied' || error.how === 'refused');
  const reason = error instanceof StoreUnavailable ? error.reason : isNo ? 'failed' : 'away';
  return new StoreUnavailable(outcome, `KurrentDB: ${error.message}`, { reason, cause: error });
}
