import type { CivilDate, Deciding } from '@baraza/domain';
import { alsoIn, type Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import type { MembershipState } from '../membership/membership.state.ts';
import { reinstate, renew } from '../membership/membership.term.ts';
import { MembershipWriting } from '../membership/membership.writing.ts';
import { claim } from '../open-membership/open-membership.decider.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { categoryOf } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';

const GROUND = 'dues-settled';

/** What settled dues do for a membership, with the look-ups that takes. */
@Injectable()
export class RenewalWriting {
  constructor(
    private readonly rules: Rules,
    private readonly memberships: MembershipWriting,
  ) {}

  /**
   * A member to the end of the term that is paid for; one that had lapsed is a member again, in the organisation's place for
   * an open membership. Nothing where the membership runs as far already, or does not run out.
   */
  async renew(id: string, state: MembershipState, until: CivilDate, given: Deciding): Promise<Decision> {
    if (state.status === 'none' || !('termUntil' in state)) return [];
    const { termUntil, organisation, category } = state;
    if (termUntil === undefined || until <= termUntil) return [];
    const rules = await this.rules.on(given.effectiveOn);
    const term = { term: rules.term, paysDues: categoryOf(rules, category)?.paysDues ?? false };
    const facts = { ...term, ...(await this.memberships.whereabouts(state)), grounds: [GROUND] };
    if (state.status !== 'lapsed') return renew(state, { until, ground: GROUND }, facts, given);
    const events = reinstate(state, { ground: GROUND }, facts, given);
    const holder = { organisation, membership: id, unit: facts.unit };
    return { events, also: [alsoIn(openMembership, organisation, (place, now) => claim(place, holder, now))] };
  }
}
