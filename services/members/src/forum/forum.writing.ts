import type { Deciding } from '@baraza/domain';
import { type AlsoIn, alsoIn, type Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { MembersDirectory } from '../directory/members-directory.ts';
import { bringIn } from '../membership/membership.admission.ts';
import { membership } from '../membership/membership.state.ts';
import { MembershipWriting } from '../membership/membership.writing.ts';
import { claim } from '../open-membership/open-membership.decider.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { categoryCodes, categoryOf, type RuleSet } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import { adoptFounders, type AdoptFounders } from './forum.decider.ts';
import type { ForumState } from './forum.state.ts';

interface Founder {
  readonly organisation: string;
  readonly membership: string;
  readonly category: string;
}

/** The adopting of founding members, with their memberships in the same append. */
@Injectable()
export class ForumWriting {
  constructor(
    private readonly directory: MembersDirectory,
    private readonly memberships: MembershipWriting,
    private readonly rules: Rules,
  ) {}

  async adoptFounders(state: ForumState, command: AdoptFounders, given: Deciding): Promise<Decision> {
    const rules = await this.rules.on(given.effectiveOn);
    const members = await this.directory.membersOn(given.today, categoryCodes(rules), '', 1);
    const events = adoptFounders(state, command, { hasMembers: members > 0 }, given);
    const { founders } = events[0]!.data;
    const begun = founders.map((founder) => this.#begun(founder, command.resolution, rules));
    return { events, also: (await Promise.all(begun)).flat() };
  }

  async #begun(founder: Founder, resolution: string, rules: RuleSet): Promise<readonly AlsoIn[]> {
    const { organisation, membership: id, category } = founder;
    const unit = await this.memberships.unitOf(organisation);
    const facts = {
      unit,
      categories: categoryCodes(rules),
      term: rules.term,
      paysDues: categoryOf(rules, category)?.paysDues ?? false,
    };
    const holder = { organisation, membership: id, unit: unit ?? '' };
    const founded = { organisation, category, basis: 'founding' as const, resolution };
    return [
      alsoIn(membership, id, (state, now) => bringIn(state, founded, facts, now)),
      alsoIn(openMembership, organisation, (place, now) => claim(place, holder, now)),
    ];
  }
}
