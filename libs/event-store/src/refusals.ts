import {
  AppendRefused,
  ConflictingEvent,
  StoreUnavailable,
  WrongExpectedRevision,
  type AppendRefusal,
  type ExpectedRevision,
  type UnavailableReason,
} from './event-store.port.ts';

/** An error of the port in a form that survives the way between two threads or machines. */
export type Refusal =
  | { readonly error: 'WrongExpectedRevision'; readonly args: [string, ExpectedRevision, ExpectedRevision] }
  | { readonly error: 'ConflictingEvent'; readonly args: [string] }
  | { readonly error: 'AppendRefused'; readonly args: [AppendRefusal, string] }
  | {
      readonly error: 'StoreUnavailable';
      readonly args: ['not-persisted' | 'unknown', string, { reason: UnavailableReason }];
    };

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
