import type { ConsumerState, ParkedEvent } from '@baraza/event-bus';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import { byKeyAlone, ServiceDocuments } from '../service-documents/service-documents.ts';

const checkpoints = byKeyAlone<{ readonly upTo: number }>('consumer-checkpoints');

const parkedEvents: ReadModel<ParkedEvent> = {
  name: 'parked-events',
  version: 1,
  keepsPast: false,
  indexes: ['consumer'],
  index: ({ consumer }) => ({ consumer }),
};

/** How far the service's policies have come and what they had to leave, in the service's own store. */
export class StoredConsumerState implements ConsumerState {
  readonly #checkpoints: ServiceDocuments<{ readonly upTo: number }>;
  readonly #parked: ServiceDocuments<ParkedEvent>;

  constructor(store: ReadStore) {
    this.#checkpoints = new ServiceDocuments(store, checkpoints);
    this.#parked = new ServiceDocuments(store, parkedEvents);
  }

  async checkpoint(consumer: string): Promise<number | undefined> {
    return (await this.#checkpoints.get(consumer))?.upTo;
  }

  async checkpoints(): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for await (const { key, doc } of this.#checkpoints.entries()) found.set(key, doc.upTo);
    return found;
  }

  storeCheckpoint(consumer: string, upTo: number): Promise<void> {
    return this.#checkpoints.put(consumer, { upTo });
  }

  async park(event: ParkedEvent): Promise<void> {
    const key = parkedKey(event.consumer, event.sequence);
    if ((await this.#parked.get(key)) === undefined) await this.#parked.put(key, event);
  }

  parked(consumer?: string): Promise<readonly ParkedEvent[]> {
    return this.#parked.all(consumer === undefined ? {} : { where: { consumer: { is: consumer } } });
  }

  unpark(consumer: string, sequence: number): Promise<void> {
    return this.#parked.put(parkedKey(consumer, sequence), undefined);
  }
}

/** By consumer, then sequence: the order of keys is the order of the list. */
function parkedKey(consumer: string, sequence: number): string {
  return `${consumer}:${String(sequence).padStart(16, '0')}`;
}
