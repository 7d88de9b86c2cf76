import { parsePosition } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { operationOf } from '../operations/operation-metadata.ts';
import { BadRequest, Unavailable } from '../problems/refusals.ts';
import { Protections } from '../protections/protections.ts';
import { EVENT_STORE } from '../runtime/tokens.ts';
import { ViewProgress, viewsBehind } from './view-progress.ts';

const HEADER = 'baraza-min-position';

/**
 * Lets a client see its own writes: a query with `Baraza-Min-Position` (the position a command answered with) waits until
 * every view it reads has come that far. Reactions of other services to the command are not waited for.
 */
@Injectable()
export class MinPositionGuard implements CanActivate {
  constructor(
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'ledgerId'>,
    private readonly progress: ViewProgress,
    private readonly protections: Protections,
  ) {}

  /**
   * @throws BadRequest for what is no position, or one of another ledger
   * @throws Unavailable that names the view which has not come that far in time (5 s)
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const views = operationOf(context.getHandler())?.views ?? [];
    if (views.length === 0) return true;
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers[HEADER];
    const until = Date.now() + this.progress.patienceMs;
    // Whoever asks by a position may have protected somebody with that very command.
    if (header !== undefined) await this.protections.now();
    if (!(await this.progress.mayBeRead(until))) {
      throw new Unavailable('view-being-made', 'The views are being made anew. Ask again in a moment.', {
        headers: { 'retry-after': '2' },
      });
    }
    if (header === undefined) return true;
    const position = typeof header === 'string' ? parsePosition(header) : undefined;
    if (position === undefined)
      throw new BadRequest('bad-header', `${HEADER} takes a position as a command answered it.`);
    if (position.ledgerId !== this.store.ledgerId) {
      throw new BadRequest('other-ledger', `${HEADER} is a position of another ledger.`);
    }
    const reached = await Promise.all(views.map((view) => this.progress.reaches(view, position.sequence, until)));
    const behind = views.filter((_, index) => !reached[index]);
    if (behind.length === 0) return true;
    throw viewsBehind(behind);
  }
}
