import type { Audience } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, NotFound, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NameBook } from '../naming/name-book.ts';
import { AsMember } from '../rights/as-member.ts';
import { AsParticipant } from '../rights/as-participant.ts';
import { type Frame, widestOf } from '../viewing/frame.ts';
import { type ToldEvent, TrailTelling } from './audit-trail.document.ts';
import { anyUpTo, type TrailOf, TrailQueries } from './audit-trail.queries.ts';
import type { TrailDoc } from './audit-trail.read-model.ts';
import { EntityScopes } from './entity-scopes.ts';
import { CONCERNING_PARAMETERS, TRAIL_PARAMETERS, TrailAsking } from './trail-asking.ts';
import { type TrailSight, trailSight } from './trail-sight.ts';

type OneTrail = Extract<TrailOf, { readonly entity: string } | { readonly organisation: string }>;

const OPEN_TO_PARTICIPANTS: readonly string[] = ['alert', 'joint-action', 'decision', 'health-round'];

/** What a trail is of. */
export interface TrailSubject {
  readonly aggregate: string;
  readonly id: string;
  readonly name: string | undefined;
  readonly unit: string | undefined;
}

export interface Trail {
  readonly frame: Frame;
  readonly audience: Audience;
  /** An entity’s own events, or all that concerns it. */
  readonly kind: 'entity' | 'organisation' | 'person' | 'unit';
  readonly of: TrailSubject;
  readonly events: readonly ToldEvent[];
  /** Undefined for readers who are not told. */
  readonly omitted: number | undefined;
  readonly nextCursor: string | undefined;
}

/** Audit trails as they are asked for over HTTP. */
@Injectable()
export class AuditTrails {
  readonly #queries: TrailQueries;
  readonly #scopes: EntityScopes;
  readonly #names: NameBook;
  readonly #telling: TrailTelling;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    @Inject(VAULT) vault: Vault,
    private readonly asking: TrailAsking,
    private readonly members: AsMember,
    private readonly participants: AsParticipant,
  ) {
    this.#queries = new TrailQueries(store);
    this.#scopes = new EntityScopes(store);
    this.#names = new NameBook(store, vault);
    this.#telling = new TrailTelling(store, this.#queries, this.#names);
  }

  /**
   * The trail of an entity, or of all that concerns an organisation.
   * @throws BadRequest that names every wrong parameter
   * @throws NotFound where nothing of it is there for this caller: hidden and not existing answer alike
   */
  async trail(of: OneTrail, whoAsks: Caller, request: FastifyRequest): Promise<Trail> {
    const parameters = 'organisation' in of ? CONCERNING_PARAMETERS : TRAIL_PARAMETERS;
    const { frame, question } = await this.asking.asked(parameters, whoAsks, request);
    const first = await this.#queries.first('organisation' in of ? { entity: of.organisation } : of);
    if (first === undefined || ('organisation' in of && first.aggregate !== 'organisation')) throw new NotFound();

    const { caller } = frame;
    const { tree, founded } = frame.forum;
    const scopeOn = await this.#scopes.of(first, founded?.rootUnit ?? '');
    const reader = await this.#reader(first, caller);
    const sight = trailSight(reader, scopeOn, tree, frame.asked.audience === 'public');
    if (!(await this.#isSeen(first.entity, sight, frame.checkpoint))) throw new NotFound();
    const whole = await this.#withSame(of, frame, sight);
    const page = await this.#queries.page(whole, sight, question);

    // How many are left out is told to those who may know that there are others: auditors and staff.
    const isTold = sight.view !== 'absent';
    const [told, omitted, name, ownName] = await Promise.all([
      this.#telling.tell(page.events, frame, sight),
      isTold ? this.#queries.omitted(whole, sight.audiences, question) : undefined,
      nameOfEntity(this.#names, first, frame, sight.widest),
      nameOfEntity(this.#names, first, frame, sight.audiences),
    ]);
    // Whoever saw it before it moved is not told where it went.
    const isShownNow = ownName !== undefined;
    return {
      frame,
      audience: widestOf(sight.audiences),
      of: { aggregate: first.aggregate, id: first.entity, name, unit: isShownNow ? scopeOn()?.unit : undefined },
      kind: 'organisation' in of ? 'organisation' : 'entity',
      events: told,
      omitted,
      nextCursor: page.next === undefined ? undefined : String(page.next),
    };
  }

  /** What was promised to all members is open to each of them, and what belongs to a coalition to its participants. */
  #reader({ aggregate }: TrailDoc, caller: Caller): Caller | Promise<Caller> {
    if (aggregate === 'commitment') return this.members.reader(caller);
    return OPEN_TO_PARTICIPANTS.includes(aggregate) ? this.participants.reader(caller) : caller;
  }

  /** With the organisations that are the same by merges, as far as the caller's rights over them are no narrower. */
  async #withSame(of: OneTrail, frame: Frame, sight: TrailSight): Promise<TrailOf> {
    if (!('organisation' in of)) return of;
    const asOf = frame.asked.asOf === undefined ? {} : { asOf: frame.asOf };
    const alsoKnownAs: string[] = [];
    for (const other of await this.#scopes.sameAs(of.organisation, { ...asOf, knownAt: frame.knownAt })) {
      const scopeOn = await this.#scopes.ofOrganisation(other);
      const theirs = trailSight(frame.caller, scopeOn, frame.forum.tree, frame.asked.audience === 'public');
      if (theirs.audiences.length >= sight.audiences.length) alsoKnownAs.push(other);
    }
    return { ...of, alsoKnownAs };
  }

  /** Whether any of the entity's own events is seen, of whatever date: else it is hidden, whatever else names it. */
  async #isSeen(entity: string, sight: TrailSight, knownAt: number): Promise<boolean> {
    const any = await this.#queries.page({ entity }, sight, anyUpTo(knownAt));
    return any.events.length > 0;
  }
}

/** What an entity is called to readers of these audiences, by any event of it; undefined where it has no name. */
export async function nameOfEntity(
  book: NameBook,
  { aggregate, entity, organisations }: TrailDoc,
  frame: Frame,
  audiences: readonly Audience[],
): Promise<string | undefined> {
  if (aggregate === 'forum') return frame.forum.founded?.name;
  const id = aggregate === 'membership' ? organisations[0] : entity;
  if (id === undefined) return undefined;
  const reader = { tree: frame.forum.tree, words: frame.words, audiences, view: 'absent' } as const;
  const wanted = new Map([[id, aggregate === 'membership' ? 'organisation' : aggregate]]);
  const names = await book.namesFor({ entities: wanted, refs: [], persons: [] }, reader);
  const name = names.entity(id);
  if (name === undefined || aggregate !== 'membership') return name;
  return frame.words.say('membership-of', { name });
}
