import {
  type EventCatalogue,
  goodStanding,
  isMemberStatus,
  type RuleSet,
  type Standing,
  type StandingFacts,
  standpointAt,
} from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import { everyDocument, type ReadStore } from '@baraza/read-models';
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
import { type StandingRecord, standingRecords } from './standing-records.projection.ts';

/** An organisation that has asked to be a member, as it stood on a date. */
export interface StoodOn {
  readonly organisation: string;
  readonly unit: string;
  readonly constituencies: readonly string[];
  readonly facts: StandingFacts;
}

/** The voting roll of a day. */
export interface RollOfTheDay {
  /** How far the record had come when it was made. */
  readonly knownAt: number;
  readonly voters: readonly (Pick<StoodOn, 'organisation' | 'constituencies'> & { readonly standing: Standing })[];
}

/**
 * What convenings and assemblies ask of the record: who is a member in a unit on a date, of which constituencies, and in
 * good standing or not. By the same facts and the same rule as the voting roll that everybody can look at, and kept in
 * the service's own store; every question waits for the ledger's head.
 */
@Injectable()
export class StandingDirectory implements OnModuleInit, OnModuleDestroy {
  readonly #runner: VeiledRunner;

  constructor(
    @Inject(SERVICE_STORE) private readonly documents: ReadStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUE) catalogue: EventCatalogue,
    private readonly reference: ReferenceFacts,
    private readonly readiness: ReadinessChecks,
    protections: Protections,
  ) {
    this.#runner = new VeiledRunner({
      store: documents,
      events: store,
      feed: new LedgerFeed(store),
      projections: [standingRecords] as never,
      sight: 'rows',
      catalogue,
      protections,
    });
  }

  /** Who may vote in a unit and below on a day, and who may not, by these rules: in the order of their ids. */
  async rollOf(unit: string, on: CivilDate, today: CivilDate, rules: RuleSet): Promise<RollOfTheDay> {
    const { knownAt, stood } = await this.#stoodIn(unit, on, today);
    const voters = stood.map(({ organisation, constituencies, facts }) => ({
      ...{ organisation, constituencies },
      standing: goodStanding(facts, rules),
    }));
    return { knownAt, voters };
  }

  /** The members of a unit, and of those below it, on a date: in the order of their ids. */
  async membersIn(unit: string, on: CivilDate): Promise<readonly string[]> {
    const { stood } = await this.#stoodIn(unit, on, on);
    return stood.filter(({ facts }) => isMemberStatus(facts.status.value)).map(({ organisation }) => organisation);
  }

  /** Where an organisation stood on a date; undefined where it had not asked to be a member by then. */
  async of(organisation: string, on: CivilDate): Promise<StoodOn | undefined> {
    const knownAt = await this.#readToHead();
    const doc = await this.documents.get(standingRecords.model, organisation);
    return doc === undefined ? undefined : stoodOn(doc, { on, today: on, knownAt });
  }

  async onModuleInit(): Promise<void> {
    await this.#runner.start();
    this.readiness.add(() => this.#runner.status().map(checkOf));
    this.readiness.follow(() => this.#runner.status());
  }

  async onModuleDestroy(): Promise<void> {
    await this.#runner.stop();
  }

  async #stoodIn(unit: string, on: CivilDate, today: CivilDate) {
    const knownAt = await this.#readToHead();
    const stood: StoodOn[] = [];
    const asked = { where: { asked: { is: 'yes' } }, limit: 500 };
    for await (const { doc } of everyDocument(this.documents, standingRecords.model, asked)) {
      const found = stoodOn(doc, { on, today, knownAt });
      if (found !== undefined && this.reference.covers(unit, found.unit)) stood.push(found);
    }
    return { knownAt, stood: stood.sort((a, b) => (a.organisation < b.organisation ? -1 : 1)) };
  }

  /** @throws Unavailable where it is not done in time: to decide on an old roll would be wrong */
  async #readToHead(): Promise<number> {
    const { sequence } = await this.store.head();
    if (await this.#runner.waitFor(standingRecords.model.name, sequence, CATCH_UP_MS)) return sequence;
    throw new Unavailable('roll-behind', 'The roll of members is still being read. Send the command again.', {
      headers: { 'retry-after': '2' },
    });
  }
}

function stoodOn(
  { organisation, marks, constituencies }: StandingRecord,
  moment: { readonly on: CivilDate; readonly today: CivilDate; readonly knownAt: number },
): StoodOn | undefined {
  const found = standpointAt(marks, moment);
  if (found === undefined) return undefined;
  const of = constituencies.findLast(({ on, sequence }) => on <= moment.on && sequence <= moment.knownAt);
  return { organisation, unit: found.unit, facts: found.facts, constituencies: of?.constituencies ?? [] };
}
