import type { Deciding, Scope } from '@baraza/domain';
import { CLOCK, type Clock, CommandHandler, type Decision, ReferenceFacts } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { membership } from '../membership/membership.state.ts';
import { belongs } from '../membership/membership.steps.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { OFFICERS } from '../roles.ts';
import { service } from '../service/service.state.ts';
import type { AskForService, AskingFacts, Assign } from './service-request.commands.pure.ts';
import { ask, assign } from './service-request.decider.ts';
import type { ServiceRequestState } from './service-request.state.ts';

/** Decisions on requests with the look-ups they need. */
@Injectable()
export class ServiceRequestWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Where a request stands: in the unit of the member that asks. */
  async scopeOf(id: string): Promise<Scope> {
    const { state } = await this.commands.load(organisation, id);
    // One that is not known stands at the root: only who acts for all is told so.
    const unit = state.status === 'none' ? ((await this.facts.knownForum())?.rootUnit ?? '') : state.profile.unit;
    return { unit, organisations: [id] };
  }

  async ask(state: ServiceRequestState, command: AskForService, given: Deciding): Promise<Decision> {
    const [{ state: offered }, member] = await Promise.all([
      this.commands.load(service, command.service),
      this.#memberOf(command.organisation),
    ]);
    const offeredIn = offered.status === 'none' ? undefined : offered.terms.unit;
    if (member !== undefined) await this.facts.knownUnit(member.unit);
    const isCovered = offeredIn !== undefined && member !== undefined && this.facts.covers(offeredIn, member.unit);
    return ask(state, command, { service: offered, member, isCovered }, given);
  }

  /** Whoever sends the command is within reach of the request; of somebody else the record is asked. */
  async assign(state: ServiceRequestState, command: Assign, given: Deciding): Promise<Decision> {
    const mayServe = command.assignee === given.actor.person || (await this.#reaches(command.assignee, state));
    return assign(state, command, { mayServe }, given);
  }

  async #reaches(person: string, state: ServiceRequestState): Promise<boolean> {
    if (state.status === 'none') return false;
    await this.facts.catchUp();
    const held = await this.facts.rolesOf(person, new Date(this.clock.now()).toISOString());
    return held.some(
      ({ role, unit }) => OFFICERS.includes(role) && (unit === undefined || this.facts.covers(unit, state.unit)),
    );
  }

  /** The membership by which an organisation belongs to the forum; undefined where it does not. */
  async #memberOf(id: string): Promise<AskingFacts['member']> {
    const { state: place } = await this.commands.load(openMembership, id);
    if (place.status !== 'held') return undefined;
    const { state } = await this.commands.load(membership, place.membership);
    if (!belongs(state)) return undefined;
    const { category, unit, status } = state;
    return { membership: place.membership, category, unit, isSuspended: status === 'suspended' };
  }
}
