import { parsePosition } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { operationOf } from '../operations/operation-metadata.ts';
import { BadRequest, Unavailable } from '../problems/refusals.ts';
import { Protections } from '../protections/protections.ts';
import { EVENT_STORE } from '../runtime/tokens.ts';
import { ViewProgress } from './view-progress.ts';
import { readingUpTo } from './views-asked-for.ts';

const HEADER = 'baraza-min-position';

/**
 * Lets a client see its own writes: a query with `Baraza-Min-Position` (the position a command answered with) waits for
 * every view that it reads, until it has come that far. Reactions of other services to the command are not waited for.
 */
@Injectable()
export class MinPositionInterceptor implements NestInterceptor {
  constructor(
    @Inject(EVENT_STORE) private readonly store: Pick<EventStore, 'ledgerId'>,
    private readonly progress: ViewProgress,
    private readonly protections: Protections,
  ) {}

  /**
   * @throws BadRequest for what is no position, or one of another ledger
   * @throws Unavailable while views are made anew for longer than anybody waits
   */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (operationOf(context.getHandler())?.readsViews !== true) return next.handle();
    const header = context.switchToHttp().getRequest<FastifyRequest>().headers[HEADER];
    const until = Date.now() + this.progress.patienceMs;
    const sequence = header === undefined ? undefined : this.#sequenceOf(header);
    // Whoever asks by a position may have protected somebody with that very command.
    if (sequence !== undefined) await this.protections.now();
    if (!(await this.progress.mayBeRead(until))) {
      throw new Unavailable('view-being-made', 'The views are being made anew. Ask again in a moment.', {
        headers: { 'retry-after': '2' },
      });
    }
    if (sequence === undefined) return next.handle();
    return new Observable((answered) => readingUpTo({ sequence, until }, () => next.handle().subscribe(answered)));
  }

  #sequenceOf(header: string | readonly string[]): number {
    const position = typeof header === 'string' ? parsePosition(header) : undefined;
    if (position === undefined)
      throw new BadRequest('bad-header', `${HEADER} takes a position as a command answered it.`);
    if (position.ledgerId !== this.store.ledgerId) {
      throw new BadRequest('other-ledger', `${HEADER} is a position of another ledger.`);
    }
    return position.sequence;
  }
}
