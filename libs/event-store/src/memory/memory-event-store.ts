import { randomUUID } from 'node:crypto';
import { positionOf, type EncodedEvent, type SequencedEvent } from '@baraza/contracts';
import { checkRequest } from '../append-rules.ts';
import {
  MAX_READ_EVENTS,
  StoreUnavailable,
  type AllPage,
  type Appended,
  type AppendRequest,
  type EventStore,
  type ReadAllOptions,
  type StoreGuarantees,
  type StoredEvent,
  type StreamPage,
} from '../event-store.port.ts';
import { judge, type RecordSoFar } from '../judge.ts';
import { Pokes } from '../pokes.ts';
import { checkFrom, checkLimit, checkReadAll, MAX_PAGE_BYTES, sequenced } from '../read-rules.ts';

/** An event store that keeps nothing: for tests. All of the port's promises but durability. */
export class MemoryEventStore implements EventStore {
  readonly ledgerId: string;
  readonly guarantees: StoreGuarantees = {
    multiStreamAppend: true,
    durable: false,
    duplicateCheck: 'bytes',
    sequencedAtAppend: true,
  };
  /** Index + 1 is the sequence. */
  readonly #events: EncodedEvent[] = [];
  readonly #sequenceOfId = new Map<string, number>();
  readonly #sequencesOfStream = new Map<string, number[]>();
  readonly #pokes = new Pokes();
  readonly #record: RecordSoFar = {
    headOf: (stream) => this.#at(this.#sequencesOfStream.get(stream)?.at(-1)),
    find: (id) => {
      const sequence = this.#sequenceOfId.get(id);
      return sequence === undefined ? undefined : { sequence, bytes: this.#at(sequence)!.bytes };
    },
  };
  #closed = false;

  /** @param ledgerId for a test that needs a known one */
  constructor(ledgerId: string = randomUUID()) {
    this.ledgerId = ledgerId;
  }

  async append(request: AppendRequest): Promise<Appended> {
    this.#assertOpen();
    checkRequest(request);
    const there = judge(request, this.#record, Date.now());
    const events = request.streams.flatMap((part) => part.events);
    const sequences = there ?? events.map((event) => this.#write(event));
    const head = this.#events.length;
    if (there === undefined) setImmediate(() => this.#pokes.send(head));
    return {
      position: positionOf(this.ledgerId, sequences.at(-1)!),
      events: events.map(({ id }, index) => {
        const sequence = sequences[index]!;
        return { id, sequence, position: positionOf(this.ledgerId, sequence) };
      }),
      alreadyThere: there !== undefined,
    };
  }

  async readStream(stream: string, options: { from?: number; limit?: number } = {}): Promise<StreamPage> {
    this.#assertOpen();
    const { from = 0, limit = MAX_READ_EVENTS } = options;
    checkFrom(from);
    checkLimit(limit);
    const sequences = this.#sequencesOfStream.get(stream) ?? [];
    return {
      events: sequences.slice(from, from + limit).map((sequence) => this.#read(sequence)),
      lastRevision: sequences.length === 0 ? undefined : sequences.length - 1,
    };
  }

  async readEvent(id: string): Promise<SequencedEvent | undefined> {
    this.#assertOpen();
    const sequence = this.#sequenceOfId.get(id);
    return sequence === undefined ? undefined : this.#read(sequence);
  }

  async readAll(options: ReadAllOptions): Promise<AllPage> {
    this.#assertOpen();
    checkReadAll(options);
    const { after, limit, types, tags, stream } = options;
    const head = this.#events.length;
    const events: StoredEvent[] = [];
    let bytes = 0;
    let sequence = after;
    while (sequence < head && events.length < limit && bytes < MAX_PAGE_BYTES) {
      sequence += 1;
      const event = this.#at(sequence)!;
      if (types !== undefined && !types.includes(event.type)) continue;
      if (tags !== undefined && !tags.every((tag) => event.tags.includes(tag))) continue;
      if (stream !== undefined && stream !== event.stream) continue;
      events.push({ sequence, position: positionOf(this.ledgerId, sequence), bytes: event.bytes.slice() });
      bytes += event.bytes.length;
    }
    return { events, lookedUpTo: sequence, head };
  }

  async head(): Promise<{ sequence: number; position: string }> {
    this.#assertOpen();
    const sequence = this.#events.length;
    return { sequence, position: positionOf(this.ledgerId, sequence) };
  }

  onAppended(poke: (head: number) => void): () => void {
    return this.#pokes.add(poke);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#pokes.clear();
  }

  #write(event: EncodedEvent): number {
    const sequence = this.#events.push({ ...event, tags: [...event.tags], bytes: event.bytes.slice() });
    this.#sequenceOfId.set(event.id, sequence);
    const ofStream = this.#sequencesOfStream.get(event.stream);
    if (ofStream === undefined) this.#sequencesOfStream.set(event.stream, [sequence]);
    else ofStream.push(sequence);
    return sequence;
  }

  #at(sequence: number | undefined): EncodedEvent | undefined {
    return sequence === undefined ? undefined : this.#events[sequence - 1];
  }

  #read(sequence: number): SequencedEvent {
    return sequenced(this.ledgerId, sequence, this.#at(sequence)!.bytes);
  }

  #assertOpen(): void {
    if (this.#closed) throw new StoreUnavailable('not-persisted', 'the event store is closed', { reason: 'closed' });
  }
}
