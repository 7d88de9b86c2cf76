import type { EventCatalogue } from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import { allDocuments, type DocumentQuery, everyDocument, type ReadStore } from '@baraza/read-models';
import {
  CATALOGUE,
  EVENT_STORE,
  LedgerFeed,
  Protections,
  ReadinessChecks,
  ReferenceFacts,
  SERVICE_STORE,
  Unavailable,
  VeiledRunner,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CATCH_UP_MS, checkOf } from './check-of.ts';
import { categoryOn, membershipRoll } from './membership-roll.projection.ts';
import { type Likeness, likenessOf, type Names, recognitionKeys } from './name-keys.pure.ts';
import { type NamedOrganisation, organisationNames } from './organisation-names.projection.ts';
import { requestList } from './request-list.projection.ts';
import { type NamedUnit, unitNames } from './unit-names.projection.ts';

/** More likely duplicates than this help nobody. */
const MOST_DUPLICATES = 10;

const PROJECTIONS = [membershipRoll, organisationNames, unitNames, requestList];

export interface LikelyDuplicate {
  readonly organisation: NamedOrganisation;
  readonly likeness: Likeness;
}

/**
 * What `members` asks of its own record before it decides: who was a full member on a date, and who goes by the same
 * name. Kept in the service's own store and read from there; questions about members wait for the ledger's head.
 */
@Injectable()
export class MembersDirectory implements OnModuleInit, OnModuleDestroy {
  readonly #runner: VeiledRunner;

  constructor(
    @Inject(SERVICE_STORE) private readonly documents: ReadStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUE) catalogue: EventCatalogue,
    private readonly facts: ReferenceFacts,
    private readonly readiness: ReadinessChecks,
    protections: Protections,
  ) {
    this.#runner = new VeiledRunner({
      store: documents,
      events: store,
      feed: new LedgerFeed(store),
      projections: PROJECTIONS as never,
      sight: 'rows',
      catalogue,
      protections,
    });
  }

  /** How many organisations were members of these categories on the date, one left out; counted to `most` only. */
  async membersOn(date: CivilDate, categories: readonly string[], except: string, most: number): Promise<number> {
    let found = 0;
    for await (const { doc } of this.#rolled(date, { categories: { in: [...categories] } })) {
      if (found >= most) break;
      if (doc.organisation !== except && categories.includes(categoryOn(doc, date) ?? '')) found += 1;
    }
    return found;
  }

  /** The organisations that were members of these categories on the date. */
  async membersIn(categories: readonly string[], date: CivilDate): Promise<readonly string[]> {
    const found = new Set<string>();
    for await (const { doc } of this.#rolled(date, { categories: { in: [...categories] } })) {
      if (categories.includes(categoryOn(doc, date) ?? '')) found.add(doc.organisation);
    }
    return [...found];
  }

  /** The membership of these categories that an organisation had on the date, if it had one. */
  async membershipOf(
    organisation: string,
    categories: readonly string[],
    date: CivilDate,
  ): Promise<string | undefined> {
    for await (const { key, doc } of this.#rolled(date, { organisation: { is: organisation } })) {
      if (categories.includes(categoryOn(doc, date) ?? '')) return key;
    }
    return undefined;
  }

  /** Those of the organisations that were members of any category on the date. */
  async membersAmong(organisations: readonly string[], date: CivilDate): Promise<ReadonlySet<string>> {
    const members = new Set<string>();
    if (organisations.length === 0) return members;
    for await (const { doc } of this.#rolled(date, { organisation: { in: [...organisations] } })) {
      if (categoryOn(doc, date) !== undefined) members.add(doc.organisation);
    }
    return members;
  }

  /**
   * Organisations with the same folded name or acronym in the unit, below or above it, or with the same web host
   * anywhere. A moment behind the ledger: a warning, never a reason to refuse.
   */
  async likelyDuplicates(names: Names, unit: string, except?: string): Promise<readonly LikelyDuplicate[]> {
    const keys = recognitionKeys(names);
    if (keys.length === 0) return [];
    const page = await this.documents.find(organisationNames.model, { where: { keys: { in: keys } }, limit: 200 });
    return page.documents
      .filter(({ key }) => key !== except)
      .map(({ doc }) => ({ organisation: doc, likeness: likenessOf(firstShared(keys, doc)) }))
      .filter(({ organisation, likeness }) => likeness === 'same-web-host' || this.#near(organisation.unit, unit))
      .slice(0, MOST_DUPLICATES);
  }

  /** Waits until every look-up knows what the ledger holds. @throws Unavailable where that is not in time */
  async caughtUp(): Promise<void> {
    for (const { model } of PROJECTIONS) await this.#readToHead(model.name);
  }

  /** The organisations that go by a name, however it is spelt. */
  async named(name: string): Promise<readonly NamedOrganisation[]> {
    await this.#readToHead(organisationNames.model.name);
    const [key] = recognitionKeys({ legalName: name });
    if (key === undefined) return [];
    const page = await this.documents.find(organisationNames.model, { where: { keys: { is: key } }, limit: 3 });
    return page.documents.map(({ doc }) => doc);
  }

  /** The requests of an organisation of which something is still to come. */
  async requestsOf(organisation: string): Promise<readonly string[]> {
    await this.#readToHead(requestList.model.name);
    const found: string[] = [];
    const where = { organisation: { is: organisation } };
    for await (const { key } of everyDocument(this.documents, requestList.model, { where })) found.push(key);
    return found;
  }

  /** How many organisations are known in these units, one left out. */
  async organisationsIn(units: readonly string[], except?: string): Promise<number> {
    await this.#readToHead(organisationNames.model.name);
    const asked = { where: { unit: { in: [...units] } }, limit: 1 };
    const { total } = await this.documents.find(organisationNames.model, asked);
    const left = except === undefined ? undefined : await this.documents.get(organisationNames.model, except);
    return left !== undefined && units.includes(left.unit) ? total - 1 : total;
  }

  /** Every unit of the forum. */
  async units(): Promise<readonly NamedUnit[]> {
    await this.#readToHead(unitNames.model.name);
    return allDocuments(this.documents, unitNames.model, {});
  }

  async onModuleInit(): Promise<void> {
    await this.#runner.start();
    this.readiness.add(() => this.#runner.status().map(checkOf));
    this.readiness.follow(() => this.#runner.status());
  }

  async onModuleDestroy(): Promise<void> {
    await this.#runner.stop();
  }

  /** Memberships that began by a date and had not ended for good by then. */
  async *#rolled(date: CivilDate, where: DocumentQuery['where']) {
    await this.#readToHead(membershipRoll.model.name);
    yield* everyDocument(this.documents, membershipRoll.model, {
      where: { ...where, from: { to: date } },
      anyOf: [{ until: { is: null } }, { until: { from: addDays(date, 1) } }],
      limit: 100,
    });
  }

  #near(one: string, other: string): boolean {
    return this.facts.covers(one, other) || this.facts.covers(other, one);
  }

  /** @throws Unavailable where it is not done in time: to decide on an old roll would be wrong */
  async #readToHead(model: string): Promise<void> {
    const { sequence } = await this.store.head();
    if (await this.#runner.waitFor(model, sequence, CATCH_UP_MS)) return;
    throw new Unavailable('roll-behind', 'The roll of members is still being read. Send the command again.', {
      headers: { 'retry-after': '2' },
    });
  }
}

function firstShared(keys: readonly string[], doc: NamedOrganisation): string {
  const theirs = recognitionKeys(doc);
  return keys.find((key) => theirs.includes(key)) ?? keys[0]!;
}
