import type { DataOf, demandAnswered, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { MakeCommitment } from '../commitment/commitment.commands.pure.ts';
import { makeAsDecided } from '../commitment/commitment.decider.ts';
import { commitment } from '../commitment/commitment.state.ts';
import { CommitmentWriting } from '../commitment/commitment.writing.ts';

const policy = 'coalitions.make-commitment-when-demand-accepted';

/**
 * When a duty-bearer accepts a demand, whole or in part, its promise to citizens stands in the register, under the id that
 * the answer names: so that the demand knows what it follows. Its words are those that were demanded, where all was accepted.
 */
@PolicyController({ policy, since: 0 })
export class MakeCommitmentWhenDemandAccepted {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly writing: CommitmentWriting,
  ) {}

  @EventPattern('campaigns.DemandAnswered')
  async answered(@Payload() event: SequencedEvent<string, DataOf<typeof demandAnswered>>): Promise<void> {
    const { unit, themes, promise } = event.data;
    if (promise === undefined) return;
    const { commitment: id, dutyBearer, office, dueOn, words } = promise;
    const asked: MakeCommitment = {
      ...{ unit, themes, dueOn, words },
      promisor: { kind: 'duty-bearer', id: dutyBearer, name: office },
      promisee: { kind: 'citizens' },
      arisingFrom: { kind: 'demand', id: event.stream.slice('demand-'.length) },
    };
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.create(command, commitment, id, { unit, organisations: [] }, async (state, given) =>
          makeAsDecided(state, asked, await this.writing.factsOf(asked), given),
        ),
    });
  }
}
