import type { CivilDate, Instant, Role } from '@baraza/domain';

/** Who, on whose authority and why. */
export interface EventMeta {
  readonly actor: { readonly person: string; readonly roles: readonly Role[]; readonly organisation?: string };
  /** A person who could not act alone, and for whom the actor did. */
  readonly onBehalfOf?: string;
  /** A code of the adopted rules. */
  readonly ground?: string;
  readonly commandId: string;
  /** Base64url SHA-256 of the command's canonical body, personal fields replaced by their commitments. */
  readonly commandHash: string;
  /** The first command of the chain. */
  readonly correlationId: string;
  /** The event or command that led to this one. */
  readonly causationId: string;
  /** For an event made by a policy: its name. `causationId` is then the event that caused it. */
  readonly policy?: string;
  readonly traceparent?: string;
  /** The sequence of another service's fact that the decision relied on. */
  readonly basedOn?: number;
}

/** The fields of an event that are stored, hashed and never change. */
export interface RecordedEvent<Type extends string = string, Data = unknown> {
  readonly id: string;
  readonly type: Type;
  readonly schemaVersion: number;
  readonly stream: string;
  /** From 0. */
  readonly revision: number;
  readonly time: Instant;
  readonly effectiveOn: CivilDate;
  readonly data: Data;
  readonly meta: EventMeta;
  readonly tags: readonly string[];
}

/** A recorded event with its place in the ledger. */
export interface SequencedEvent<Type extends string = string, Data = unknown> extends RecordedEvent<Type, Data> {
  /** Dense, from 1, over the whole ledger: the order everyone sees. */
  readonly sequence: number;
  /** The store's own position with the ledger's id; compares as text within one ledger. */
  readonly position: Position;
}

/** `<ledger id>:<20 digits>`: what a writer learns at once and can wait for. */
export type Position = string;

export function positionOf(ledgerId: string, sequence: number): Position {
  return `${ledgerId}:${String(sequence).padStart(20, '0')}`;
}

/** @returns undefined where the text is no position */
export function parsePosition(text: string): { ledgerId: string; sequence: number } | undefined {
  const match = /^([0-9a-f-]{36}):(\d{20})$/.exec(text);
  if (match === null) return undefined;
  const sequence = Number(match[2]);
  return Number.isSafeInteger(sequence) ? { ledgerId: match[1]!, sequence } : undefined;
}
