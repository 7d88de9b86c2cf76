import type { DataOf, instrumentPublished, instrumentWithdrawn, SequencedEvent } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import { byKeyAlone, LedgerConsumers, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Controller, Inject, Injectable } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { Asked } from './health-round.state.ts';

/** The consumer that keeps them. */
const consumer = { consumer: 'coalitions.known-questionnaires', inEveryInstance: true };

/** What a questionnaire asks in its newest version. */
export interface KnownQuestionnaire {
  readonly version: number;
  readonly domains: Asked;
  readonly isWithdrawn: boolean;
  /** The place in the record of the last event that was taken in: the same event again changes nothing. */
  readonly sequence: number;
}

const model = byKeyAlone<KnownQuestionnaire>('known-questionnaires');

/** The questionnaires of `capacity`, a moment behind the ledger. */
@Injectable()
export class KnownQuestionnaires {
  readonly #known: ServiceDocuments<KnownQuestionnaire>;

  constructor(
    @Inject(SERVICE_STORE) store: ReadStore,
    private readonly consumers: LedgerConsumers,
  ) {
    this.#known = new ServiceDocuments(store, model);
  }

  /**
   * Undefined where none is in use under this code; one that is not known yet is caught up with first.
   * @throws Unavailable where that takes over 5 s
   */
  async inUse(code: string): Promise<{ readonly version: number; readonly domains: Asked } | undefined> {
    const known = (await this.#known.get(code)) ?? (await this.#caughtUpWith(code));
    return known === undefined || known.isWithdrawn ? undefined : { version: known.version, domains: known.domains };
  }

  async #caughtUpWith(code: string): Promise<KnownQuestionnaire | undefined> {
    await this.consumers.caughtUp(consumer.consumer);
    return this.#known.get(code);
  }

  async published(event: SequencedEvent<string, DataOf<typeof instrumentPublished>>): Promise<void> {
    const { version, domains } = event.data;
    const asked = domains.map(({ code, items }) => ({ domain: code, items: items.map((item) => item.code) }));
    await this.#take(event, () => ({ version, domains: asked, isWithdrawn: false, sequence: event.sequence }));
  }

  async withdrawn(event: SequencedEvent<string, DataOf<typeof instrumentWithdrawn>>): Promise<void> {
    await this.#take(event, (known) => known && { ...known, isWithdrawn: true, sequence: event.sequence });
  }

  async #take(
    { data, sequence }: SequencedEvent<string, { readonly code: string }>,
    change: (known: KnownQuestionnaire | undefined) => KnownQuestionnaire | undefined,
  ): Promise<void> {
    const known = await this.#known.get(data.code);
    if (known !== undefined && sequence <= known.sequence) return;
    const next = change(known);
    if (next !== undefined) await this.#known.put(data.code, next);
  }
}

@Controller()
export class KnownQuestionnairesController {
  constructor(private readonly questionnaires: KnownQuestionnaires) {}

  @EventPattern<string>('capacity.InstrumentPublished', consumer)
  published(@Payload() event: SequencedEvent<string, DataOf<typeof instrumentPublished>>): Promise<void> {
    return this.questionnaires.published(event);
  }

  @EventPattern<string>('capacity.InstrumentWithdrawn', consumer)
  withdrawn(@Payload() event: SequencedEvent<string, DataOf<typeof instrumentWithdrawn>>): Promise<void> {
    return this.questionnaires.withdrawn(event);
  }
}
