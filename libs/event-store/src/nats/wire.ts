import type { ExpectedRevision, ReadAllOptions } from '../event-store.port.ts';
import type { Refusal } from '../refusals.ts';

/** What may be asked of the ledger, each on `baraza.store.<service>.<operation>`. */
export type Operation = 'append' | 'read-stream' | 'read-event' | 'read-all' | 'head';
export const OPERATIONS: readonly Operation[] = ['append', 'read-stream', 'read-event', 'read-all', 'head'];

export function subjectOf(service: string, operation: Operation): string {
  return `baraza.store.${service}.${operation}`;
}

/** Where the ledger says that its head has moved: a frame with a `PokeHeader`, without body. */
export const POKE_SUBJECT = 'baraza.store.appended';

/** The ledger cuts a page after the event that takes it beyond this many bytes, so that it fits into 1 MiB. */
export const MAX_PAGE_BODY = 512 * 1024;
/** What a NATS server must let through (`max_payload`; its default). */
export const MIN_MAX_PAYLOAD = 1024 * 1024;
/** Two clocks may differ by this much. */
export const MAX_CLOCK_DIFFERENCE_MS = 5_000;
/** An append is sent again for no longer than this after its events were decided. */
export const MAX_APPEND_AGE_MS = 60_000;

/** Body: the stored bytes of the events, in order. Everything that is indexed is derived from them. */
export interface AppendHeader {
  /** The ledger that the writer means. */
  readonly ledgerId: string;
  readonly deadline: number;
  /** The writer's clock at this attempt, in ms since the epoch. */
  readonly sentAt: number;
  readonly streams: readonly {
    readonly stream: string;
    readonly expected: ExpectedRevision;
    readonly sizes: readonly number[];
  }[];
}

export interface AppendAnswer {
  readonly sequences: readonly number[];
  readonly alreadyThere: boolean;
}

export interface ReadStreamHeader {
  readonly stream: string;
  readonly from: number;
  readonly limit: number;
}

/** Body: the events as readers see them (with sequence and position), each a JSON text. */
export interface ReadStreamAnswer {
  readonly sizes: readonly number[];
  readonly lastRevision: number | null;
}

export interface ReadEventHeader {
  readonly id: string;
}

/** Body: as of a stream's page; no size where there is no such event. */
export interface ReadEventAnswer {
  readonly sizes: readonly number[];
}

export type ReadAllHeader = ReadAllOptions;

/** Body: the stored bytes of the events. */
export interface ReadAllAnswer {
  readonly sequences: readonly number[];
  readonly sizes: readonly number[];
  readonly lookedUpTo: number;
  readonly head: number;
}

export interface HeadAnswer {
  readonly head: number;
}

/** Every answer names the ledger. One that is refused says with which error of the port. */
export type Answer<T> = { readonly ledgerId: string } & (
  { readonly answer: T; readonly refusal?: never } | { readonly refusal: Refusal; readonly answer?: never }
);

export interface PokeHeader {
  readonly ledgerId: string;
  readonly head: number;
}
