import type { DataOf, organisationCorrected, SequencedEvent } from '@baraza/contracts';
import { CommandHandler, Policies, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { MembersDirectory } from '../directory/members-directory.ts';
import { move } from '../service-request/service-request.decider.ts';
import { serviceRequest } from '../service-request/service-request.state.ts';

const policy = 'members.move-requests-with-their-organisation';

/**
 * An organisation that moves to another unit is served there: what it is owed goes with it. What it asks for after the move
 * stands there already, and what was over before it stays where it was.
 */
@PolicyController({ policy, since: 0 })
export class MoveRequestsWithTheirOrganisation {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: Policies,
    private readonly directory: MembersDirectory,
  ) {}

  @EventPattern('members.OrganisationCorrected')
  async corrected(@Payload() event: SequencedEvent<string, DataOf<typeof organisationCorrected>>): Promise<void> {
    const { organisation, changes } = event.data;
    const { unit } = changes;
    if (unit === undefined) return;
    for (const id of await this.directory.requestsOf(organisation)) {
      await this.policies.issue(event, {
        policy,
        target: id,
        run: (command) => this.commands.run(command, serviceRequest, id, (state, given) => move(state, unit, given)),
      });
    }
  }
}
