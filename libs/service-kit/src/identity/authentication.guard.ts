import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { isBatched, mayBeBatched } from '../batches/batched-requests.ts';
import { Forbidden, NotFound } from '../problems/refusals.ts';
import { operationOf } from '../operations/operation-metadata.ts';
import type { AdmittedRequest } from '../operations/request.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import type { Clock } from '../runtime/clock.ts';
import { CLOCK, LOGGER } from '../runtime/tokens.ts';
import { logRefusedAttempt } from '../logging/security-log.ts';
import { IDENTITIES, Identities } from './identities.ts';

/** The one door of every operation: who is it, and do they hold a role that may ever do this. Where comes later. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    @Inject(IDENTITIES) private readonly identities: Identities,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly facts: ReferenceFacts,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = operationOf(context.getHandler());
    // Health, metrics and documents are no operations: open to all. Events from the bus come with no caller.
    if (operation === undefined || context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    if (isBatched(request) && !mayBeBatched(operation)) throw new NotFound();
    const now = new Date(this.clock.now()).toISOString();
    const caller = await this.identities.callerOf(request, operation, async ({ person, roles }) =>
      this.facts.stillHeld(roles ?? (await this.facts.rolesOf(person, now)), now),
    );
    if (caller.entitled.length === 0) {
      logRefusedAttempt(this.logger, { operation, caller, reason: 'role' });
      throw new Forbidden(
        'role-may-not',
        `Your roles do not allow this. It takes one of: ${operation.roles.join(', ')}.`,
      );
    }
    request.caller = caller;
    request.operation = operation;
    return true;
  }
}
