import type {
  DecidedAs,
  linkageAccepted,
  linkageDeclined,
  linkageEnded,
  linkageOutcomeTold,
  linkageProposed,
  linkageRenewalProposed,
  linkageRenewed,
} from '@baraza/contracts';
import { type Decided, type Deciding, freeText, unreachable } from '@baraza/domain';
import type {
  LinkageCommand,
  OfSide,
  OnGround,
  ProposeLinkage,
  ProposingFacts,
  Renew,
  TellOutcome,
} from './linkage.commands.pure.ts';
import { linkageRules } from './linkage.rules.ts';
import {
  type Asking,
  type Between,
  betweenOf,
  type Linked,
  type LinkageState,
  tagsOfLinkage,
} from './linkage.state.ts';

type Known = Exclude<LinkageState, { status: 'none' }>;

/** @throws Rejection `proposed-once`, or what makes it no linkage */
export function propose(
  state: LinkageState,
  command: ProposeLinkage,
  { unit, toKnown }: ProposingFacts,
  given: Deciding,
): readonly DecidedAs<typeof linkageProposed>[] {
  if (state.status !== 'none') throw linkageRules.broken('proposed-once', { pointer: '/id' });
  const { from, to, kind, by, until, purpose, about } = command;
  if (from === to) throw linkageRules.broken('to-itself', { pointer: '/to' });
  if (unit === undefined) throw linkageRules.broken('not-a-member', { pointer: '/from' });
  if (!toKnown) throw linkageRules.broken('organisation-unknown', { pointer: '/to' });
  speaksFor({ from, to, unit }, by, given);
  if (until !== undefined && until < given.effectiveOn) throw linkageRules.broken('until-past', { pointer: '/until' });
  const data = {
    ...{ from, to, unit, kind, by },
    ...(until === undefined ? {} : { until }),
    ...(purpose === undefined ? {} : { purpose: freeText(given.id('purpose'), purpose, about) }),
  };
  return [{ type: 'members.LinkageProposed', data, ...onRecord(data, given) }];
}

/** @throws Rejection `unknown`, `not-waiting`, `neither-side`, `speaks-for-another`, `own-proposal`, `before-last-step` */
export function accept(
  state: LinkageState,
  { by }: OfSide,
  given: Deciding,
): readonly DecidedAs<typeof linkageAccepted>[] {
  const now = known(state, given);
  if (now.status !== 'proposed') throw linkageRules.broken('not-waiting', { params: { status: now.status } });
  speaksFor(now, by, given);
  theOtherSide(now.asking, by, given);
  const { kind, until } = now;
  const data = { ...betweenOf(now), kind, ...(until === undefined ? {} : { until }) };
  return [{ type: 'members.LinkageAccepted', data, ...onRecord(now, given) }];
}

/** Declined by the other side, or taken back. @throws Rejection `unknown`, `not-waiting`, `neither-side`, `speaks-for-another`, `before-last-step` */
export function decline(
  state: LinkageState,
  { by, ground }: OnGround,
  given: Deciding,
): readonly DecidedAs<typeof linkageDeclined>[] {
  const now = known(state, given);
  if (now.status !== 'proposed') throw linkageRules.broken('not-waiting', { params: { status: now.status } });
  speaksFor(now, by, given);
  return [{ type: 'members.LinkageDeclined', data: { ...betweenOf(now), ground }, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `not-linked`, `not-longer`, `until-past`, `neither-side`, `speaks-for-another`, `before-last-step` */
export function proposeRenewal(
  state: LinkageState,
  { by, until }: Renew,
  given: Deciding,
): readonly DecidedAs<typeof linkageRenewalProposed>[] {
  const now = linked(state, given);
  speaksFor(now, by, given);
  if (until < given.effectiveOn) throw linkageRules.broken('until-past', { pointer: '/until' });
  if (now.until === undefined || until <= now.until) throw linkageRules.broken('not-longer', { pointer: '/until' });
  return [{ type: 'members.LinkageRenewalProposed', data: { ...betweenOf(now), by, until }, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `not-linked`, `no-renewal`, `neither-side`, `speaks-for-another`, `own-proposal`, `before-last-step` */
export function renew(
  state: LinkageState,
  { by }: OfSide,
  given: Deciding,
): readonly DecidedAs<typeof linkageRenewed>[] {
  const now = linked(state, given);
  if (now.renewal === undefined) throw linkageRules.broken('no-renewal');
  speaksFor(now, by, given);
  theOtherSide(now.renewal, by, given);
  const { until } = now.renewal;
  return [{ type: 'members.LinkageRenewed', data: { ...betweenOf(now), until }, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `not-linked`, `neither-side`, `speaks-for-another`, `before-last-step` */
export function end(
  state: LinkageState,
  { by, ground }: OnGround,
  given: Deciding,
): readonly DecidedAs<typeof linkageEnded>[] {
  const now = linked(state, given);
  speaksFor(now, by, given);
  return [{ type: 'members.LinkageEnded', data: { ...betweenOf(now), ground }, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `never-linked`, `neither-side`, `speaks-for-another`, `before-last-step` */
export function tellOutcome(
  state: LinkageState,
  { by, result, narrative, about }: TellOutcome,
  given: Deciding,
): readonly DecidedAs<typeof linkageOutcomeTold>[] {
  const now = known(state, given);
  if (now.status === 'proposed' || now.status === 'declined') {
    throw linkageRules.broken('never-linked', { params: { status: now.status } });
  }
  speaksFor(now, by, given);
  const words = narrative === undefined ? {} : { narrative: freeText(given.id('narrative'), narrative, about) };
  const data = { ...betweenOf(now), by, result, ...words };
  return [{ type: 'members.LinkageOutcomeTold', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `before-last-step` */
function known(state: LinkageState, { effectiveOn }: Deciding): Known {
  if (state.status === 'none') throw linkageRules.broken('unknown');
  const since = state.lastStepOn;
  if (effectiveOn < since)
    throw linkageRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
  return state;
}

/** @throws Rejection `unknown`, `before-last-step`, `not-linked` */
function linked(state: LinkageState, given: Deciding): Linked {
  const now = known(state, given);
  if (now.status !== 'linked') throw linkageRules.broken('not-linked', { params: { status: now.status } });
  return now;
}

/** @throws Rejection `neither-side`, `speaks-for-another` */
function speaksFor({ from, to }: Between, by: string, { actor }: Deciding): void {
  if (by !== from && by !== to) throw linkageRules.broken('neither-side', { pointer: '/by' });
  const isOfficer = actor.roles.includes('secretariat') || actor.roles.includes('unit-officer');
  if (actor.organisation !== by && !isOfficer) throw linkageRules.broken('speaks-for-another', { pointer: '/by' });
}

/** @throws Rejection `own-proposal` */
function theOtherSide(asking: Asking, by: string, { actor }: Deciding): void {
  if (asking.by === by || asking.person === actor.person) throw linkageRules.broken('own-proposal', { pointer: '/by' });
}

const onRecord = (between: Between, { effectiveOn }: Deciding) => ({ effectiveOn, tags: tagsOfLinkage(between) });

export function decide(command: LinkageCommand, state: LinkageState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'propose':
      return propose(state, command.of, command.facts, given);
    case 'accept':
      return accept(state, command.of, given);
    case 'decline':
      return decline(state, command.of, given);
    case 'propose-renewal':
      return proposeRenewal(state, command.of, given);
    case 'renew':
      return renew(state, command.of, given);
    case 'end':
      return end(state, command.of, given);
    case 'tell-outcome':
      return tellOutcome(state, command.of, given);
    default:
      return unreachable(command);
  }
}
