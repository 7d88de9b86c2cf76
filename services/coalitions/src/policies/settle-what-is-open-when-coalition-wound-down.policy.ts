import type {
  coalitionCommitmentsSettled,
  DataOf,
  decisionProposed,
  decisionTaken,
  decisionWithdrawn,
  SequencedEvent,
} from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  OneAtATime,
  Policies,
  PolicyController,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { coalition } from '../coalition/coalition.state.ts';
import { settle } from '../commitment/commitment.settling.pure.ts';
import { commitment } from '../commitment/commitment.state.ts';
import { withdrawWithCoalition } from '../decision/decision.decider.ts';
import { decision } from '../decision/decision.state.ts';

const policy = 'coalitions.settle-what-is-open-when-coalition-wound-down';

/** A proposal that has not been decided on. */
interface OpenProposal {
  readonly decision: string;
  readonly coalition: string;
}

const openProposals: ReadModel<OpenProposal> = {
  name: 'open-proposals',
  version: 1,
  keepsPast: false,
  indexes: ['coalition'],
  index: (proposal) => ({ coalition: proposal.coalition }),
};

/**
 * When a coalition is wound down, its promises become what was said of them, and what it has not decided is withdrawn. A
 * proposal may be made while it is wound down: whoever comes second finds the other.
 */
@PolicyController({ policy, since: 0 })
export class SettleWhatIsOpenWhenCoalitionWoundDown {
  readonly #proposals: ServiceDocuments<OpenProposal>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#proposals = new ServiceDocuments(store, openProposals);
  }

  @EventPattern('coalitions.CoalitionCommitmentsSettled')
  async settled(@Payload() event: SequencedEvent<string, DataOf<typeof coalitionCommitmentsSettled>>): Promise<void> {
    for (const { commitment: id, becomes, organisation } of event.data.commitments) {
      await this.policies.issue(event, {
        policy,
        target: id,
        run: (command) =>
          this.commands.run(command, commitment, id, (state, given) => settle(state, { becomes, organisation }, given)),
      });
    }
  }

  @EventPattern('coalitions.CoalitionWoundDown')
  async woundDown(@Payload() event: SequencedEvent): Promise<void> {
    const of = event.stream.slice('coalition-'.length);
    await this.#turns.run(of, async () => {
      for (const proposal of await this.#proposals.all({ where: { coalition: { is: of } } })) {
        await this.#withdraw(event, proposal.decision);
      }
    });
  }

  @EventPattern('coalitions.DecisionProposed')
  async proposed(@Payload() event: SequencedEvent<string, DataOf<typeof decisionProposed>>): Promise<void> {
    const { coalition: of } = event.data;
    const id = decisionOf(event);
    await this.#turns.run(of, async () => {
      await this.#proposals.put(id, { decision: id, coalition: of });
      const { state } = await this.commands.load(coalition, of);
      if (state.status === 'wound-down') await this.#withdraw(event, id);
    });
  }

  @EventPattern('coalitions.DecisionTaken')
  async taken(@Payload() event: SequencedEvent<string, DataOf<typeof decisionTaken>>): Promise<void> {
    await this.#proposals.put(decisionOf(event), undefined);
  }

  @EventPattern('coalitions.DecisionWithdrawn')
  async withdrawn(@Payload() event: SequencedEvent<string, DataOf<typeof decisionWithdrawn>>): Promise<void> {
    await this.#proposals.put(decisionOf(event), undefined);
  }

  async #withdraw(event: SequencedEvent, id: string): Promise<void> {
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) => this.commands.run(command, decision, id, withdrawWithCoalition),
    });
  }
}

const decisionOf = ({ stream }: SequencedEvent): string => stream.slice('decision-'.length);
