import { everyContract, type EventCatalogue, type SequencedEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { finalize, lastValueFrom } from 'rxjs';
import { inNewestShape } from '../consumer/read-page.ts';
import { Lately } from '../consumer/lately.ts';
import type { Consumer, EventBus } from '../event-bus.port.ts';
import { UnknownConsumer, WorksElsewhere, type ParkedEvent, type ParkingLot } from '../handling/consumer-state.port.ts';
import { EventHandling, type EventHandlingOptions } from '../handling/event-handling.ts';
import { LedgerEventContext } from './ledger-events.context.ts';

/** How old what is known of the instance at work may be: each look is a question to a store that all share. */
const KNOWN_FOR_MS = 200;

/** The transport's id: handlers marked with another transport are not this one's. */
export const LEDGER_EVENTS = Symbol('baraza.ledger-events');

/** Goes around the handling of an event: for logs, metrics and traces. It passes on what the handling throws. */
export type AroundHandling = (event: SequencedEvent, consumer: string, handle: () => Promise<void>) => Promise<void>;

export interface LedgerEventsOptions extends Pick<
  EventHandlingOptions,
  'attempts' | 'lanes' | 'isTransient' | 'onParked' | 'state'
> {
  readonly bus: EventBus;
  /** Where a replay of parked events finds them, and where it is seen whether there is anything left for a consumer. */
  readonly store: Pick<EventStore, 'readEvent' | 'readAll'>;
  /** The consumer of handlers that name none. */
  readonly service: string;
  /** Default: every contract of the forum. A handler of a type that is not in it is refused at start. */
  readonly catalogue?: EventCatalogue;
  /** Where a consumer that has never run begins: everything after this sequence; default 0 for all. */
  since?(consumer: string): number;
  /** True where the instances of the service share `state`: then one of them works for all, whatever a handler says. */
  readonly isShared?: boolean;
  /** Largest delivery; default 100: what is handled again, at most, after the process was killed. */
  readonly batch?: number;
  readonly around?: AroundHandling;
}

/** How a consumer of this process fares. */
export interface ConsumerReport extends Pick<Consumer, 'name' | 'status' | 'upTo' | 'head' | 'silentMs' | 'lastError'> {
  readonly types: readonly string[];
  readonly parked: number;
}

interface Group {
  readonly handlers: Map<string, MessageHandler[]>;
  readonly handling: EventHandling;
  consumer: Consumer | undefined;
  inEveryInstance: boolean;
}

/**
 * Brings the record to ordinary Nest handlers: `@EventPattern('members.MembershipResigned', { consumer: 'policy-name' })`.
 * Handlers with one consumer name share one place in the record; the payload is the `SequencedEvent`. One instance of a
 * service handles at a time, unless it says `inEveryInstance: true`.
 */
export class LedgerEventsStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = LEDGER_EVENTS;
  override readonly propagatesEventHandlerErrors = true;
  readonly #options: LedgerEventsOptions;
  readonly #catalogue: EventCatalogue;
  readonly #groups = new Map<string, Group>();
  readonly #stored: Lately<ReadonlyMap<string, number>>;
  readonly #parked: Lately<readonly ParkedEvent[]>;

  /** The parked events of every consumer of this process. */
  readonly parkingLot: ParkingLot;

  constructor(options: LedgerEventsOptions) {
    super();
    this.#options = options;
    this.#catalogue = options.catalogue ?? everyContract;
    this.#stored = new Lately(KNOWN_FOR_MS, () => options.state.checkpoints());
    this.#parked = new Lately(options.isShared === true ? KNOWN_FOR_MS : 0, () => options.state.parked());
    this.parkingLot = {
      list: (consumer) => options.state.parked(consumer),
      replay: async (consumer, stream) => {
        const group = this.#groups.get(consumer);
        if (group === undefined) throw new UnknownConsumer(`no consumer is named ${consumer}`);
        if (!options.bus.isAtWork()) throw new WorksElsewhere(`another instance works for ${consumer}: ask that one`);
        return options.bus.asAtWork(() => group.handling.replay(stream));
      },
    };
  }

  /** Called by Nest for every handler. @throws Error for a pattern that is no known event type, or no event handler */
  override addHandler(
    pattern: unknown,
    handler: MessageHandler,
    isEventHandler = false,
    extras: { consumer?: string; inEveryInstance?: boolean } = {},
  ): void {
    if (!isEventHandler) throw new Error(`${String(pattern)}: an event has no answer, use @EventPattern`);
    if (typeof pattern !== 'string' || this.#catalogue.latest(pattern) === undefined) {
      throw new Error(`${JSON.stringify(pattern)} is no event of this forum`);
    }
    const group = this.#group(extras.consumer ?? this.#options.service);
    group.inEveryInstance ||= extras.inEveryInstance === true;
    const { handlers } = group;
    handlers.set(pattern, [...(handlers.get(pattern) ?? []), handler]);
  }

  /** Starts one consumer per name. Does not wait for the bus. */
  override listen(callback: (error?: unknown) => void): void {
    this.#start().then(() => callback(), callback);
  }

  override async close(): Promise<void> {
    for (const { handling } of this.#groups.values()) handling.close();
    await Promise.all([...this.#groups.values()].map(({ consumer }) => consumer?.stop()));
  }

  /**
   * Every consumer of this process, for health and metrics. Where another instance works, `upTo` is how far that one is: the head
   * where nothing up to there is left for it, for what is passed over is written down now and then only.
   */
  async consumers(): Promise<readonly ConsumerReport[]> {
    const parked = await this.#parked.get();
    const reports = [...this.#groups].map(async ([name, { consumer, handlers }]) => {
      if (consumer === undefined) return [];
      const { status, head, silentMs, lastError } = consumer;
      const upTo = this.#standsBy(consumer) ? await this.#upToElsewhere(name, consumer) : consumer.upTo;
      const count = parked.filter((event) => event.consumer === name).length;
      const types = [...handlers.keys()].sort();
      return [{ name, status, upTo, head, silentMs, lastError, types, parked: count }];
    });
    return (await Promise.all(reports)).flat();
  }

  /** Whether a consumer is done with the record up to a sequence, in whichever instance; true for one that is not here. */
  async isPast(name: string, sequence: number): Promise<boolean> {
    const { consumer, handlers } = this.#groups.get(name) ?? {};
    if (consumer === undefined || handlers === undefined || consumer.upTo >= sequence) return true;
    if (!this.#standsBy(consumer)) return false;
    const after = await this.#storedFor(name);
    if (after >= sequence) return true;
    // What is of no interest to it moves its checkpoint now and then only: so is there anything that is?
    const left = await this.#options.store.readAll({ after, limit: 1, types: [...handlers.keys()] });
    return (left.events[0]?.sequence ?? left.lookedUpTo + 1) > sequence;
  }

  override on(): never {
    throw new Error('ledger events have no transport events to listen to: ask consumers()');
  }

  override unwrap<T>(): T {
    return this.#options.bus as T;
  }

  #standsBy({ status }: Consumer): boolean {
    return this.#options.isShared === true && status === 'waiting';
  }

  async #upToElsewhere(name: string, { upTo, head }: Consumer): Promise<number> {
    const known = Math.max(upTo, await this.#storedFor(name));
    return known < head && (await this.isPast(name, head)) ? head : known;
  }

  async #storedFor(name: string): Promise<number> {
    return (await this.#stored.get()).get(name) ?? 0;
  }

  async #start(): Promise<void> {
    for (const [name, group] of this.#groups) {
      group.consumer = await this.#options.bus.consume({
        name,
        types: [...group.handlers.keys()],
        batch: this.#options.batch ?? 100,
        inEveryInstance: group.inEveryInstance && this.#options.isShared !== true,
        checkpoint: () => group.handling.checkpoint(),
        deliver: (delivery) => group.handling.deliver(delivery),
      });
    }
  }

  #group(name: string): Group {
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const { state, store, since, attempts, lanes, isTransient, onParked } = this.#options;
    const { around = (_event, _consumer, handle) => handle() } = this.#options;
    const handlers = new Map<string, MessageHandler[]>();
    const handling = new EventHandling({
      consumer: name,
      state,
      since: since?.(name) ?? 0,
      ...(attempts === undefined ? {} : { attempts }),
      ...(lanes === undefined ? {} : { lanes }),
      ...(isTransient === undefined ? {} : { isTransient }),
      ...(onParked === undefined ? {} : { onParked }),
      handle: (event, attempt) =>
        around(event, name, async () => {
          for (const handler of handlers.get(event.type) ?? []) await this.#call(handler, event, name, attempt);
        }),
      readEvent: async (id) => {
        const event = await store.readEvent(id);
        return event === undefined ? undefined : inNewestShape(event, this.#catalogue);
      },
    });
    const group: Group = { handlers, handling, consumer: undefined, inEveryInstance: false };
    this.#groups.set(name, group);
    return group;
  }

  /** Calls a handler between Nest's hooks, and waits until all it answers with has come. */
  #call(handler: MessageHandler, event: SequencedEvent, consumer: string, attempt: number): Promise<void> {
    const context = new LedgerEventContext([consumer, attempt]);
    return new Promise((resolve, reject) => {
      this.runWithProcessingHooks(context, async (runEndHook) => {
        try {
          const answer = this.transformToObservable(await handler(event, context));
          await lastValueFrom(answer.pipe(finalize(runEndHook)), { defaultValue: undefined });
          resolve();
        } catch (error) {
          runEndHook();
          reject(error);
        }
      });
    });
  }
}
