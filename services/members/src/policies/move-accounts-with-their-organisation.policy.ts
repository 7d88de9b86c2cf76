import type { DataOf, organisationCorrected, SequencedEvent } from '@baraza/contracts';
import type { Aggregate, Decided, Deciding, Happened } from '@baraza/domain';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { DuesDirectory } from '../directory/dues-directory.ts';
import { move as moveInvoice } from '../invoice/invoice.decider.ts';
import { invoice } from '../invoice/invoice.state.ts';
import { move as movePayment } from '../payment/payment.decider.ts';
import { payment } from '../payment/payment.state.ts';

const policy = 'members.move-accounts-with-their-organisation';

/**
 * An organisation that moves to another unit takes with it what it was asked for and what it paid, so that the officers of
 * its new unit can go on with it. What is asked for after the move stands there already.
 */
@PolicyController({ policy, since: 0 })
export class MoveAccountsWithTheirOrganisation {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: Policies,
    private readonly directory: DuesDirectory,
  ) {}

  @EventPattern('members.OrganisationCorrected')
  async corrected(@Payload() event: SequencedEvent<string, DataOf<typeof organisationCorrected>>): Promise<void> {
    const { organisation, changes } = event.data;
    const { unit } = changes;
    if (unit === undefined) return;
    const { invoices, payments } = await this.directory.accountsOf(organisation);
    for (const id of invoices) await this.#move(event, invoice, id, (state, given) => moveInvoice(state, unit, given));
    for (const id of payments) await this.#move(event, payment, id, (state, given) => movePayment(state, unit, given));
  }

  async #move<State extends { readonly status: string }, Event extends Happened>(
    event: SequencedEvent,
    aggregate: Aggregate<State, Event>,
    id: string,
    decide: (state: State, given: Deciding) => readonly Decided[],
  ): Promise<void> {
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) => this.commands.run(command, aggregate, id, decide),
    });
  }
}
