import { positionOf } from '@baraza/contracts';
import { civilDateIn, type RoleHeld } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, type Clock, CLOCK, EVENT_STORE, SERVED_MODELS, ReferenceFacts } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { AskedRequest } from './asked-request.ts';
import type { AskedMoment, Asking } from '../asking/asking.ts';
import type { Parameter } from '../asking/parameters.ts';
import { sequenceKnownAt } from '../moments/moments.queries.ts';
import { languagesOf } from '../pages/negotiation.ts';
import { PUBLIC_SIGHT, sightOf } from '../rights/sight.ts';
import { type Forum, ForumTree } from '../units/forum-tree.ts';
import { Words } from '../words/words.ts';
import type { Frame } from './frame.ts';
import { endOfDateIn } from './known-date.ts';

/** Makes the frame of an answer: which record is asked about, by whom, in which words. */
@Injectable()
export class Viewing {
  readonly #trees: ForumTree;

  constructor(
    @Inject(SERVED_MODELS) private readonly store: ServedModels,
    @Inject(EVENT_STORE) private readonly ledger: Pick<EventStore, 'ledgerId'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly facts: ReferenceFacts,
  ) {
    this.#trees = new ForumTree(store);
  }

  /** The forum and its tree as they are now. */
  forum(): Promise<Forum> {
    return this.#trees.now();
  }

  /**
   * @param model the read model the answer is made of
   * @param date the parameter that says which date is asked about
   * @throws BadRequest for parameters that are wrong; nothing has been looked up then
   */
  async frame(
    asking: Asking,
    whoAsks: Caller,
    request: AskedRequest,
    model: string,
    date: Parameter = 'asOf',
  ): Promise<Frame> {
    const asOf = asking.date(date);
    const moment = asking.moment('asKnownAt');
    const audience = asking.choice('audience', ['public']);
    const lang = asking.matching('lang', /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'takes a language: en');
    asking.choice('format', ['json', 'html']);
    asking.check();
    const forum = await this.#trees.now();
    const checkpoint = await this.store.checkpoint(model);
    const today = civilDateIn(forum.zone, new Date(this.clock.now()).toISOString());
    const known = moment === undefined ? undefined : await this.#sequenceOf(moment, forum.zone, checkpoint);
    const askedKnownAt = known === undefined || known >= checkpoint ? undefined : known;
    const on = asOf ?? today;
    const caller = this.#following(whoAsks);
    return {
      forum,
      words: Words.in([...(lang === undefined ? [] : [lang]), ...languagesOf(request.headers['accept-language'])]),
      caller,
      sight: audience === 'public' ? PUBLIC_SIGHT : sightOf(caller, forum.tree, on),
      today,
      asOf: on,
      askedKnownAt,
      knownAt: askedKnownAt ?? checkpoint,
      checkpoint,
      position: positionOf(this.ledger.ledgerId, checkpoint),
      path: request.url.split('?', 1)[0]!,
      asked: asking.asked(),
    };
  }

  /** The frame of an answer that was read at another checkpoint than the frame was made at. */
  readAt(frame: Frame, { knownAt, checkpoint }: Pick<Frame, 'knownAt' | 'checkpoint'>): Frame {
    return { ...frame, knownAt, checkpoint, position: positionOf(this.ledger.ledgerId, checkpoint) };
  }

  /** Who acts for an organisation acts for those that go on as it, too. */
  #following(caller: Caller): Caller {
    const followed = (roles: readonly RoleHeld[]): readonly RoleHeld[] =>
      roles.flatMap((held) =>
        held.organisation === undefined
          ? [held]
          : this.facts.formerlyAs(held.organisation).map((organisation) => ({ ...held, organisation })),
      );
    return { ...caller, roles: followed(caller.roles), entitled: followed(caller.entitled) };
  }

  async #sequenceOf(moment: AskedMoment, zone: string, checkpoint: number): Promise<number> {
    if ('sequence' in moment) return moment.sequence;
    const instant = 'instant' in moment ? moment.instant : endOfDateIn(zone, moment.date);
    return sequenceKnownAt(this.store, instant, checkpoint);
  }
}
