import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { derivedId, type EventCatalogue } from '@baraza/contracts';
import { announceOverNats, type HearReader, type ReaderAnnouncement } from '@baraza/event-store';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { VERSION } from '../bootstrap/version.ts';
import { WhileServing } from '../bootstrap/while-serving.ts';
import type { BarazaConfig } from '../configuration/configuration.ts';
import { LedgerConsumers } from '../policies/ledger-consumers.ts';
import { REFERENCE_EVENTS } from '../reference-facts/reference-facts.projection.ts';
import { type Runtime, RUNTIME } from '../runtime/runtime.ts';

const EVERY_MS = 60_000;
/** The ledger may not be there yet when a cluster starts. */
const AGAIN_MS = 2_000;
/** Whoever ends waits no longer for its last word to be heard. */
const LAST_WORD_WITHIN_MS = 1_000;

/** Tells the ledger, for as long as this process serves, which versions of which events it can read. */
@Injectable()
export class ReaderAnnouncer implements OnModuleDestroy {
  readonly #config: BarazaConfig;
  readonly #catalogue: EventCatalogue;
  readonly #logger: Logger;
  readonly #ending = new AbortController();
  #hear: HearReader;
  #readsEverything = false;
  #announcing: Promise<void> | undefined;

  constructor(
    @Inject(RUNTIME) runtime: Runtime,
    whileServing: WhileServing,
    private readonly consumers: LedgerConsumers,
  ) {
    const { config, catalogue, logger, nats } = runtime;
    this.#config = config;
    this.#catalogue = catalogue;
    this.#logger = logger;
    this.#hear = async (announcement, hasEnded) => {
      if (config.eventBus.scheme !== 'nats') return; // nobody to tell: this process has no ledger, nor a way to one
      await announceOverNats(await nats.to(config.eventBus.url), announcement, hasEnded);
    };
    whileServing.begin(() => (this.#announcing ??= this.#announce()));
  }

  /** Called by what reads events of every type: views, feeds. Else it is the service's own, and what it hears of others. */
  readsEverything(): void {
    this.#readsEverything = true;
  }

  /** Called by the ledger, where it is in this process. */
  directTo(hear: HearReader): void {
    this.#hear = hear;
  }

  async announcement(): Promise<ReaderAnnouncement> {
    const { service, dataFolder, port } = this.#config;
    const read = new Set([...REFERENCE_EVENTS, ...(await this.consumers.typesHeard())]);
    const types = this.#catalogue
      .types()
      .filter((type) => this.#readsEverything || type.startsWith(`${service}.`) || read.has(type));
    return {
      service,
      instance: derivedId(service, hostname(), dataFolder),
      where: `${hostname()}:${port}`,
      build: VERSION,
      reads: Object.fromEntries(types.map((type) => [type, this.#catalogue.latest(type)!.schemaVersion])),
    };
  }

  async onModuleDestroy(): Promise<void> {
    this.#ending.abort();
    if (this.#announcing === undefined) return;
    await this.#announcing;
    const told = this.announcement().then((announcement) => this.#hear(announcement, true));
    await Promise.race([told, pause(LAST_WORD_WITHIN_MS)]).catch(() => undefined);
  }

  async #announce(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      let next = EVERY_MS;
      try {
        await this.#hear(await this.announcement(), false);
      } catch (error) {
        this.#logger.debug({ err: error }, 'the ledger could not be told what is read here');
        next = AGAIN_MS;
      }
      await pause(next, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
