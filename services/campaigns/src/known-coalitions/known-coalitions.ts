import type { ReadStore } from '@baraza/read-models';
import { LedgerConsumers, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import {
  evolveKnownCoalition,
  knownCoalitionsModel,
  type CoalitionNews,
  type KnownCoalition,
} from './known-coalition.projection.ts';

/** The consumer that keeps them. */
export const KNOWN_COALITIONS = 'campaigns.known-coalitions';

/** The coalitions as campaigns knows them, from their own events: a moment behind the ledger. */
@Injectable()
export class KnownCoalitions {
  readonly #coalitions: ServiceDocuments<KnownCoalition>;

  constructor(
    @Inject(SERVICE_STORE) serviceStore: ReadStore,
    private readonly consumers: LedgerConsumers,
  ) {
    this.#coalitions = new ServiceDocuments(serviceStore, knownCoalitionsModel);
  }

  /**
   * The coalition; where it is not known yet, after catching up with the ledger.
   * @throws Unavailable where that takes over 5 s
   */
  async known(id: string): Promise<KnownCoalition | undefined> {
    const found = await this.#coalitions.get(id);
    if (found !== undefined) return found;
    await this.catchUp();
    return this.#coalitions.get(id);
  }

  /** Takes in what happened to a coalition. The events of one coalition come one after the other. */
  async take(event: CoalitionNews): Promise<void> {
    const id = event.stream.slice('coalition-'.length);
    const before = await this.#coalitions.get(id);
    const after = evolveKnownCoalition(before, event);
    if (after !== before) await this.#coalitions.put(id, after);
  }

  /**
   * Waits until everything that the ledger now holds has been taken in.
   * @throws Unavailable where that takes over 5 s
   */
  async catchUp(): Promise<void> {
    await this.consumers.caughtUp(KNOWN_COALITIONS);
  }
}
