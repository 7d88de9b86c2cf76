/** An event that a consumer could not handle, or one behind it in the same stream. */
export interface ParkedEvent {
  readonly consumer: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  /** The entity: later events of it are parked too, so that it is handled in order or not at all. */
  readonly stream: string;
  /** `failed`: the handler did, as often as it was tried. `behind`: an earlier event of the stream is parked. */
  readonly because: 'failed' | 'behind';
  /** What the handler threw; for `behind`, which event it waits for. */
  readonly cause: string;
  /** RFC 3339. */
  readonly parkedAt: string;
}

/**
 * What a service keeps for its consumers, in its own store: how far each has come, and what it had to leave.
 * Every call is durable before it resolves.
 */
export interface ConsumerState {
  /** The last sequence the consumer is done with; undefined where it has never run. */
  checkpoint(consumer: string): Promise<number | undefined>;
  /** The same of every consumer that has run. */
  checkpoints(): Promise<ReadonlyMap<string, number>>;
  storeCheckpoint(consumer: string, upTo: number): Promise<void>;
  /** Keeps the event. Nothing changes where this sequence is parked for the consumer already. */
  park(event: ParkedEvent): Promise<void>;
  /** What is parked, by consumer, then sequence; undefined for all consumers. */
  parked(consumer?: string): Promise<readonly ParkedEvent[]>;
  /** Forgets a parked event. Nothing changes where it is not parked. */
  unpark(consumer: string, sequence: number): Promise<void>;
}

export interface Replayed {
  /** How many parked events were handled and are parked no more. */
  readonly replayed: number;
  /** How many of the chosen ones are still parked. */
  readonly left: number;
  /** For each stream that stopped again: the event, and what its handler threw. */
  readonly stopped: readonly { readonly stream: string; readonly eventId: string; readonly cause: string }[];
}

/** What consumers had to leave, and the command that takes it up again. */
export interface ParkingLot {
  list(consumer?: string): Promise<readonly ParkedEvent[]>;
  /**
   * Handles parked events again, each stream in order, and stops a stream at the first that fails again.
   * @param stream only this one; undefined for all of the consumer
   * @throws UnknownConsumer where no consumer has this name
   * @throws WorksElsewhere where another instance is at work
   */
  replay(consumer: string, stream?: string): Promise<Replayed>;
}

/** Another instance of the service works: only that one may do what was asked. */
export class WorksElsewhere extends Error {
  override readonly name = 'WorksElsewhere';
}

export class UnknownConsumer extends Error {
  override readonly name = 'UnknownConsumer';
}
