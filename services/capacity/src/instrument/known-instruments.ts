import type { SequencedEvent } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import { byKeyAlone, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Controller, Inject, Injectable } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';

/** The consumer that keeps them. */
const consumer = { consumer: 'capacity.known-instruments', inEveryInstance: true };

const model = byKeyAlone<{ readonly code: string }>('known-instruments');

/** The codes under which questionnaires were published, a moment behind the ledger. */
@Injectable()
export class KnownInstruments {
  readonly #codes: ServiceDocuments<{ readonly code: string }>;

  constructor(@Inject(SERVICE_STORE) store: ReadStore) {
    this.#codes = new ServiceDocuments(store, model);
  }

  async codes(): Promise<readonly string[]> {
    const { documents } = await this.#codes.find({ limit: 1_000 });
    return documents.map(({ doc }) => doc.code);
  }

  async take(code: string): Promise<void> {
    await this.#codes.put(code, { code });
  }
}

@Controller()
export class KnownInstrumentsController {
  constructor(private readonly instruments: KnownInstruments) {}

  @EventPattern<string>('capacity.InstrumentPublished', consumer)
  published(@Payload() event: SequencedEvent): Promise<void> {
    return this.instruments.take(event.stream.slice('instrument-'.length));
  }
}
