import type {
  DecidedAs,
  serviceRequestAcknowledged,
  serviceRequestAssigned,
  serviceRequestDeclined,
  serviceRequestDelivered,
  serviceRequested,
  serviceRequestMoved,
  serviceRequestWithdrawn,
} from '@baraza/contracts';
import { addDays, type Deciding, unreachable } from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';
import { confirm, dismissDispute, dispute, reopen } from './service-request.answering.pure.ts';
import type {
  AskForService,
  AskingFacts,
  Assign,
  AssigningFacts,
  Decline,
  Deliver,
  ServiceRequestCommand,
  WithdrawRequest,
} from './service-request.commands.pure.ts';
import { serviceRequestRules } from './service-request.rules.ts';
import { isOpen, type ServiceRequestState } from './service-request.state.ts';
import { alive, inWords, onRecord, owed } from './service-request.steps.pure.ts';
import { whoseOf } from './service-request.tags.pure.ts';

/** Fixes by when what is promised, by the terms of the day: a service that changes later changes nothing in it. */
export function ask(
  state: ServiceRequestState,
  command: AskForService,
  facts: AskingFacts,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequested>[] {
  if (state.status !== 'none') throw serviceRequestRules.broken('requested-already', { pointer: '/id' });
  const { member, service: offered } = facts;
  if (member === undefined) throw serviceRequestRules.broken('not-a-member', { pointer: '/organisation' });
  if (offered.status !== 'offered' || given.effectiveOn < offered.offeredOn) {
    throw serviceRequestRules.broken('not-offered', { pointer: '/service' });
  }
  const { membership, category, unit, isSuspended } = member;
  if (isSuspended) throw serviceRequestRules.broken('rights-rest', { pointer: '/organisation' });
  const { terms } = offered;
  if (!facts.isCovered) {
    throw serviceRequestRules.broken('outside-its-unit', { pointer: '/service', params: { unit: terms.unit } });
  }
  if (!terms.whoMayAsk.includes(category)) {
    throw serviceRequestRules.broken('category-not-served', { pointer: '/service', params: { category } });
  }
  const { promise, answerDays, code } = terms;
  const whose = { service: command.service, code, organisation: command.organisation, unit };
  return [
    {
      type: 'members.ServiceRequested',
      data: {
        ...whose,
        membership,
        category,
        acknowledgeBy: addDays(given.effectiveOn, promise.acknowledgeDays),
        deliverBy: addDays(given.effectiveOn, promise.deliverDays),
        promise,
        answerDays,
        ...inWords('details', command.details, given),
      },
      ...onRecord(whose, given),
    },
  ];
}

export function acknowledge(
  state: ServiceRequestState,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestAcknowledged>[] {
  const open = owed(state, given);
  if (open.status !== 'asked') return [];
  return [{ type: 'members.ServiceRequestAcknowledged', data: whoseOf(open), ...onRecord(open, given) }];
}

/** To somebody else later, as often as need be. @throws Rejection */
export function assign(
  state: ServiceRequestState,
  { assignee }: Assign,
  { mayServe }: AssigningFacts,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestAssigned>[] {
  const open = owed(state, given);
  if (open.status === 'asked') throw serviceRequestRules.broken('not-acknowledged');
  if (open.status === 'assigned' && open.assignee === assignee) return [];
  if (!mayServe) throw serviceRequestRules.broken('assignee-unable', { pointer: '/assignee' });
  const data = { ...whoseOf(open), assignee };
  return [{ type: 'members.ServiceRequestAssigned', data, ...onRecord(open, given) }];
}

export function deliver(
  state: ServiceRequestState,
  { note }: Deliver,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestDelivered>[] {
  const open = owed(state, given);
  if (open.status !== 'assigned') throw serviceRequestRules.broken('not-assigned', { params: { status: open.status } });
  const answerBy = addDays(given.effectiveOn, open.answerDays);
  const data = { ...whoseOf(open), answerBy, ...inWords('note', note, given) };
  return [{ type: 'members.ServiceRequestDelivered', data, ...onRecord(open, given) }];
}

/** With the ground; the member may dispute it. */
export function decline(
  state: ServiceRequestState,
  { ground, reasons }: Decline,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestDeclined>[] {
  const open = owed(state, given);
  const answerBy = addDays(given.effectiveOn, open.answerDays);
  const data = { ...whoseOf(open), ground, answerBy, ...inWords('reasons', reasons, given) };
  return [{ type: 'members.ServiceRequestDeclined', data, ...onRecord(open, given), ground }];
}

/** By the member, or on its word by an officer, until it is answered. */
export function withdraw(
  state: ServiceRequestState,
  { ground }: WithdrawRequest,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestWithdrawn>[] {
  if (state.status === 'withdrawn') return [];
  const open = alive(state, given);
  if (!isOpen(open)) throw serviceRequestRules.broken('answered-already', { params: { status: open.status } });
  const data = { ...whoseOf(open), ground };
  return [{ type: 'members.ServiceRequestWithdrawn', data, ...onRecord(open, given), ground }];
}

/** A member that moves takes with it what is still to come of its requests. What is over stays where it was. */
export function move(
  state: ServiceRequestState,
  unit: string,
  given: Deciding,
): readonly DecidedAs<typeof serviceRequestMoved>[] {
  const isOver = state.status === 'none' || state.status === 'closed' || state.status === 'withdrawn';
  if (isOver || state.unit === unit) return [];
  const data = { ...whoseOf(state), unit };
  const { effectiveOn, tags } = onRecord(data, given);
  // Found by the unit that it leaves, too.
  return [{ type: 'members.ServiceRequestMoved', data, effectiveOn, tags: [...tags, unitTag(state.unit)] }];
}

/** Any command on a request, by its name. */
export function decide(command: ServiceRequestCommand, state: ServiceRequestState, given: Deciding) {
  switch (command.name) {
    case 'ask':
      return ask(state, command.of, command.facts, given);
    case 'acknowledge':
      return acknowledge(state, given);
    case 'assign':
      return assign(state, command.of, command.facts, given);
    case 'deliver':
      return deliver(state, command.of, given);
    case 'decline':
      return decline(state, command.of, given);
    case 'confirm':
      return confirm(state, command.of, given);
    case 'dispute':
      return dispute(state, command.of, given);
    case 'reopen':
      return reopen(state, command.of, given);
    case 'dismiss-dispute':
      return dismissDispute(state, command.of, given);
    case 'withdraw':
      return withdraw(state, command.of, given);
    case 'move':
      return move(state, command.unit, given);
    default:
      return unreachable(command);
  }
}
