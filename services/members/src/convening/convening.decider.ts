import {
  CONVENING_LIST_MAX,
  type conveningAgendaSet,
  type conveningCalled,
  type conveningCancelled,
  type conveningInvitationAnswered,
  type conveningInvitationsSent,
  type conveningPostponed,
  type DecidedAs,
} from '@baraza/contracts';
import { addDays, type Deciding, unreachable } from '@baraza/domain';
import { inParts } from '../in-parts.pure.ts';
import { orgTag, tags, unitTag } from '../tags.pure.ts';
import { existsOn } from '../unit/unit.state.ts';
import type {
  AnswerInvitation,
  CallConvening,
  CallingFacts,
  CancelConvening,
  ConveningCommand,
  Invite,
  InvitingFacts,
  PostponeConvening,
  SetAgenda,
} from './convening.commands.pure.ts';
import { hold, proposeReport, publishReport } from './convening.meeting.pure.ts';
import { conveningRules } from './convening.rules.ts';
import type { ConveningState } from './convening.state.ts';
import { ahead, onRecord } from './convening.steps.pure.ts';

/** What no forum goes below: it is known in time, and decides with enough of those it is for. */
const CALLED_DAYS_BEFORE = 7;
export const QUORUM_FLOOR_PERCENT = 25;

/** @throws Rejection */
export function call(
  state: ConveningState,
  command: CallConvening,
  facts: CallingFacts,
  given: Deciding,
): readonly DecidedAs<typeof conveningCalled>[] {
  if (state.status !== 'none') throw conveningRules.broken('called-already', { pointer: '/id' });
  const { unit, title, mode, on, venue, quorumPercent } = command;
  if (!existsOn(facts.unit, on)) throw conveningRules.broken('unit-unknown', { pointer: '/unit', params: { unit } });
  const earliest = addDays(given.effectiveOn, CALLED_DAYS_BEFORE);
  if (on < earliest) throw conveningRules.broken('called-too-late', { pointer: '/on', params: { earliest } });
  if (quorumPercent < QUORUM_FLOOR_PERCENT) {
    const params = { floor: QUORUM_FLOOR_PERCENT };
    throw conveningRules.broken('quorum-below-floor', { pointer: '/quorumPercent', params });
  }
  return [
    {
      type: 'members.ConveningCalled',
      data: { unit, title, mode, on, ...(venue === undefined ? {} : { venue }), quorumPercent },
      ...onRecord({ unit }, given),
    },
  ];
}

/** @throws Rejection */
export function setAgenda(
  state: ConveningState,
  { items }: SetAgenda,
  given: Deciding,
): readonly DecidedAs<typeof conveningAgendaSet>[] {
  const known = ahead(state, given);
  if (JSON.stringify(known.agenda) === JSON.stringify(items)) return [];
  const { unit } = known;
  return [{ type: 'members.ConveningAgendaSet', data: { unit, items: [...items] }, ...onRecord(known, given) }];
}

/** Who is invited already in the same way is left out. @throws Rejection */
export function invite(
  state: ConveningState,
  { as, organisations }: Invite,
  facts: InvitingFacts,
  given: Deciding,
): readonly DecidedAs<typeof conveningInvitationsSent>[] {
  const known = ahead(state, given);
  organisations.forEach((organisation, index) => {
    const pointer = `/organisations/${index}`;
    if (!facts.known.has(organisation)) throw conveningRules.broken('organisation-unknown', { pointer });
    if (as === 'member' && !facts.members.has(organisation)) throw conveningRules.broken('not-a-member', { pointer });
  });
  const { unit, on, invited } = known;
  const anew = organisations.filter((organisation) => invited[organisation]?.as !== as);
  return inParts(anew, CONVENING_LIST_MAX).map((part) => ({
    type: 'members.ConveningInvitationsSent',
    data: { unit, as, organisations: [...part], on },
    effectiveOn: given.effectiveOn,
    tags: tags(unitTag(unit), part.map(orgTag)),
  }));
}

/** Every member of the unit and of those below it. @throws Rejection */
export function inviteMembers(
  state: ConveningState,
  members: readonly string[],
  given: Deciding,
): readonly DecidedAs<typeof conveningInvitationsSent>[] {
  ahead(state, given);
  if (members.length === 0) throw conveningRules.broken('nobody-to-invite');
  const all = new Set(members);
  return invite(state, { as: 'member', organisations: members }, { known: all, members: all }, given);
}

/** By the organisation itself, or by an officer who has its word. @throws Rejection */
export function answer(
  state: ConveningState,
  { organisation, answer: said, delegates }: AnswerInvitation,
  given: Deciding,
): readonly DecidedAs<typeof conveningInvitationAnswered>[] {
  const known = ahead(state, given);
  const its = known.invited[organisation];
  if (its === undefined) throw conveningRules.broken('not-invited', { pointer: '/organisation' });
  const { actor } = given;
  const isOfficer = actor.roles.includes('secretariat') || actor.roles.includes('unit-officer');
  if (!isOfficer && actor.organisation !== organisation) {
    throw conveningRules.broken('answers-for-another', { pointer: '/organisation' });
  }
  if (its.answer === said && its.delegates === delegates) return [];
  return [
    {
      type: 'members.ConveningInvitationAnswered',
      data: { unit: known.unit, organisation, answer: said, delegates },
      effectiveOn: given.effectiveOn,
      tags: tags(unitTag(known.unit), orgTag(organisation)),
    },
  ];
}

/** @throws Rejection */
export function postpone(
  state: ConveningState,
  { on, ground }: PostponeConvening,
  given: Deciding,
): readonly DecidedAs<typeof conveningPostponed>[] {
  const known = ahead(state, given);
  if (on < given.effectiveOn || on === known.on) {
    throw conveningRules.broken('postponed-backwards', { pointer: '/on', params: { on: known.on } });
  }
  const data = { unit: known.unit, from: known.on, on, ground };
  return [{ type: 'members.ConveningPostponed', data, ...onRecord(known, given), ground }];
}

/** @throws Rejection */
export function cancel(
  state: ConveningState,
  { ground }: CancelConvening,
  given: Deciding,
): readonly DecidedAs<typeof conveningCancelled>[] {
  const known = ahead(state, given);
  const { unit, on } = known;
  return [{ type: 'members.ConveningCancelled', data: { unit, on, ground }, ...onRecord(known, given), ground }];
}

/** Any command on a convening, by its name. */
export function decide(command: ConveningCommand, state: ConveningState, given: Deciding) {
  switch (command.name) {
    case 'call':
      return call(state, command.of, command.facts, given);
    case 'set-agenda':
      return setAgenda(state, command.of, given);
    case 'invite':
      return invite(state, command.of, command.facts, given);
    case 'invite-members':
      return inviteMembers(state, command.members, given);
    case 'answer':
      return answer(state, command.of, given);
    case 'postpone':
      return postpone(state, command.of, given);
    case 'cancel':
      return cancel(state, command.of, given);
    case 'hold':
      return hold(state, command.of, given);
    case 'propose-report':
      return proposeReport(state, command.of, given);
    case 'publish-report':
      return publishReport(state, command.of, command.facts, given);
    default:
      return unreachable(command);
  }
}
