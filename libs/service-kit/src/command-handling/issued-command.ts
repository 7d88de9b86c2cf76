import type { CivilDate } from '@baraza/domain';
import type { Caller } from '../identity/caller.ts';
import type { Operation } from '../operations/operation.ts';

/** A command on its way: what was asked, by whom, under which id. Made by `@Issued()` or by `Policies`. */
export interface IssuedCommand {
  /** UUID v5 of (person, operationId, Idempotency-Key), or random without a key; a policy's of (event id, policy, target). */
  readonly id: string;
  /** False where the id was made for this one request: it cannot have been recorded before. */
  readonly mayBeRepeat: boolean;
  readonly operation: Operation;
  readonly caller: Caller;
  /** The validated body as it came: what the command's hash is made of. */
  readonly body: unknown;
  /** The id in the path, for a command on an entity. */
  readonly target: string | undefined;
  /** From the body; undefined: today in the unit's zone. */
  readonly effectiveOn: CivilDate | undefined;
  /** The revision that `If-Match` names. */
  readonly ifMatch: number | undefined;
  readonly correlationId: string;
  readonly causationId: string;
  readonly traceparent?: string;
  /** A policy's command: the policy's name, and the sequence of the event it answers. */
  readonly policy?: string;
  readonly basedOn?: number;
}
