import type { CommitmentSource, DataOf, commitmentMade, Promisor, SequencedEvent } from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import { CommandHandler, LedgerConsumers, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { commitment } from '../commitment/commitment.state.ts';
import { isOpen } from '../commitment/commitment.state.ts';
import { decision } from '../decision/decision.state.ts';

/** The consumer that keeps them. */
export const PROMISES_OF_COALITIONS = 'coalitions.promises-of-coalitions';

/** A promise that arises from a coalition, or from what it decided. */
interface PromiseOfCoalition {
  readonly coalition: string;
  readonly commitment: string;
}

const promisesModel: ReadModel<PromiseOfCoalition> = {
  name: 'promises-of-coalitions',
  version: 1,
  keepsPast: false,
  indexes: ['coalition'],
  index: ({ coalition }) => ({ coalition }),
};

/** Which promises are a coalition's: to be settled when it is wound down. */
@Injectable()
export class PromisesOfCoalitions {
  readonly #promises: ServiceDocuments<PromiseOfCoalition>;

  constructor(
    private readonly commands: CommandHandler,
    private readonly consumers: LedgerConsumers,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#promises = new ServiceDocuments(store, promisesModel);
  }

  /** Those that have not ended, after catching up with the ledger. */
  async openOf(coalition: string): Promise<readonly { readonly commitment: string; readonly promisor: Promisor }[]> {
    await this.consumers.caughtUp(PROMISES_OF_COALITIONS);
    const known = await this.#promises.all({ where: { coalition: { is: coalition } } });
    const found = await Promise.all(
      known.map(async ({ commitment: id }) => {
        const { state } = await this.commands.load(commitment, id);
        return isOpen(state) ? [{ commitment: id, promisor: state.promisor }] : [];
      }),
    );
    return found.flat();
  }

  async take(event: SequencedEvent<string, DataOf<typeof commitmentMade>>): Promise<void> {
    const { kind, id } = event.data.arisingFrom;
    const coalition = id === undefined ? undefined : await this.#coalitionOf(kind, id);
    const made = event.stream.slice('commitment-'.length);
    if (coalition !== undefined) await this.#promises.put(made, { coalition, commitment: made });
  }

  async #coalitionOf(kind: CommitmentSource, id: string): Promise<string | undefined> {
    if (kind === 'coalition') return id;
    if (kind !== 'decision') return undefined;
    const { state } = await this.commands.load(decision, id);
    return state.status === 'none' ? undefined : state.coalition;
  }
}
