import type { ExpectedRevision } from '../event-store.port.ts';

/** Where a record lies in `$all`. Positions rise and have gaps. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** A record of `$all` as the server hands it out: ours, or one that tells what was done to ours. */
export interface LogRecord {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** Undefined where the record is not binary: none of ours. */
  readonly bytes: Uint8Array | undefined;
  /** What a record that is JSON holds. */
  readonly json: unknown;
  /** The call that wrote it, where it is one of ours. */
  readonly writer: string | undefined;
  /** How many events of the same append follow in `$all`: none of them counts without the others. */
  readonly left: number;
  readonly place: Place;
}

export interface ProposedRecord extends Pick<LogRecord, 'id' | 'type' | 'left'> {
  readonly bytes: Uint8Array;
}

export interface StreamPart {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly records: readonly ProposedRecord[];
}

export interface Listener {
  /** The server has taken the subscription up. */
  begun(): void;
  record(record: LogRecord): void;
  /** Nothing of interest lies up to here that was not handed over before. */
  lookedUpTo(place: Place): void;
  /** The subscription is over, whatever the reason: called once, and nothing after it. */
  ended(error: Error): void;
}

export interface ServerAbilities {
  readonly version: string;
  /** Appends that are atomic over several streams. */
  readonly multiStreamAppend: boolean;
}

/**
 * As much of KurrentDB as the adapter uses, in the words of its server. One call is one attempt: who calls decides
 * whether to try again.
 */
export interface KurrentLog {
  /** @throws LogFailed */
  abilities(): Promise<ServerAbilities>;

  /**
   * Atomic over all streams. The same ids at the same places again are answered like the first time, whatever the bytes.
   * @param writer kept with each record, so that who reads it sees which call wrote it
   * @throws WrongRevision where the server found a stream elsewhere: nothing was written
   * @throws LogFailed
   */
  append(parts: readonly StreamPart[], writer: string): Promise<void>;

  /** Forward from a revision; empty where there is no such stream. @throws LogFailed */
  readStream(stream: string, from: number, limit: number): Promise<LogRecord[]>;

  /** The first record with one of the prefixes at or after a place. @throws LogFailed */
  readFrom(place: Place, prefixes: readonly string[]): Promise<LogRecord | undefined>;

  /** The last record of all with one of the prefixes, as the leader knows it. @throws LogFailed */
  readLast(prefixes: readonly string[]): Promise<LogRecord | undefined>;

  /**
   * What streams with one of the prefixes hold, from after a place on and as it comes. Links are not resolved.
   * @returns ends it, without `ended`
   */
  follow(after: Place | undefined, prefixes: readonly string[], listener: Listener): () => void;

  /** Takes up no connection any more. */
  close(): Promise<void>;
}

/** The server compared revisions and refused. */
export class WrongRevision extends Error {
  override readonly name = 'WrongRevision';
}

/**
 * The server did not do what was asked, or did not say so.
 *
 * - `not-sent`: nobody took the request
 * - `denied`: the server refused who asked
 * - `refused`: the server refused what was asked, and always would
 * - `unknown`: it may have been done
 */
export class LogFailed extends Error {
  override readonly name = 'LogFailed';
  readonly how: 'not-sent' | 'denied' | 'refused' | 'unknown';

  constructor(how: LogFailed['how'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.how = how;
  }
}

export function isAtOrAfter(place: Place, other: Place): boolean {
  return place.commit > other.commit || (place.commit === other.commit && place.prepare >= other.prepare);
}
