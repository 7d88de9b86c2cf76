import { AppendRefused, ConflictingEvent, StoreUnavailable, WrongExpectedRevision } from '../event-store.port.ts';
import type { Refusal } from './append-group.ts';

/** @returns undefined for an error that is no refusal of an append */
export function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof WrongExpectedRevision) {
    return { error: 'WrongExpectedRevision', args: [error.stream, error.expected, error.actual] };
  }
  if (error instanceof ConflictingEvent) return { error: 'ConflictingEvent', args: [error.eventId] };
  if (error instanceof AppendRefused) return { error: 'AppendRefused', args: [error.code, error.message] };
  if (error instanceof StoreUnavailable)
    return { error: 'StoreUnavailable', args: [error.outcome, error.message, { reason: error.reason }] };
  return undefined;
}

export function fromRefusal(refusal: Refusal): Error {
  switch (refusal.error) {
    case 'WrongExpectedRevision':
      return new WrongExpectedRevision(...refusal.args);
    case 'ConflictingEvent':
      return new ConflictingEvent(...refusal.args);
    case 'AppendRefused':
      return new AppendRefused(...refusal.args);
    case 'StoreUnavailable':
      return new StoreUnavailable(...refusal.args);
  }
}
