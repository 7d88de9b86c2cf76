import { Rejection } from '@baraza/domain';
import { ConflictingEvent, WrongExpectedRevision } from '@baraza/event-store';
import { Conflict, PreconditionFailed, Refusal } from '../problems/refusals.ts';

/** A decision of "nothing to do" that was made on a remembered state. */
export class LookAgain extends Error {}

/** Whether the command was refused, by a rule or else, rather than broke. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Refusal || error instanceof Rejection || error instanceof LookAgain;
}

/** Whether others were first: the command is looked up and decided again. */
export function isConflict(error: unknown): boolean {
  return error instanceof WrongExpectedRevision || error instanceof ConflictingEvent;
}

export function concurrentChange(): Conflict {
  return new Conflict('concurrent-change', 'Others changed the same at the same time. Look, and send again.');
}

/** @param revision of the entity now; undefined where it does not exist */
export function changedMeanwhile(revision: number | undefined): PreconditionFailed {
  const now = revision === undefined ? 'does not exist yet' : `is at revision ${revision}`;
  return new PreconditionFailed('revision-mismatch', `If-Match names another revision: the entity ${now}.`);
}
