import type {
  DecidedAs,
  membershipAdmitted,
  membershipApplied,
  membershipEndorsed,
  membershipMoved,
  membershipRejected,
  membershipResigned,
  membershipScreened,
  membershipWithdrawn,
} from '@baraza/contracts';
import { type Deciding, freeText, unreachable } from '@baraza/domain';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import type {
  ApplicationFacts,
  ApplyForMembership,
  EndorseApplication,
  EndorsementFacts,
  MembershipCommand,
  RejectApplication,
  RejectionFacts,
  ScreenApplication,
  ScreeningFacts,
  Whereabouts,
} from './membership.commands.pure.ts';
import { membershipRules } from './membership.rules.ts';
import {
  type Applied,
  type Endorsed,
  isUndecided,
  type MembershipState,
  type Screened,
  type Whose,
} from './membership.state.ts';

/** @throws Rejection where the organisation may not apply, or for no such category */
export function apply(
  state: MembershipState,
  command: ApplyForMembership,
  facts: ApplicationFacts,
  given: Deciding,
): readonly DecidedAs<typeof membershipApplied>[] {
  if (state.status !== 'none') throw membershipRules.broken('already-applied', { pointer: '/id' });
  const { organisation, category, statement, about } = command;
  if (facts.unit === undefined) throw membershipRules.broken('organisation-unknown', { pointer: '/organisation' });
  if (!facts.categories.includes(category)) {
    throw membershipRules.broken('category-unknown', { pointer: '/category', params: { category } });
  }
  const document = statement === undefined ? {} : { statement: freeText(given.id('/statement'), statement, about) };
  const whose = { organisation, category, unit: facts.unit };
  return [{ type: 'members.MembershipApplied', data: { ...whose, ...document }, ...onRecord(whose, given) }];
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

/** @throws Rejection where a step is missing, or the actor had a part in one */
export function admit(
  state: MembershipState,
  facts: Whereabouts,
  given: Deciding,
): readonly DecidedAs<typeof membershipAdmitted>[] {
  const application = screened(undecided(state, given));
  if (application.items.some((found) => found.finding === 'not-met')) {
    throw membershipRules.broken('checklist-not-met', {
      params: { items: application.items.filter((found) => found.finding === 'not-met').map((found) => found.item) },
    });
  }
  if (application.status !== 'endorsed') {
    throw membershipRules.broken('not-endorsed', {
      params: { endorsements: application.endorsements.length, required: application.endorsersRequired },
    });
  }
  assertMayDecide(application, given);
  const whose = whoseNow(application, facts);
  return [{ type: 'members.MembershipAdmitted', data: whose, ...onRecord(whose, given) }];
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

/** Nothing where it has resigned already. @throws Rejection where it is no member */
export function resign(
  state: MembershipState,
  facts: Whereabouts,
  given: Deciding,
): readonly DecidedAs<typeof membershipResigned>[] {
  if (state.status === 'none') throw membershipRules.broken('not-applied');
  if (state.status === 'resigned') return [];
  if (state.status !== 'admitted') throw membershipRules.broken('not-a-member', { params: { status: state.status } });
  assertDated(state.lastStepOn, given);
  const whose = whoseNow(state, facts);
  return [{ type: 'members.MembershipResigned', data: whose, ...onRecord(whose, given) }];
}

/** Follows the organisation to another unit; written in the same append as the organisation's correction. */
export function move(
  state: MembershipState,
  facts: Whereabouts,
  given: Deciding,
): readonly DecidedAs<typeof membershipMoved>[] {
  if (state.status === 'none' || state.unit === facts.unit) return [];
  const whose = whoseNow(state, facts);
  return [{ type: 'members.MembershipMoved', data: whose, ...onRecord(whose, given, unitTag(state.unit)) }];
}

/** Any command on a membership, by its name. */
export function decide(command: MembershipCommand, state: MembershipState, given: Deciding) {
  switch (command.name) {
    case 'apply':
      return apply(state, command.of, command.facts, given);
    case 'screen':
      return screen(state, command.of, command.facts, given);
    case 'endorse':
      return endorse(state, command.of, command.facts, given);
    case 'admit':
      return admit(state, command.facts, given);
    case 'reject':
      return reject(state, command.of, command.facts, given);
    case 'withdraw':
      return withdraw(state, command.facts, given);
    case 'resign':
      return resign(state, command.facts, given);
    case 'move':
      return move(state, command.facts, given);
    default:
      return unreachable(command);
  }
}

function undecided(state: MembershipState, given: Deciding): Applied | Screened | Endorsed {
  if (state.status === 'none') throw membershipRules.broken('not-applied');
  if (!isUndecided(state)) throw membershipRules.broken('already-decided', { params: { status: state.status } });
  assertDated(state.lastStepOn, given);
  return state;
}

function screened(application: Applied | Screened | Endorsed): Screened | Endorsed {
  if (application.status === 'applied') throw membershipRules.broken('not-screened');
  return application;
}

function assertDated(lastStepOn: string, given: Deciding): void {
  if (given.effectiveOn < lastStepOn) {
    throw membershipRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
}

function assertNotOwn({ organisation }: Whose, { actor }: Deciding): void {
  if (actor.organisation === organisation) throw membershipRules.broken('own-application');
}

function assertMayDecide(application: Applied | Screened | Endorsed, given: Deciding): void {
  assertNotOwn(application, given);
  if (application.involved.includes(given.actor.person)) throw membershipRules.broken('decided-by-involved');
}

const actsForForum = ({ actor }: Deciding): boolean =>
  actor.roles.includes('secretariat') || actor.roles.includes('unit-officer');

const whoseNow = ({ organisation, category }: Whose, { unit }: Whereabouts): Whose => ({
  organisation,
  category,
  unit,
});

function onRecord({ organisation, unit }: Whose, given: Deciding, ...more: readonly string[]) {
  return { effectiveOn: given.effectiveOn, tags: tags(orgTag(organisation), unitTag(unit), more) };
}
