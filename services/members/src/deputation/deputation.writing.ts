import { type CommandAnswer, CommandHandler, type IssuedCommand, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { complaint } from '../complaint/complaint.state.ts';
import { membership } from '../membership/membership.state.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { type DeputationFacts, make, type MakeDeputation } from './deputation.decider.ts';
import { deputation, deputationId } from './deputation.state.ts';

/** Making a deputation, with what is looked up of the entity it is for. */
@Injectable()
export class DeputationWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
  ) {}

  async make(command: IssuedCommand, body: MakeDeputation): Promise<CommandAnswer> {
    const entity = await this.#entity(body.entity);
    // What is not known stands at the root: only who acts for all is told so.
    const unit = entity?.unit ?? (await this.facts.knownForum())?.rootUnit ?? '';
    const { state: from } = await this.commands.load(organisation, body.organisation);
    const facts = { entity, knowsOrganisation: from.status === 'active' };
    const scope = { unit, organisations: [] };
    return this.commands.create(command, deputation, deputationId(body), scope, (state, given) =>
      make(state, body, facts, given),
    );
  }

  async #entity({ kind, id }: MakeDeputation['entity']): Promise<DeputationFacts['entity']> {
    switch (kind) {
      case 'membership': {
        const { state } = await this.commands.load(membership, id);
        return state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] };
      }
      case 'complaint': {
        const { state } = await this.commands.load(complaint, id);
        if (state.status === 'none') return undefined;
        const complainant = state.complainant === undefined ? [] : [state.complainant];
        return { unit: state.unit, organisations: [state.organisation, ...complainant] };
      }
    }
  }
}
