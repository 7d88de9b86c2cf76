import type { Decided, Deciding } from '@baraza/domain';
import { CommandHandler, type Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { OpenPlaces } from '../open-membership/open-places.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { categoriesThat, categoryCodes } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import type {
  ApplyForMembership,
  DeferApplication,
  EndorseApplication,
  RejectApplication,
  ScreenApplication,
  Whereabouts,
} from './membership.commands.pure.ts';
import { admit, apply, defer, endorse, reject, screen, withdraw } from './membership.admission.ts';
import { leavesPlace, takesPlace } from './membership.place.ts';
import type { MembershipState } from './membership.state.ts';
import { termFacts } from './membership.term-facts.ts';
import { resign } from './membership.term.ts';

/**
 * Decisions on a membership with the look-ups they need, and with what is written in the same append: the organisation's
 * one place for an open membership, claimed by an application and freed when it comes to an end.
 */
@Injectable()
export class MembershipWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: MembersDirectory,
    private readonly rules: Rules,
    private readonly places: OpenPlaces,
  ) {}

  /** The unit in which an organisation stands; undefined where it is not known, or closed. */
  async unitOf(id: string): Promise<string | undefined> {
    const { state } = await this.commands.load(organisation, id);
    return state.status === 'active' ? state.profile.unit : undefined;
  }

  /** The same for an applicant: one that goes on as another is known, and its place says that it opens no membership. */
  async unitOfApplicant(id: string): Promise<string | undefined> {
    const { state } = await this.commands.load(organisation, id);
    return state.status === 'active' || state.status === 'merged' ? state.profile.unit : undefined;
  }

  async apply(id: string, state: MembershipState, command: ApplyForMembership, given: Deciding): Promise<Decision> {
    const unit = await this.unitOfApplicant(command.organisation);
    const categories = categoryCodes(await this.rules.on(given.effectiveOn));
    const events = apply(state, command, { unit, categories }, given);
    const ended = await this.places.endedHolder(command.organisation);
    return { events, also: takesPlace(id, events[0]!.data, ended) };
  }

  async screen(state: MembershipState, command: ScreenApplication, given: Deciding): Promise<Decision> {
    const whereabouts = await this.whereabouts(state);
    const applicant = state.status === 'none' ? '' : state.organisation;
    const rules = await this.rules.on(given.effectiveOn);
    const { checklist, endorsers } = rules.admission;
    const endorsing = categoriesThat(rules, 'endorses');
    const fullMembers = await this.directory.membersOn(given.effectiveOn, endorsing, applicant, endorsers);
    return screen(state, command, { ...whereabouts, checklist, endorsers, fullMembers }, given);
  }

  async endorse(state: MembershipState, command: EndorseApplication, given: Deciding): Promise<Decision> {
    const endorsing = categoriesThat(await this.rules.on(given.effectiveOn), 'endorses');
    const fullMembership = await this.directory.membershipOf(command.endorser, endorsing, given.effectiveOn);
    return endorse(state, command, { ...(await this.whereabouts(state)), fullMembership }, given);
  }

  async admit(state: MembershipState, given: Deciding): Promise<Decision> {
    const category = state.status === 'none' ? '' : state.category;
    const facts = {
      ...(await this.whereabouts(state)),
      ...termFacts(await this.rules.on(given.effectiveOn), category),
    };
    return admit(state, facts, given);
  }

  async defer(state: MembershipState, command: DeferApplication, given: Deciding): Promise<Decision> {
    const { checklist, deferralDays } = (await this.rules.on(given.effectiveOn)).admission;
    return defer(state, command, { ...(await this.whereabouts(state)), checklist, deferralDays }, given);
  }

  async reject(id: string, state: MembershipState, command: RejectApplication, given: Deciding): Promise<Decision> {
    const { rejectionGrounds } = (await this.rules.on(given.effectiveOn)).admission;
    const facts = { ...(await this.whereabouts(state)), grounds: rejectionGrounds };
    return ending(id, state, reject(state, command, facts, given));
  }

  async withdraw(id: string, state: MembershipState, given: Deciding): Promise<Decision> {
    return ending(id, state, withdraw(state, await this.whereabouts(state), given));
  }

  async resign(id: string, state: MembershipState, given: Deciding): Promise<Decision> {
    return ending(id, state, resign(state, given));
  }

  /** Where the organisation stands today; where it stood last, should it be closed. */
  async whereabouts(state: MembershipState): Promise<Whereabouts> {
    if (state.status === 'none') return { unit: '' };
    return { unit: (await this.unitOf(state.organisation)) ?? state.unit };
  }
}

/** With the leaving of the place that the membership held. */
function ending(id: string, state: MembershipState, events: readonly Decided[]): Decision {
  return state.status === 'none' || events.length === 0 ? events : { events, also: [leavesPlace(id, state)] };
}
