import type { SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DecisionBallots } from '../decision/decision.ballots.ts';
import { decision } from '../decision/decision.state.ts';
import { countSecretVote } from '../decision/decision.voting.pure.ts';

const policy = 'coalitions.count-a-secret-vote-when-it-is-closed';

/**
 * When a secret vote is closed its ballots are drawn and counted, and then box and secret are destroyed. A process that dies
 * in between is followed by one that begins again: the box gives the same ballots until it is destroyed.
 */
@PolicyController({ policy, since: 0 })
export class CountASecretVoteWhenItIsClosed {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    private readonly ballots: DecisionBallots,
  ) {}

  @EventPattern('coalitions.VotingClosed')
  async closed(@Payload() event: SequencedEvent): Promise<void> {
    const id = decisionOf(event);
    const { state: known } = await this.commands.load(decision, id);
    if (known.status === 'none' || !known.secret) return;
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, decision, id, async (state, given) =>
          countSecretVote(state, await this.ballots.drawn(id, state), given),
        ),
    });
    await this.ballots.destroy(id);
  }

  /** Unread. */
  @EventPattern('coalitions.DecisionWithdrawn')
  async withdrawn(@Payload() event: SequencedEvent): Promise<void> {
    const id = decisionOf(event);
    const { state } = await this.commands.load(decision, id);
    if (state.status !== 'none' && state.secret) await this.ballots.destroy(id);
  }
}

const decisionOf = ({ stream }: SequencedEvent): string => stream.slice('decision-'.length);
