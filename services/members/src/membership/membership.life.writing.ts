import type { Deciding } from '@baraza/domain';
import type { Decision } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { OpenPlaces } from '../open-membership/open-places.ts';
import { REINSTATEMENT_GROUNDS, RENEWAL_GROUNDS, SUSPENSION_LIFTING_GROUNDS } from '../reference-codes.pure.ts';
import { categoryCodes } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import type { ChangeCategory, LiftSuspension, OnGround, RenewMembership } from './membership.commands.pure.ts';
import { liftSuspension } from './membership.conduct.ts';
import { takesPlace } from './membership.place.ts';
import type { MembershipState } from './membership.state.ts';
import { assertGround, assertNotOwnMembership, held } from './membership.steps.ts';
import { termFacts } from './membership.term-facts.ts';
import { changeCategory, reinstate, renew } from './membership.term.ts';
import { MembershipWriting } from './membership.writing.ts';

/** Decisions on a membership after its admission, with their look-ups and the place that one takes that opens again. */
@Injectable()
export class MembershipLifeWriting {
  constructor(
    private readonly writing: MembershipWriting,
    private readonly rules: Rules,
    private readonly places: OpenPlaces,
  ) {}

  async renew(state: MembershipState, command: RenewMembership, given: Deciding): Promise<Decision> {
    const facts = { grounds: RENEWAL_GROUNDS, ...(await this.#terms(state, given)) };
    return renew(state, command, facts, given);
  }

  async reinstate(id: string, state: MembershipState, command: OnGround, given: Deciding): Promise<Decision> {
    const terms = await this.#terms(state, given);
    const facts = { grounds: REINSTATEMENT_GROUNDS, ...terms, ...(await this.writing.whereabouts(state)) };
    const events = reinstate(state, command, facts, given);
    const whose = events[0]!.data;
    return { events, also: takesPlace(id, whose, await this.places.endedHolder(whose.organisation)) };
  }

  async changeCategory(state: MembershipState, command: ChangeCategory, given: Deciding): Promise<Decision> {
    const rules = await this.rules.on(given.effectiveOn);
    const facts = { categories: categoryCodes(rules), ...termFacts(rules, command.category) };
    return changeCategory(state, command, facts, given);
  }

  /** Before its time, on a ground: what an appeal or the calendar lifts comes another way. */
  liftSuspension(state: MembershipState, command: LiftSuspension & OnGround, given: Deciding): Decision {
    const { ground } = command;
    assertNotOwnMembership(held(state, given), given);
    assertGround(ground, SUSPENSION_LIFTING_GROUNDS);
    return liftSuspension(state, command, given).map((event) => ({ ...event, ground }));
  }

  async #terms(state: MembershipState, given: Deciding) {
    const category = state.status === 'none' ? '' : state.category;
    return termFacts(await this.rules.on(given.effectiveOn), category);
  }
}
