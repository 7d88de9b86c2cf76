import { decodeEvent, type RecordedEvent } from '@baraza/contracts';
import { StoreUnusable } from '../sqlite/store-unusable.ts';
import type { LogRecord } from './kurrent-log.ts';

/** How this forum's streams are called on the server. `prefix` ends with a dot, which no other part of a name holds. */
export class Names {
  /** Keeps the ledger's id. */
  readonly ledger: string;
  /** Under which lies all that has to do with the record: the streams, and the settings of each. */
  readonly followed: readonly string[];
  readonly #prefix: string;
  readonly #claims: string;
  readonly #settings: string;

  constructor(prefix: string) {
    this.#prefix = prefix;
    this.ledger = `${prefix}ledger`; // a stream's own name has a hyphen
    this.#settings = `$$${prefix}`;
    this.followed = [prefix, this.#settings];
    this.#claims = `${prefix.slice(0, -1)}-once.`; // outside of the prefix: never followed
  }

  stored(stream: string): string {
    return `${this.#prefix}${stream}`;
  }

  /** The stream that the append whose first event this is must be the first to write. */
  claimOf(eventId: string): string {
    return `${this.#claims}${eventId}`;
  }

  /**
   * The event that a record is; undefined for what is on the server and not in the record: links, the ledger's id, settings
   * that take nothing away.
   * @throws StoreUnusable for what must never have happened to a record: streams cut, deleted, or written by others
   */
  eventIn(record: LogRecord): (RecordedEvent & { readonly bytes: Uint8Array }) | undefined {
    const { stream, type, json, bytes } = record;
    if (stream.startsWith(this.#settings)) return this.#judgeSettings(record);
    if (type === '$streamDeleted') throw damaged(`${stream} was deleted for good`);
    if (stream === this.ledger || type.startsWith('$')) return undefined;
    if (bytes === undefined || json !== undefined)
      throw damaged(`${stream} holds record ${record.id}, which is no event`);
    let event: RecordedEvent;
    try {
      event = decodeEvent(bytes);
    } catch (error) {
      throw damaged(`${stream} holds record ${record.id}, which is no event`, error);
    }
    const isItself =
      event.id === record.id &&
      event.type === type &&
      event.revision === record.revision &&
      this.stored(event.stream) === stream;
    if (!isItself) throw damaged(`record ${record.id} at revision ${record.revision} of ${stream} holds another event`);
    return { ...event, bytes };
  }

  #judgeSettings({ stream, json }: LogRecord): undefined {
    const settings = Object(json) as Record<string, unknown>;
    const cutting = ['$maxAge', '$maxCount', '$tb'].filter((name) => settings[name] !== undefined);
    if (cutting.length > 0)
      throw damaged(`the settings of ${stream.slice(2)} take events away (${cutting.join(', ')})`);
    return undefined;
  }
}

export function damaged(how: string, cause?: unknown): StoreUnusable {
  return new StoreUnusable(
    'damaged',
    `the record in KurrentDB is not whole: ${how}; restore its last backup, and let no client delete or set streams`,
    { cause },
  );
}
