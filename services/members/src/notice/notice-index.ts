import type { EventCatalogue, SequencedEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { everyDocument, goesOn, type Projection, type ReadStore } from '@baraza/read-models';
import {
  CATALOGUE,
  EVENT_STORE,
  LedgerFeed,
  Protections,
  ReadinessChecks,
  SERVICE_STORE,
  Unavailable,
  VeiledRunner,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type KnownNotice, notice, type NoticeEvent } from './notice.state.ts';

/** How long a look-up waits until this service has read what the ledger holds. */
const CATCH_UP_MS = 5_000;

export interface NoticeAtWork {
  readonly id: string;
  readonly state: KnownNotice;
}

/** Notices by what is still to be done with them, and by what they are about. Made of the record alone. */
const noticesAtWork: Projection<NoticeAtWork> = {
  model: {
    name: 'members-notices',
    version: notice.stateVersion,
    keepsPast: false,
    indexes: ['status', 'by', 'about'],
    index: ({ state }) => ({ status: state.status, by: state.by, about: state.about.id }),
  },
  types: [
    'members.NoticePrepared',
    'members.NoticeSent',
    'members.NoticeFailed',
    'members.NoticePrinted',
    'members.NoticeDelivered',
    'members.NoticeAcknowledged',
  ],
  keys: (event) => [event.stream.slice('notice-'.length)],
  evolve(doc, event: SequencedEvent, id) {
    const { type, data, effectiveOn, time, meta } = event;
    const happened = { type, data, effectiveOn, time, actor: meta.actor.person } as NoticeEvent;
    return { id, state: notice.evolve(doc?.state ?? notice.initialState, happened) as KnownNotice };
  },
};

/** Answers which notices are to be sent or printed, from this service's own store. */
@Injectable()
export class NoticeIndex implements OnModuleInit, OnModuleDestroy {
  readonly #runner: VeiledRunner;

  constructor(
    @Inject(SERVICE_STORE) private readonly documents: ReadStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUE) catalogue: EventCatalogue,
    private readonly readiness: ReadinessChecks,
    protections: Protections,
  ) {
    this.#runner = new VeiledRunner({
      store: documents,
      events: store,
      feed: new LedgerFeed(store),
      projections: [noticesAtWork] as never,
      sight: 'rows',
      catalogue,
      protections,
    });
  }

  /**
   * Notices of a status, the most pressing first, once everything that the ledger holds has been read.
   * @throws Unavailable where that takes too long
   */
  async *in(status: KnownNotice['status'], about?: string): AsyncGenerator<NoticeAtWork> {
    await this.#readToHead();
    const where = { status: { is: status }, ...(about === undefined ? {} : { about: { is: about } }) };
    const asked = { where, orderBy: { index: 'by' }, limit: 200 };
    for await (const { doc } of everyDocument(this.documents, noticesAtWork.model, asked)) yield doc;
  }

  async onModuleInit(): Promise<void> {
    await this.#runner.start();
    this.readiness.follow(() => this.#runner.status());
    this.readiness.add(() =>
      this.#runner.status().map((status) => ({
        name: 'notices',
        ready: goesOn(status),
        detail: { state: status.state, lag: status.lag },
      })),
    );
  }

  async onModuleDestroy(): Promise<void> {
    await this.#runner.stop();
  }

  async #readToHead(): Promise<void> {
    const { sequence } = await this.store.head();
    if (await this.#runner.waitFor(noticesAtWork.model.name, sequence, CATCH_UP_MS)) return;
    throw new Unavailable('notices-behind', 'The notices are still being read from the record. Ask again.', {
      headers: { 'retry-after': '2' },
    });
  }
}
