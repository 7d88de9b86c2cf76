import type { DataOf, decisionTaken, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { coalition } from '../coalition/coalition.state.ts';
import { adoptTerms } from '../coalition/coalition.terms.ts';

const policy = 'coalitions.adopt-terms-when-decided';

/** When the participants decide on a version of the terms of reference, it holds. */
@PolicyController({ policy, since: 0 })
export class AdoptTermsWhenDecided {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern('coalitions.DecisionTaken')
  async taken(@Payload() event: SequencedEvent<string, DataOf<typeof decisionTaken>>): Promise<void> {
    const { coalition: id, terms, outcome } = event.data;
    if (terms === undefined || outcome !== 'adopted') return;
    const asked = { version: terms, decision: event.stream.slice('decision-'.length) };
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) => this.commands.run(command, coalition, id, (state, given) => adoptTerms(state, asked, given)),
    });
  }
}
