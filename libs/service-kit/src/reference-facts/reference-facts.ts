import type { Consumer, Delivery, EventBus } from '@baraza/event-bus';
import { type CivilDate, civilDateIn, type Instant, type RoleHeld } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import type { DocumentQuery, ReadStore } from '@baraza/read-models';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Recent } from '../caching/recent.ts';
import { EVENT_BUS, EVENT_STORE, SERVICE_STORE } from '../runtime/tokens.ts';
import {
  type ForumFact,
  goalKey,
  type OrganisationFact,
  organisationKey,
  personKey,
  REFERENCE_EVENTS,
  type ReferenceFact,
  type UnitFact,
} from './reference-facts.projection.ts';
import { type CodeFact, type CodeKind, CodesInUse } from './codes-in-use.ts';
import { FACTS_WITHIN_MS, factsBehind } from './facts-behind.ts';
import { StoredFacts } from './stored-facts.ts';
import { type PersonFact, rolesInForce } from './rights-of-persons.ts';
import { UnitTree } from './unit-tree.ts';

export type { CodeFact };
export type { ForumFact, OrganisationFact, UnitFact };

/**
 * What a service keeps of others' events: units, organisations with their membership, the forum. A moment behind the
 * ledger; the `known…` variants first catch up with it when something is not known yet, and are refused with 503 where that is
 * not done in 5 s: "there is none" is only said of what the ledger does not hold.
 */
@Injectable()
export class ReferenceFacts implements OnModuleInit, OnModuleDestroy {
  readonly #tree = new UnitTree();
  readonly #codes = new CodesInUse();
  readonly #organisations = new Recent<string, OrganisationFact>(10_000);
  readonly #protected = new Set<string>();
  /** Of organisations that were merged, the one that each goes on as. */
  readonly #goOnAs = new Map<string, string>();
  readonly #persons = new Recent<string, PersonFact>(10_000);
  readonly #waiting = new Set<{ readonly sequence: number; done(): void }>();
  readonly #stored: StoredFacts;
  #upTo = 0;
  #consumer: Consumer | undefined;

  constructor(
    @Inject(SERVICE_STORE) facts: ReadStore,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {
    this.#stored = new StoredFacts(facts, store.ledgerId);
  }

  unit(code: string): UnitFact | undefined {
    return this.#tree.unit(code);
  }
  /** The codes from this unit up to the root, itself first; only itself where it is not known. */
  ancestors(code: string): readonly string[] {
    return this.#tree.ancestors(code);
  }
  /** The units right below one. */
  unitsBelow(code: string): readonly UnitFact[] {
    return this.#tree.below(code);
  }
  /** True where `above` is the unit itself or above it. */
  covers(above: string, code: string): boolean {
    return above === code || this.#tree.ancestors(code).includes(above);
  }
  /** The unit's IANA zone, else the forum's, else UTC. */
  zoneOf(code: string): string {
    return this.#tree.zoneOf(code);
  }
  /** Those of the roles that are not over with their unit: one held at a unit that has left is none any more. */
  stillHeld(roles: readonly RoleHeld[], now: Instant): readonly RoleHeld[] {
    return roles.filter(({ unit }) => {
      const last = unit === undefined ? undefined : this.unit(unit)?.validUntil;
      return last === undefined || civilDateIn(this.zoneOf(unit!), now) <= last;
    });
  }
  forum(): ForumFact | undefined {
    return this.#tree.forum;
  }
  async organisation(id: string): Promise<OrganisationFact | undefined> {
    if (this.#protected.has(id)) return undefined;
    const remembered = this.#organisations.get(id);
    if (remembered !== undefined) return remembered;
    const before = this.#upTo;
    const found = await this.#stored.get(organisationKey(id));
    if (found?.kind !== 'organisation') return undefined;
    // What was taken in meanwhile is newer than what was found.
    if (this.#upTo === before) this.#organisations.set(id, found.fact);
    return found.fact;
  }

  /** How many organisations are registered in a unit and below it, as far as they are known in clear. */
  async registeredIn(unit: string): Promise<number> {
    let found = 0;
    for await (const doc of this.#stored.every({ kind: { is: 'organisation' } })) {
      if (doc.kind !== 'organisation' || doc.fact.status !== 'registered') continue;
      if (this.covers(unit, doc.fact.unit)) found += 1;
    }
    return found;
  }

  /** The organisation, and those as which it goes on: the one it was merged into, and what that was merged into. */
  goesOnAs(id: string): readonly string[] {
    const found = [id];
    for (let next = this.#goOnAs.get(id); next !== undefined && !found.includes(next); next = this.#goOnAs.get(next)) {
      found.push(next);
    }
    return found;
  }

  /** The organisation, and those that go on as it: merged into it, or into what was. */
  formerlyAs(id: string): readonly string[] {
    return [id, ...[...this.#goOnAs.keys()].filter((one) => one !== id && this.goesOnAs(one).includes(id))];
  }

  /** Whether there is anybody protected who was known in clear. */
  get protectsAnybody(): boolean {
    return this.#protected.size > 0;
  }

  /** True for an organisation that is protected: to everybody but the protection desk it is not here. */
  isProtected(id: string): boolean {
    return this.#protected.has(id);
  }

  /** The roles that the record gives a person at this moment: those granted, and those of a representative. */
  async rolesOf(person: string, now: Instant): Promise<readonly RoleHeld[]> {
    const fact = await this.#person(person);
    if (fact === undefined) return [];
    const today = (unit: string | undefined): CivilDate => civilDateIn(this.zoneOf(unit ?? ''), now);
    return rolesInForce(fact, this.forum()?.rootUnit, today);
  }

  async knownUnit(code: string): Promise<UnitFact | undefined> {
    if (this.unit(code) === undefined) await this.catchUp();
    return this.unit(code);
  }
  async knownOrganisation(id: string): Promise<OrganisationFact | undefined> {
    const found = await this.organisation(id);
    if (found !== undefined) return found;
    await this.catchUp();
    return this.organisation(id);
  }
  /** Those of the change agenda's goals that were adopted and are not closed. */
  async openGoals(ids: readonly string[]): Promise<readonly string[]> {
    const open = async (): Promise<readonly string[]> => {
      const facts = await Promise.all(ids.map((id) => this.#stored.get(goalKey(id))));
      return facts.flatMap((one) => (one?.kind === 'goal' && !one.fact.isClosed ? [one.fact.id] : []));
    };
    const known = await open();
    if (known.length === ids.length) return known;
    await this.catchUp();
    return open();
  }
  async knownForum(): Promise<ForumFact | undefined> {
    if (this.forum() === undefined) await this.catchUp();
    return this.forum();
  }

  themes(): readonly CodeFact[] {
    return this.#codes.all('theme');
  }
  constituencies(): readonly CodeFact[] {
    return this.#codes.all('constituency');
  }
  /** Those of the codes that are in use on the date; one that is not known yet is caught up with first. */
  async inUse(kind: CodeKind, codes: readonly string[], on: CivilDate): Promise<readonly string[]> {
    const known = (): readonly string[] => codes.filter((code) => this.#codes.isInUse(kind, code, on));
    if (known().length < codes.length) await this.catchUp();
    return known();
  }

  /** The same as `goesOnAs`, of everything that the ledger now holds. */
  async knownToGoOnAs(id: string): Promise<readonly string[]> {
    await this.catchUp();
    return this.goesOnAs(id);
  }

  /**
   * Waits until everything that the ledger now holds is known.
   * @throws Unavailable where it is not within 5 s: to decide on old facts would be wrong
   */
  async catchUp(): Promise<void> {
    if (!(await this.isCaughtUp())) throw factsBehind();
  }

  /** Waits until everything that the ledger now holds is known, or for 5 s. @returns whether it is */
  async isCaughtUp(): Promise<boolean> {
    const { sequence } = await this.store.head();
    if (this.#upTo >= sequence) return true;
    return new Promise((resolve) => {
      const end = (reached: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        resolve(reached);
      };
      const waiting = { sequence, done: () => end(true) };
      const timer = setTimeout(() => end(false), FACTS_WITHIN_MS);
      this.#waiting.add(waiting);
    });
  }

  /** The consumer that keeps the facts: its lag belongs into health and metrics. */
  get consumer(): Consumer | undefined {
    return this.#consumer;
  }

  async onModuleInit(): Promise<void> {
    this.#upTo = await this.#stored.begin();
    for (const kind of ['forum', 'unit', 'code', 'protected']) await this.#remember({ kind: { is: kind } });
    await this.#remember({ merged: { is: 'yes' } });
    this.#consumer = await this.bus.consume({
      name: 'reference-facts',
      types: REFERENCE_EVENTS,
      inEveryInstance: true,
      maxBackoffMs: 2_000,
      checkpoint: async () => this.#upTo,
      deliver: (delivery) => this.#take(delivery),
    });
  }

  async onModuleDestroy(): Promise<void> {
    const closed = this.#stored.close();
    await this.#consumer?.stop();
    await closed;
  }

  async #remember(where: NonNullable<DocumentQuery['where']>): Promise<void> {
    for await (const doc of this.#stored.every(where)) this.#put(doc);
  }

  async #person(id: string): Promise<PersonFact | undefined> {
    const remembered = this.#persons.get(id);
    if (remembered !== undefined) return remembered;
    const before = this.#upTo;
    const found = await this.#stored.get(personKey(id));
    if (found?.kind !== 'person') return undefined;
    if (this.#upTo === before) this.#persons.set(id, found.fact);
    return found.fact;
  }

  async #take(delivery: Delivery): Promise<void> {
    for (const doc of await this.#stored.take(delivery)) this.#put(doc);
    this.#upTo = delivery.upTo;
    for (const waiting of this.#waiting) if (this.#upTo >= waiting.sequence) waiting.done();
  }

  #put(doc: ReferenceFact): void {
    if (doc.kind === 'unit') this.#tree.put(doc.fact);
    else if (doc.kind === 'forum') this.#tree.forum = doc.fact;
    else if (doc.kind === 'person') this.#persons.set(doc.fact.person, doc.fact);
    else if (doc.kind === 'code') this.#codes.put(doc.fact);
    else if (doc.kind === 'protected') {
      this.#protected.add(doc.fact.id);
      this.#organisations.delete(doc.fact.id);
      this.#goOnAs.delete(doc.fact.id);
    } else if (doc.kind === 'organisation') {
      this.#protected.delete(doc.fact.id);
      this.#organisations.set(doc.fact.id, doc.fact);
      if (doc.fact.mergedInto === undefined) this.#goOnAs.delete(doc.fact.id);
      else this.#goOnAs.set(doc.fact.id, doc.fact.mergedInto);
    }
  }
}
