import { type EventCatalogue, NeedsUpgrade, type Position, type SequencedEvent } from '@baraza/contracts';
import { type Aggregate, type Happened, streamOf } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import { Recent } from '../caching/recent.ts';

/** A stream's state at a revision. */
export interface StreamState<State> {
  readonly state: State;
  /** The last event's; undefined where the stream has none. */
  readonly revision: number | undefined;
  /** Of the last event. */
  readonly time: string | undefined;
  readonly position: Position | undefined;
  /** False for what is remembered, and may have been passed by: what is refused on it has to be looked at again. */
  readonly fresh: boolean;
}

/** Later than any event: times compare as text. */
const LAST_INSTANT = '9999-12-31T23:59:59.999Z';

/** States of streams, folded from their events; the most recently used are remembered by revision. */
export class StreamStates {
  readonly #store: EventStore;
  readonly #catalogue: EventCatalogue;
  readonly #remembered: Recent<string, StreamState<never>>;

  constructor(store: EventStore, catalogue: EventCatalogue, max = 20_000) {
    this.#store = store;
    this.#catalogue = catalogue;
    this.#remembered = new Recent(max);
  }

  /** What is remembered of the stream, without asking the store. */
  remembered<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): StreamState<State> | undefined {
    return this.#remembered.get(streamOf(aggregate, id));
  }

  /** The stream as the store has it now: only what came after the remembered revision is read. */
  async load<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<StreamState<State>> {
    const stream = streamOf(aggregate, id);
    let at: StreamState<State> = this.#remembered.get(stream) ?? nothingYet(aggregate);
    for (;;) {
      const from = at.revision === undefined ? 0 : at.revision + 1;
      const { events, lastRevision = -1 } = await this.#store.readStream(stream, { from });
      if (lastRevision < from - 1) {
        at = nothingYet(aggregate); // another ledger than before: what is remembered is of no use
        continue;
      }
      at = { ...(await this.#folded(aggregate, at, events)), fresh: true };
      if (from + events.length > lastRevision) break;
    }
    if (at.revision !== undefined) this.#remembered.set(stream, { ...at, fresh: false } as StreamState<never>);
    return at;
  }

  /**
   * The stream as it was after a revision, or as the record had it at a moment: the fold of its events up to there.
   * Without a revision where it had none yet.
   */
  async loadAsAt<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    id: string,
    { revision = Number.MAX_SAFE_INTEGER, at = LAST_INSTANT }: { readonly revision?: number; readonly at?: string },
  ): Promise<StreamState<State>> {
    const stream = streamOf(aggregate, id);
    let then: StreamState<State> = nothingYet(aggregate);
    for (let from = 0; ;) {
      const { events, lastRevision = -1 } = await this.#store.readStream(stream, { from });
      const within = events.filter((event) => event.revision <= revision && event.time <= at);
      then = await this.#folded(aggregate, then, within);
      from += events.length;
      if (within.length < events.length || from > lastRevision) return then;
    }
  }

  /** Remembers what the stream has come to by an append of this process. */
  advance<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    stream: string,
    from: StreamState<State>,
    events: readonly SequencedEvent[],
  ): StreamState<State> {
    const state = { ...this.#fold(aggregate, from, events), fresh: false };
    this.#remembered.set(stream, state as StreamState<never>);
    return state;
  }

  forget(stream: string): void {
    this.#remembered.delete(stream);
  }

  /** @throws NeedsUpgrade where the stream has what this process cannot read */
  async #folded<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    from: StreamState<State>,
    events: readonly SequencedEvent[],
  ): Promise<StreamState<State>> {
    for (;;) {
      try {
        return this.#fold(aggregate, from, events);
      } catch (error) {
        // A newer instance may have written it, in a version that came into force since this one last looked.
        if (!(error instanceof NeedsUpgrade) || !(await this.#catalogue.learns(error))) throw error;
      }
    }
  }

  #fold<State extends { readonly status: string }, Event extends Happened>(
    aggregate: Aggregate<State, Event>,
    from: StreamState<State>,
    events: readonly SequencedEvent[],
  ): StreamState<State> {
    let { state } = from;
    for (const event of events) {
      const { type, effectiveOn, time, meta } = event;
      const data = this.#catalogue.upcast(type, event.schemaVersion, event.data);
      state = aggregate.evolve(state, { type, data, effectiveOn, time, actor: meta.actor.person } as Event);
    }
    const last = events.at(-1);
    if (last === undefined) return from;
    return { state, revision: last.revision, time: last.time, position: last.position, fresh: from.fresh };
  }
}

/** The stream before its first event: assumed for a creation, and found out by the append. */
export function nothingYet<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
): StreamState<State> {
  return { state: aggregate.initialState, revision: undefined, time: undefined, position: undefined, fresh: false };
}
