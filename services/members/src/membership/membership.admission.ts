import type {
  DecidedAs,
  membershipAdmitted,
  membershipApplied,
  membershipDeferred,
  membershipEndorsed,
  membershipRejected,
  membershipScreened,
  membershipWithdrawn,
} from '@baraza/contracts';
import { addDays, type Deciding, freeText } from '@baraza/domain';
import { orgTag } from '../tags.pure.ts';
import type {
  AdmissionFacts,
  ApplicationFacts,
  ApplyForMembership,
  BringInMember,
  DeferApplication,
  DeferralFacts,
  EndorseApplication,
  EndorsementFacts,
  RejectApplication,
  RejectionFacts,
  ScreenApplication,
  ScreeningFacts,
  TermFacts,
  Whereabouts,
} from './membership.commands.pure.ts';
import { membershipRules } from './membership.rules.ts';
import type { Deferred, Endorsed, MembershipState, Pending, Screened, Whose } from './membership.state.ts';
import { onRecord, termFrom, undecided, whoseNow } from './membership.steps.ts';

/** From asking to the decision. */

/** @throws Rejection where the organisation may not apply, or for no such category */
export function apply(
  state: MembershipState,
  command: ApplyForMembership,
  facts: ApplicationFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipApplied>[] {
  const whose = whoseBegins(state, command, facts);
  const { statement, about } = command;
  const document = statement === undefined ? {} : { statement: freeText(given.id('/statement'), statement, about) };
  return [{ type: 'members.MembershipApplied', data: { ...whose, ...document }, ...onRecord(whose, given) }];
}

/**
 * A member without an application: a founder, by resolution, or one that an earlier register has as a member.
 * @throws Rejection as for an application
 */
export function bringIn(
  state: MembershipState,
  command: BringInMember,
  facts: ApplicationFacts & TermFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipAdmitted>[] {
  const { basis, resolution } = command;
  const whose = whoseBegins(state, command, facts);
  return [admission(whose, { basis, ...(resolution === undefined ? {} : { resolution }) }, facts, given)];
}

function whoseBegins(
  state: MembershipState,
  { organisation, category }: { readonly organisation: string; readonly category: string },
  { unit, categories }: ApplicationFacts,
): Whose {
  if (state.status !== 'none') throw membershipRules.broken('already-applied', { pointer: '/id' });
  if (unit === undefined) throw membershipRules.broken('organisation-unknown', { pointer: '/organisation' });
  if (!categories.includes(category)) {
    throw membershipRules.broken('category-unknown', { pointer: '/category', params: { category } });
  }
  return { organisation, category, unit };
}

/**
 * Records the findings, item by item, and fixes how many members must endorse. It may be done again until the decision.
 * @throws Rejection
 */
export function screen(
  state: MembershipState,
  command: ScreenApplication,
  facts: ScreeningFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipScreened>[] {
  const application = undecided(state, given);
  assertNotOwn(application, given);
  assertAnswered(command, facts.checklist);
  const items = facts.checklist.map((item) => command.items.find((found) => found.item === item)!);
  const endorsersRequired = Math.min(facts.endorsers, facts.fullMembers);
  const whose = whoseNow(application, facts);
  return [
    {
      type: 'members.MembershipScreened',
      data: { ...whose, items: items.map(({ item, finding }) => ({ item, finding })), endorsersRequired },
      ...onRecord(whose, given),
    },
  ];
}

function assertAnswered({ items }: ScreenApplication, checklist: readonly string[]): void {
  for (const [index, { item }] of items.entries()) {
    const at = { pointer: `/items/${index}/item`, params: { item } };
    if (!checklist.includes(item)) throw membershipRules.broken('item-unknown', at);
    if (items.findIndex((other) => other.item === item) !== index) throw membershipRules.broken('item-twice', at);
  }
  const missing = checklist.filter((item) => !items.some((found) => found.item === item));
  if (missing.length > 0) {
    throw membershipRules.broken('checklist-incomplete', { pointer: '/items', params: { missing } });
  }
}

/** @throws Rejection where the endorser is no full member, endorses itself or a second time, or is not the actor's own */
export function endorse(
  state: MembershipState,
  command: EndorseApplication,
  facts: EndorsementFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipEndorsed>[] {
  const application = screened(undecided(state, given));
  const { endorser } = command;
  const pointer = '/endorser';
  if (endorser === application.organisation) throw membershipRules.broken('endorses-itself', { pointer });
  if (!actsForForum(given) && given.actor.organisation !== endorser) {
    throw membershipRules.broken('endorses-for-another', { pointer });
  }
  if (application.endorsements.some((one) => one.endorser === endorser)) {
    throw membershipRules.broken('endorsed-already', { pointer });
  }
  if (facts.fullMembership === undefined) throw membershipRules.broken('endorser-not-full-member', { pointer });
  const whose = whoseNow(application, facts);
  return [
    {
      type: 'members.MembershipEndorsed',
      data: { ...whose, endorser, endorserMembership: facts.fullMembership },
      ...onRecord(whose, given, orgTag(endorser)),
    },
  ];
}

/**
 * Puts the decision off. The application goes on when it is screened again, and ends when that is not done in time.
 * @throws Rejection
 */
export function defer(
  state: MembershipState,
  command: DeferApplication,
  facts: DeferralFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipDeferred>[] {
  const application = screened(undecided(state, given));
  const missing = [...new Set(command.missing)];
  for (const [index, item] of command.missing.entries()) {
    if (item === ENDORSEMENTS || facts.checklist.includes(item)) continue;
    throw membershipRules.broken('missing-unknown', { pointer: `/missing/${index}`, params: { item } });
  }
  const until = command.until ?? addDays(given.effectiveOn, facts.deferralDays);
  if (until < given.effectiveOn) throw membershipRules.broken('deferred-into-the-past', { pointer: '/until' });
  assertMayDecide(application, given);
  const whose = whoseNow(application, facts);
  return [{ type: 'members.MembershipDeferred', data: { ...whose, missing, until }, ...onRecord(whose, given) }];
}

/** What can be missing beside items of the checklist. */
const ENDORSEMENTS = 'endorsements';

/** @throws Rejection where a step is missing, or the actor had a part in one */
export function admit(
  state: MembershipState,
  facts: AdmissionFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipAdmitted>[] {
  const application = screened(undecided(state, given));
  if (application.status === 'deferred') {
    throw membershipRules.broken('deferred', { params: { missing: application.missing } });
  }
  const notMet = application.items.filter((found) => found.finding === 'not-met').map((found) => found.item);
  if (notMet.length > 0) throw membershipRules.broken('checklist-not-met', { params: { items: notMet } });
  if (application.status !== 'endorsed') {
    throw membershipRules.broken('not-endorsed', {
      params: { endorsements: application.endorsements.length, required: application.endorsersRequired },
    });
  }
  assertMayDecide(application, given);
  return [admission(whoseNow(application, facts), { basis: 'application' }, facts, given)];
}

function admission(
  whose: Whose,
  how: Pick<DecidedAs<typeof membershipAdmitted>['data'], 'basis' | 'resolution'>,
  facts: TermFacts,
  given: Deciding,
): DecidedAs<typeof membershipAdmitted> {
  const newUntil = addDays(given.effectiveOn, facts.term.newForDays - 1);
  return {
    type: 'members.MembershipAdmitted',
    data: { ...whose, ...how, newUntil, ...termFrom(given.effectiveOn, facts) },
    ...onRecord(whose, given),
  };
}

/** Takes something from somebody: with grounds, and the reasons in words. @throws Rejection */
export function reject(
  state: MembershipState,
  command: RejectApplication,
  facts: RejectionFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipRejected>[] {
  const application = undecided(state, given);
  const { grounds, narrative, about } = command;
  if (!facts.grounds.includes(grounds)) {
    throw membershipRules.broken('grounds-unknown', { pointer: '/grounds', params: { grounds } });
  }
  assertMayDecide(application, given);
  const whose = whoseNow(application, facts);
  const document = freeText(given.id('/narrative'), narrative, about);
  return [
    {
      type: 'members.MembershipRejected',
      data: { ...whose, grounds, narrative: document },
      ...onRecord(whose, given),
      ground: grounds,
    },
  ];
}

/** @throws Rejection where it is decided already */
export function withdraw(
  state: MembershipState,
  facts: Whereabouts,
  given: Deciding,
): readonly DecidedAs<typeof membershipWithdrawn>[] {
  const whose = whoseNow(undecided(state, given), facts);
  return [{ type: 'members.MembershipWithdrawn', data: whose, ...onRecord(whose, given) }];
}

function screened(application: Pending): Screened | Endorsed | Deferred {
  if (application.status === 'applied') throw membershipRules.broken('not-screened');
  return application;
}

function assertNotOwn({ organisation }: Whose, { actor }: Deciding): void {
  if (actor.organisation === organisation) throw membershipRules.broken('own-application');
}

function assertMayDecide(application: Pending, given: Deciding): void {
  assertNotOwn(application, given);
  if (application.involved.includes(given.actor.person)) throw membershipRules.broken('decided-by-involved');
}

const actsForForum = ({ actor }: Deciding): boolean =>
  actor.roles.includes('secretariat') || actor.roles.includes('unit-officer');
