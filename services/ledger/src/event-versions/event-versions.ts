import { derivedId, type EventCatalogue } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import {
  CATALOGUE,
  CommandHandler,
  type Decide,
  EVENT_STORE,
  type IssuedCommand,
  operationOfPolicy,
  ReaderAnnouncer,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { activate, comeIntoForce, type KnownVersions } from './event-version.decider.ts';
import { eventVersionRules } from './event-version.rules.ts';
import { eventVersion, type EventVersionState, newestInForce, streamIdOf } from './event-version.state.ts';
import { behind, nameOf } from './readers.pure.ts';
import { Readers } from './readers.ts';

export interface Activation {
  readonly type: string;
  readonly version: number;
  readonly without?: readonly string[];
}

/** Brings versions of events into force: by itself where whoever reads the one before can read it, else when it is told to. */
@Injectable()
export class EventVersions {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUE) private readonly catalogue: EventCatalogue,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    readonly readers: Readers,
    announcer: ReaderAnnouncer,
  ) {
    announcer.readsEverything();
    announcer.directTo((announcement, hasEnded) => readers.hear(announcement, hasEnded));
  }

  /** @throws Rejection where it is unknown, or where a reader lacks it @returns whether anything was to be done */
  async activate({ type, version, without = [] }: Activation, command: IssuedCommand): Promise<object> {
    const known = this.#known(type);
    if (known.length === 0) throw eventVersionRules.broken('unknown', { pointer: '/type' });
    const { state } = await this.commands.load(eventVersion, streamIdOf(type));
    const inForce = newestInForce(state);
    if (version <= inForce) return { type, version: inForce, activated: false };
    const decide: Decide<EventVersionState> = async (now, given) => {
      const lacking = behind(await this.readers.counting(), type, version);
      return activate(now, { version }, { known, behind: lacking, without }, given);
    };
    await this.#record(command, type, decide);
    await this.#bringIntoForce(type, false);
    await this.catalogue.lookAgain();
    const { state: now } = await this.commands.load(eventVersion, streamIdOf(type));
    return { type, version: newestInForce(now), activated: true };
  }

  /** What comes into force by itself in this build: called when the ledger starts. */
  async bringIntoForce(): Promise<void> {
    const { sequence } = await this.store.head();
    for (const type of this.#ofSeveralVersions()) await this.#bringIntoForce(type, sequence === 0);
    await this.catalogue.lookAgain();
  }

  async list(): Promise<object> {
    const readers = await this.readers.counting();
    const versions = await Promise.all(
      this.#ofSeveralVersions().map(async (type) => {
        const known = this.#known(type).length;
        const { state } = await this.commands.load(eventVersion, streamIdOf(type));
        const inForce = newestInForce(state);
        return { type, inForce, known, waitsFor: known > inForce ? behind(readers, type, known) : [] };
      }),
    );
    return {
      versions,
      readers: readers.map((reader) => ({
        name: nameOf(reader),
        build: reader.build,
        heardAt: new Date(reader.heardAt).toISOString(),
        ended: reader.hasEnded,
      })),
    };
  }

  async #bringIntoForce(type: string, isBeginning: boolean): Promise<void> {
    const known = this.#known(type);
    const { state } = await this.commands.load(eventVersion, streamIdOf(type));
    const inForce = newestInForce(state);
    const next = known[inForce];
    if (next === undefined || (next.change !== 'only-adds' && !isBeginning)) return;
    await this.#record(byItself(type, known.length), type, (now, given) =>
      comeIntoForce(now, { known, isBeginning }, given),
    );
  }

  #record(command: IssuedCommand, type: string, decide: Decide<EventVersionState>): Promise<unknown> {
    const scope = { unit: this.facts.forum()?.rootUnit ?? '', organisations: [] };
    return this.commands.create(command, eventVersion, streamIdOf(type), scope, decide);
  }

  #ofSeveralVersions(): readonly string[] {
    return this.catalogue.types().filter((type) => this.#known(type).length > 1);
  }

  #known(type: string): KnownVersions {
    return this.catalogue.versionsOf(type);
  }
}

const POLICY = 'ledger.bring-versions-into-force';

/** The same build makes the same command, however often it is started. */
function byItself(type: string, known: number): IssuedCommand {
  const id = derivedId(POLICY, type, String(known));
  return {
    id,
    mayBeRepeat: true,
    operation: operationOfPolicy(POLICY),
    caller: { person: derivedId('policy', POLICY), roles: [], entitled: [], isPublic: false },
    body: { type, known },
    target: undefined,
    effectiveOn: undefined,
    ifMatch: undefined,
    correlationId: id,
    causationId: id,
    policy: POLICY,
  };
}
