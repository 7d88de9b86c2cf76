import type { SequencedEvent } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import { byKeyAlone, LedgerConsumers, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Controller, Inject, Injectable } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';

const CONSUMER = 'campaigns.known-programmes';
const consumer = { consumer: CONSUMER, inEveryInstance: true };

interface KnownProgramme {
  readonly programme: string;
}

/** The programmes that were planned, as campaigns knows them: that there are such, and nothing more. */
@Injectable()
export class KnownProgrammes {
  readonly #programmes: ServiceDocuments<KnownProgramme>;

  constructor(
    @Inject(SERVICE_STORE) store: ReadStore,
    private readonly consumers: LedgerConsumers,
  ) {
    this.#programmes = new ServiceDocuments(store, byKeyAlone<KnownProgramme>('known-programmes'));
  }

  /**
   * Where it is not known yet, after catching up with the ledger.
   * @throws Unavailable where that takes over 5 s
   */
  async isKnown(id: string): Promise<boolean> {
    if ((await this.#programmes.get(id)) !== undefined) return true;
    await this.consumers.caughtUp(CONSUMER);
    return (await this.#programmes.get(id)) !== undefined;
  }

  planned(programme: string): Promise<void> {
    return this.#programmes.put(programme, { programme });
  }
}

/** Hears of programmes. */
@Controller()
export class KnownProgrammesController {
  constructor(private readonly programmes: KnownProgrammes) {}

  @EventPattern<string>('capacity.ProgrammePlanned', consumer)
  planned(@Payload() { stream }: SequencedEvent): Promise<void> {
    return this.programmes.planned(stream.slice('programme-'.length));
  }
}
