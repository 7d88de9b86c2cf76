import { audienceOf, type EventCatalogue } from '@baraza/contracts';
import { type Aggregate, type Happened, type Role, streamOf } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import { maskPersonal, openPersonal, type Vault, withoutPersonal } from '@baraza/privacy';
import { Inject, Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import { audiencesOf, personalViewOf } from '../access/audiences.ts';
import { CommandHandler } from '../command-handling/command-handler.ts';
import type { Caller } from '../identity/caller.ts';
import { NotFound } from '../problems/refusals.ts';
import { Protections } from '../protections/protections.ts';
import { withPseudonyms } from '../protections/veil.pure.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import { CATALOGUE, EVENT_STORE, VAULT } from '../runtime/tokens.ts';
import type { AsAtMoment } from './as-at.ts';
import { EntityDocument } from './entity-document.ts';
import { wholeStream } from './whole-stream.ts';

/** An event of an entity, as it is shown to somebody. */
export interface EntityEvent {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly sequence: number;
  readonly position: string;
  readonly time: string;
  readonly effectiveOn: string;
  /** In the newest shape; personal fields opened, masked or left out. */
  readonly data: unknown;
  readonly tags: readonly string[];
  /** Who, on whose authority and why: for auditors and staff. */
  readonly meta?: unknown;
}

/** Entities as they stand, from their own streams. */
@Injectable()
export class EntityReader {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CATALOGUE) private readonly catalogue: EventCatalogue,
    private readonly commands: CommandHandler,
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
    private readonly protections: Protections,
  ) {}

  /**
   * The entity as a document, for those who may see it. A `PersonalRef` in it becomes `{subject, value}` or
   * `{subject, erased}` for those who work with the persons, `{subject, masked}` for an auditor, and nothing for others.
   * @param present is told the roles the caller holds over it, for what not all of them may see
   * @param moment an earlier state; rights are those of now
   * @throws NotFound where it does not exist, did not yet, or is none of the caller's
   */
  async read<State extends { readonly status: string }, Event extends Happened, Doc extends object>(
    caller: Caller,
    aggregate: Aggregate<State, Event>,
    id: string,
    present: (state: State, id: string, roles: readonly Role[]) => Doc,
    moment: AsAtMoment = {},
  ): Promise<EntityDocument<object>> {
    const now = await this.commands.load(aggregate, id);
    const roles = await this.#rolesOver(caller, aggregate, now.state);
    const asked = moment.revision !== undefined || moment.at !== undefined;
    const { state, revision } = asked ? await this.commands.loadAsAt(aggregate, id, moment) : now;
    if (revision === undefined || (moment.revision ?? 0) > revision) throw new NotFound();
    return new EntityDocument(revision, (await this.#shown(present(state, id, roles), roles)) as object);
  }

  /**
   * What is kept beside an entity, in a stream of which there may be nothing yet; personal texts as in `read`.
   * @throws NotFound where it is none of the caller's
   */
  async beside<State extends { readonly status: string }, Event extends Happened>(
    caller: Caller,
    aggregate: Aggregate<State, Event>,
    id: string,
    present: (state: State) => object,
  ): Promise<object> {
    const { state } = await this.commands.load(aggregate, id);
    const roles = await this.#rolesOver(caller, aggregate, state);
    return (await this.#shown(present(state), roles)) as object;
  }

  /** The entity's events, oldest first: those of an audience the caller belongs to. @throws NotFound as `read` */
  async events<State extends { readonly status: string }, Event extends Happened>(
    caller: Caller,
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<{ readonly events: readonly EntityEvent[] }> {
    const { state } = await this.commands.load(aggregate, id);
    const roles = await this.#rolesOver(caller, aggregate, state);
    const audiences = audiencesOf(roles);
    const withMeta = audiences.includes('auditor');
    const shown = (await wholeStream(this.store, streamOf(aggregate, id)))
      .filter((event) => audiences.includes(audienceOf(this.catalogue, event.type)))
      .map(({ type, schemaVersion, data, meta, ...event }): EntityEvent => {
        const { revision, sequence, position, time, effectiveOn, tags } = event;
        const newest = this.catalogue.upcast(type, schemaVersion, data);
        const told = { id: event.id, type, revision, sequence, position, time, effectiveOn, data: newest, tags };
        return withMeta ? { ...told, meta } : told;
      });
    return { events: (await this.#shown(shown, roles)) as readonly EntityEvent[] };
  }

  async #rolesOver<State extends { readonly status: string }, Event extends Happened>(
    caller: Caller,
    aggregate: Aggregate<State, Event>,
    state: State,
  ): Promise<readonly Role[]> {
    const scope = aggregate.scope(state);
    const roles = scope === undefined ? [] : await this.access.rolesWhenKnown(caller, scope);
    if (roles.length === 0) throw new NotFound();
    return roles;
  }

  async #shown(tree: unknown, roles: readonly Role[]): Promise<unknown> {
    const veiled = await this.#veiled(tree, roles);
    const view = personalViewOf(roles);
    if (view === 'open') return openPersonal(this.vault, veiled);
    return view === 'masked' ? maskPersonal(veiled) : withoutPersonal(veiled);
  }

  /** What is a protected organisation's own nobody finds; in what is another's its pseudonym stands, as in every view. */
  async #veiled(tree: unknown, roles: readonly Role[]): Promise<unknown> {
    if (!this.facts.protectsAnybody || roles.includes('protection-officer')) return tree;
    const veil = await this.protections.now();
    return withPseudonyms(tree, (organisation) => veil.of(organisation));
  }
}
