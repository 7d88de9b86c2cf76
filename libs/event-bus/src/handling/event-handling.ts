import type { SequencedEvent } from '@baraza/contracts';
import { StoreUnavailable } from '@baraza/event-store';
import { asError, pause } from '../consumer/wake-up.ts';
import { BusUnavailable, type Delivery } from '../event-bus.port.ts';
import type { ConsumerState, ParkedEvent, Replayed } from './consumer-state.port.ts';
import { StreamLocks } from './stream-locks.ts';

export interface EventHandlingOptions {
  readonly consumer: string;
  readonly state: ConsumerState;
  /** Handles one event. May be called again for the same event: what it does must bear that. */
  handle(event: SequencedEvent, attempt: number): Promise<void>;
  /** The event in its newest shape, for a replay. */
  readEvent(id: string): Promise<SequencedEvent | undefined>;
  /** Where a consumer that has never run begins: everything after this sequence; default 0. */
  readonly since?: number;
  /** How often an event is tried before it is parked; default 5, with pauses of 50, 200, 800, 3,200 ms between. */
  readonly attempts?: number;
  /** How many streams are handled at once; default 8. */
  readonly lanes?: number;
  /**
   * Errors that say nothing about the event, such as a store that is away: they are never a reason to park it, the whole
   * delivery comes again later. Default: the event store or the bus is not in reach.
   */
  isTransient?(error: Error): boolean;
  onParked?(event: ParkedEvent): void;
}

/** How often a delivery that lasts keeps how far it has come: what cuts it short, a lease that went say, costs no more than that. */
const PROGRESS_EVERY_MS = 1_000;
/** How long the checkpoint may lie behind where only events of no interest were passed. */
const IDLE_CHECKPOINT_MS = 1_000;

/**
 * Handles deliveries for one consumer: each stream in order, different streams side by side in lanes, the checkpoint after
 * the last event before which all are settled. Settled is handled, or parked.
 */
export class EventHandling {
  readonly #options: EventHandlingOptions;
  readonly #attempts: number;
  readonly #isTransient: (error: Error) => boolean;
  readonly #locks = new StreamLocks();
  readonly #closing = new AbortController();
  /** Streams with something parked, as far as this process knows. */
  #parkedStreams = new Set<string>();
  #storedAt = 0;

  constructor(options: EventHandlingOptions) {
    this.#options = options;
    this.#attempts = options.attempts ?? 5;
    this.#isTransient = options.isTransient ?? isStoreOrBusAway;
  }

  /** The checkpoint to begin from, kept from the first time on; also looks again what is parked. */
  async checkpoint(): Promise<number> {
    const { state, consumer, since = 0 } = this.#options;
    await this.#lookUpParked();
    const stored = await state.checkpoint(consumer);
    if (stored === undefined) await this.#store(since);
    return stored ?? since;
  }

  /**
   * Settles every event of the delivery and stores the checkpoint.
   * @throws what a handler threw, where it is transient, or what the state threw; the checkpoint then lies before the first
   * event that is not settled
   */
  async deliver({ events, upTo }: Delivery): Promise<void> {
    if (events.length === 0) return this.#passOver(upTo);
    const unsettled = new Set(events.map(({ sequence }) => sequence));
    const lanes = [...Map.groupBy(events, ({ stream }) => stream).values()];
    let failure: Error | undefined;
    let keptAt = performance.now();
    const keepProgress = async (): Promise<void> => {
      if (performance.now() - keptAt < PROGRESS_EVERY_MS) return;
      const firstLeft = events.find(({ sequence }) => unsettled.has(sequence));
      if (firstLeft === undefined || firstLeft === events[0]) return;
      keptAt = performance.now();
      await this.#store(firstLeft.sequence - 1);
    };
    const takeLanes = async (): Promise<void> => {
      for (let lane = lanes.shift(); lane !== undefined && failure === undefined; lane = lanes.shift()) {
        try {
          for (const event of lane) {
            await this.#locks.hold(event.stream, () => this.#settle(event));
            unsettled.delete(event.sequence);
            await keepProgress();
          }
        } catch (error) {
          failure ??= asError(error);
        }
      }
    };
    await Promise.all(Array.from({ length: this.#options.lanes ?? 8 }, takeLanes));
    const firstLeft = events.find(({ sequence }) => unsettled.has(sequence));
    if (firstLeft !== events[0]) await this.#store(firstLeft === undefined ? upTo : firstLeft.sequence - 1);
    if (failure !== undefined) throw failure;
  }

  /** Handles parked events again; see `ParkingLot.replay`. */
  async replay(stream?: string): Promise<Replayed> {
    const { state, consumer } = this.#options;
    const chosen = (await state.parked(consumer)).filter((event) => stream === undefined || event.stream === stream);
    const streams = [...new Set(chosen.map((event) => event.stream))];
    const outcomes = [];
    for (const one of streams) outcomes.push(await this.#locks.hold(one, () => this.#replayStream(one)));
    await this.#lookUpParked();
    return {
      replayed: outcomes.reduce((sum, { replayed }) => sum + replayed, 0),
      left: outcomes.reduce((sum, { left }) => sum + left, 0),
      stopped: outcomes.flatMap(({ stopped }) => stopped ?? []),
    };
  }

  /** Ends pauses between attempts: a delivery under way then fails and comes again after the next start. */
  close(): void {
    this.#closing.abort();
  }

  async #settle(event: SequencedEvent): Promise<void> {
    if (this.#parkedStreams.has(event.stream)) {
      await this.#lookUpParked(); // it may have been replayed elsewhere
      if (this.#parkedStreams.has(event.stream)) return this.#park(event, 'behind', 'an earlier event of it is parked');
    }
    const failure = await this.#try(event);
    if (failure !== undefined) await this.#park(event, 'failed', failure.message);
  }

  /** @returns the last failure, where every attempt failed. @throws a transient failure */
  async #try(event: SequencedEvent): Promise<Error | undefined> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#options.handle(event, attempt);
        return undefined;
      } catch (thrown) {
        const error = asError(thrown);
        if (this.#isTransient(error) || this.#closing.signal.aborted) throw error;
        if (attempt >= this.#attempts) return error;
        await pause(50 * 4 ** (attempt - 1), this.#closing.signal);
      }
    }
  }

  async #replayStream(stream: string): Promise<{ replayed: number; left: number; stopped?: Replayed['stopped'] }> {
    const { state, consumer, readEvent } = this.#options;
    const parked = (await state.parked(consumer)).filter((event) => event.stream === stream);
    for (const [replayed, { sequence, eventId }] of parked.entries()) {
      const event = await readEvent(eventId);
      const failure =
        event === undefined ? new Error('the store has no such event') : await this.#try(event).catch(asError);
      if (failure !== undefined) {
        return { replayed, left: parked.length - replayed, stopped: [{ stream, eventId, cause: failure.message }] };
      }
      await state.unpark(consumer, sequence);
    }
    return { replayed: parked.length, left: 0 };
  }

  async #park(event: SequencedEvent, because: ParkedEvent['because'], cause: string): Promise<void> {
    const { sequence, id: eventId, type, stream } = event;
    const { consumer, state, onParked } = this.#options;
    const parkedAt = new Date().toISOString();
    const parked: ParkedEvent = { consumer, sequence, eventId, type, stream, because, cause, parkedAt };
    await state.park(parked);
    this.#parkedStreams.add(stream);
    onParked?.(parked);
  }

  async #lookUpParked(): Promise<void> {
    const parked = await this.#options.state.parked(this.#options.consumer);
    this.#parkedStreams = new Set(parked.map(({ stream }) => stream));
  }

  /** Nothing was done: a checkpoint that is lost costs a look at events that are passed over again, so it is not worth a
   * write each time. */
  async #passOver(upTo: number): Promise<void> {
    if (performance.now() - this.#storedAt > IDLE_CHECKPOINT_MS) await this.#store(upTo);
  }

  async #store(upTo: number): Promise<void> {
    await this.#options.state.storeCheckpoint(this.#options.consumer, upTo);
    this.#storedAt = performance.now();
  }
}

function isStoreOrBusAway(error: Error): boolean {
  return error instanceof StoreUnavailable || error instanceof BusUnavailable;
}
