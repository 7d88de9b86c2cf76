import type { Consumer, Delivery, EventBus } from '@baraza/event-bus';
import { type CivilDate, civilDateIn, type Instant, type RoleHeld } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import { type DocumentQuery, type DocumentVersion, everyDocument, type ReadStore } from '@baraza/read-models';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Recent } from '../caching/recent.ts';
import { EVENT_BUS, EVENT_STORE, SERVICE_STORE } from '../runtime/tokens.ts';
import {
  evolveFact,
  factKey,
  type ForumFact,
  goalKey,
  type OrganisationFact,
  organisationKey,
  personKey,
  REFERENCE_EVENTS,
  type ReferenceFact,
  referenceFactsModel,
  type UnitFact,
} from './reference-facts.projection.ts';
import { type CodeFact, type CodeKind, CodesInUse } from './codes-in-use.ts';
import { type PersonFact, rolesInForce } from './rights-of-persons.ts';
import { UnitTree } from './unit-tree.ts';

export type { CodeFact };
export type { ForumFact, OrganisationFact, UnitFact };

/** How long a `known…` look-up waits for the ledger's head. */
const CATCH_UP_MS = 2_000;
/** A checkpoint that moved over nothing of interest is written this often only: reading it again costs little. */
const IDLE_CHECKPOINT = 10_000;

/**
 * What a service keeps of others' events: units, organisations with their membership, the forum. A moment behind the
 * ledger; the `known…` variants first catch up with it (at most 2 s) when something is not known yet.
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
  #generation = 0;
  #checkpoint = 0;
  #upTo = 0;
  #consumer: Consumer | undefined;

  constructor(
    @Inject(SERVICE_STORE) private readonly facts: ReadStore,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

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
    const found = await this.facts.get(referenceFactsModel, organisationKey(id));
    if (found?.kind !== 'organisation') return undefined;
    this.#organisations.set(id, found.fact);
    return found.fact;
  }

  /** How many organisations are registered in a unit and below it, as far as they are known in clear. */
  async registeredIn(unit: string): Promise<number> {
    let found = 0;
    const where = { kind: { is: 'organisation' } };
    for await (const { doc } of everyDocument(this.facts, referenceFactsModel, { where })) {
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
      const facts = await Promise.all(ids.map((id) => this.facts.get(referenceFactsModel, goalKey(id))));
      return facts.flatMap((one) => (one?.kind === 'goal' && !one.fact.isClosed ? [one.fact.id] : []));
    };
    const known = await open();
    if (known.length === ids.length || !(await this.catchUp())) return known;
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

  /** Waits until everything that the ledger now holds is known, or for 2 s. @returns whether it is */
  async catchUp(): Promise<boolean> {
    const { sequence } = await this.store.head();
    if (this.#upTo >= sequence) return true;
    return new Promise((resolve) => {
      const end = (reached: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiting);
        resolve(reached);
      };
      const waiting = { sequence, done: () => end(true) };
      const timer = setTimeout(() => end(false), CATCH_UP_MS);
      this.#waiting.add(waiting);
    });
  }

  /** The consumer that keeps the facts: its lag belongs into health and metrics. */
  get consumer(): Consumer | undefined {
    return this.#consumer;
  }

  async onModuleInit(): Promise<void> {
    const generations = await this.facts.prepare(referenceFactsModel);
    let serving = generations.find((one) => one.state === 'serving' && one.version === referenceFactsModel.version);
    if (serving === undefined) {
      // Facts are small and made anew in moments; `known…` look-ups wait for them.
      serving = await this.facts.begin(referenceFactsModel);
      await this.facts.serve(referenceFactsModel, serving.generation);
      await this.facts.discardRetired(referenceFactsModel.name);
    }
    this.#generation = serving.generation;
    this.#checkpoint = serving.checkpoint;
    this.#upTo = serving.checkpoint;
    for (const kind of ['forum', 'unit', 'code', 'protected']) await this.#remember({ kind: { is: kind } });
    await this.#remember({ merged: { is: 'yes' } });
    this.#consumer = await this.bus.consume({
      name: 'reference-facts',
      types: REFERENCE_EVENTS,
      inEveryInstance: true,
      maxBackoffMs: 2_000,
      checkpoint: async () => this.#checkpoint,
      deliver: (delivery) => this.#take(delivery),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.#consumer?.stop();
  }

  async #remember(where: NonNullable<DocumentQuery['where']>): Promise<void> {
    for await (const { doc } of everyDocument(this.facts, referenceFactsModel, { where })) this.#put(doc);
  }

  async #person(id: string): Promise<PersonFact | undefined> {
    const remembered = this.#persons.get(id);
    if (remembered !== undefined) return remembered;
    const found = await this.facts.get(referenceFactsModel, personKey(id));
    if (found?.kind !== 'person') return undefined;
    this.#persons.set(id, found.fact);
    return found.fact;
  }

  async #take({ events, upTo }: Delivery): Promise<void> {
    if (events.length > 0 || upTo - this.#checkpoint >= IDLE_CHECKPOINT) {
      const keys = [...new Set(events.map(factKey))];
      const docs = new Map(await this.facts.load(referenceFactsModel, this.#generation, keys));
      const versions: DocumentVersion[] = [];
      for (const event of events) {
        const key = factKey(event);
        const doc = evolveFact(docs.get(key), event);
        if (doc === undefined) continue;
        docs.set(key, doc);
        versions.push({ key, doc, sequence: event.sequence });
      }
      const batch = { after: this.#checkpoint, checkpoint: upTo, versions, facts: [], ledgerId: this.store.ledgerId };
      await this.facts.commit(referenceFactsModel, this.#generation, batch);
      this.#checkpoint = upTo;
      for (const doc of docs.values()) this.#put(doc);
      if (events.some(({ type }) => type === 'members.OrganisationProtected')) await this.facts.scrub();
    }
    this.#upTo = upTo;
    for (const waiting of this.#waiting) if (upTo >= waiting.sequence) waiting.done();
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
