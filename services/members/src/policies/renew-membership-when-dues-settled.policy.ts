import type { DataOf, invoiceSettled, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { later } from '../invoice/invoice.steps.ts';
import { RenewalWriting } from '../invoice/renewal.writing.ts';
import { membership } from '../membership/membership.state.ts';

const policy = 'members.renew-membership-when-dues-settled';

/**
 * A member whose dues for a term are settled, paid or waived, is a member to the end of that term; one that had lapsed comes
 * back. Dues of a term that has run already renew nothing.
 */
@PolicyController({ policy, since: 0 })
export class RenewMembershipWhenDuesSettled {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: Policies,
    private readonly renewals: RenewalWriting,
  ) {}

  @EventPattern('members.InvoiceSettled')
  async settled(@Payload() event: SequencedEvent<string, DataOf<typeof invoiceSettled>>): Promise<void> {
    const { membership: id, term } = event.data;
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.run(command, membership, id, (state, given) => {
          // The calendar may have gone on since the day of the payment: it holds from no earlier than that.
          const lastStepOn = state.status === 'none' ? given.effectiveOn : state.lastStepOn;
          const at = { ...given, effectiveOn: later(given.effectiveOn, lastStepOn) };
          return this.renewals.renew(id, state, term.until, at);
        }),
    });
  }
}
