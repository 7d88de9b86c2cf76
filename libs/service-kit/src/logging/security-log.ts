import type { Logger } from 'pino';
import type { Caller } from '../identity/caller.ts';
import type { Operation } from '../operations/operation.ts';

export interface RefusedAttempt {
  readonly operation: Operation;
  readonly caller: Caller;
  /** `role`: may never do it. `scope`: not there. Otherwise a rule's code: nobody judges their own. */
  readonly reason: string;
  /** The entity's id, where one was named. */
  readonly target?: string | undefined;
}

/**
 * Writes a refused attempt at a sensitive command to the security log: the structured log's lines with
 * `"log":"security"`. Random ids, codes and roles only.
 */
export function logRefusedAttempt(logger: Logger, attempt: RefusedAttempt): void {
  const { operation, caller, reason, target } = attempt;
  if (!operation.sensitive) return;
  logger.warn(
    { log: 'security', operation: operation.operationId, person: caller.person, roles: caller.roles, reason, target },
    'refused attempt',
  );
}
