import type { SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { count } from '../trust-round/trust-round.decider.ts';
import { trustRound } from '../trust-round/trust-round.state.ts';
import { TrustRoundWriting } from '../trust-round/trust-round.writing.ts';

const policy = 'members.count-a-trust-round-when-it-is-closed';

/** The sheets of a round that is closed are counted, and then its box is destroyed; as for surveys, whoever dies in between. */
@PolicyController({ policy, since: 0 })
export class CountATrustRoundWhenItIsClosed {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: Policies,
    private readonly writing: TrustRoundWriting,
  ) {}

  @EventPattern('members.TrustRoundClosed')
  async closed(@Payload() event: SequencedEvent): Promise<void> {
    const id = event.stream.slice('trust-round-'.length);
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, trustRound, id, async (state, given) =>
          count(state, await this.writing.countOf(id, state), given),
        ),
    });
    await this.writing.destroyBoxes(id);
  }

  /** Unread. */
  @EventPattern('members.TrustRoundCancelled')
  async cancelled(@Payload() event: SequencedEvent): Promise<void> {
    await this.writing.destroyBoxes(event.stream.slice('trust-round-'.length));
  }
}
