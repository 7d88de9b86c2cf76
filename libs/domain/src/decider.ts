import type { CivilDate, Instant } from './civil-date.ts';
import type { Diagram } from './diagram.ts';
import type { Unsealed } from './personal.ts';
import type { Role } from './words.ts';

/** Who acts, as far as the domain may know: a random person id, never a name. */
export interface Actor {
  readonly person: string;
  readonly roles: readonly Role[];
  /** The organisation the person acts for, where they act for one. */
  readonly organisation?: string;
}

/** The facts of the moment that a decider may need. Fixed when a command is decided; a retry after a conflict gets new ones. */
export interface Deciding {
  readonly now: Instant;
  /** `now` as a civil date in the zone of the unit the command acts in. */
  readonly today: CivilDate;
  /** The date the command holds from: what the client said, else `today`. */
  readonly effectiveOn: CivilDate;
  readonly actor: Actor;
  /** A UUID that is the same whenever this command is decided again: v5 of (command id, name). */
  id(name: string): string;
}

/** An event as it is found in a stream: what `evolve` sees. */
export interface Happened<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly effectiveOn: CivilDate;
  readonly time: Instant;
  readonly actor: string;
}

/** An event as a decider makes it. The write path adds id, stream, revision, time and meta, and seals personal values. */
export interface Decided<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  readonly effectiveOn: CivilDate;
  /** What a trail is found by: `org:<id>`, `unit:UG-411`, `theme:governance`. Never personal. */
  readonly tags: readonly string[];
  /** The code of the adopted rule or ground this rests on, where it rests on one. */
  readonly ground?: string;
}

/** Turns a union of `Happened` into the union of what a decider may answer with. */
export type DecidedOf<E> = E extends Happened<infer Type, infer Data> ? Decided<Type, Unsealed<Data>> : never;

/** Where an entity stands in the forum's tree, and whose it is: what rights are checked against. */
export interface Scope {
  readonly unit: string;
  /** The organisations whose representatives may act on it or see it. */
  readonly organisations: readonly string[];
}

/**
 * An aggregate: a stream's name, and the fold of its events into a state.
 * `State` is a union on `status`; `{ status: 'none' }` stands for a stream without events.
 */
export interface Aggregate<State extends { readonly status: string }, Event extends Happened> {
  /** The glossary's word in kebab-case: `membership`. The stream is `<name>-<id>`. */
  readonly name: string;
  /** The service that owns it: `members`. */
  readonly service: string;
  readonly initialState: State;
  /** Rises when `evolve` changes what it makes of old events, so that snapshots are made anew. */
  readonly stateVersion: number;
  evolve(state: State, event: Event): State;
  /** Undefined while nothing is known of it (`status: 'none'`). */
  scope(state: State): Scope | undefined;
  /** Its states and the steps between them, for docs and for property specs. */
  readonly diagram: Diagram<State, Event>;
  /** What the calendar does with an entity by itself. Absent where only commands change it. */
  readonly calendar?: EntityCalendar<State, Event>;
}

/** A step that an entity takes by itself when its date comes. */
export interface CalendarStep {
  /** Stable: `membership.grace-begins`. */
  readonly rule: string;
  /** Among steps of one date the lower comes first. */
  readonly rank: number;
  /** The date it is due, and from which its events hold. */
  readonly on: CivilDate;
}

/** A further stream written in the same atomic append: a reservation, most often. */
export interface AlsoIn {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- streams of different aggregates share one list; `alsoIn` types each
  readonly aggregate: Aggregate<any, any>;
  readonly id: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  decide(state: any, given: Deciding): readonly Decided[];
}

/** Types an `AlsoIn` by its aggregate. */
export function alsoIn<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  id: string,
  decide: (state: State, given: Deciding) => readonly Decided[],
): AlsoIn {
  return { aggregate, id, decide };
}

/** Pure, and of the state alone: every date it needs was fixed in an event when something was decided. */
export interface EntityCalendar<State, Event extends Happened> {
  /** The next step in this state, whenever it is due; undefined where none comes without a command. */
  next(state: State): CalendarStep | undefined;
  /**
   * What the step records: at least one event, without personal values, holding from `step.on`. The state after it has
   * another next step, or none.
   */
  take(state: State, step: CalendarStep, given: Deciding): readonly DecidedOf<Event>[];
  /** What is written elsewhere in the same append: a reservation that the entity, whose id this is, gives up. */
  also?(state: State, step: CalendarStep, id: string): readonly AlsoIn[];
}

export function streamOf(aggregate: { readonly name: string }, id: string): string {
  return `${aggregate.name}-${id}`;
}

/** The state after these events: the fold. */
export function fold<State extends { readonly status: string }, Event extends Happened>(
  aggregate: Aggregate<State, Event>,
  events: Iterable<Event>,
  from: State = aggregate.initialState,
): State {
  let state = from;
  for (const event of events) state = aggregate.evolve(state, event);
  return state;
}
