import type {
  commitmentDateDeclined,
  commitmentDateProposed,
  commitmentRenegotiated,
  CommitmentSide,
  DecidedAs,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { AgreeDate, DeclineDate, ProposeDate, Sides } from './commitment.commands.pure.ts';
import { commitmentRules } from './commitment.rules.ts';
import { inOrderOfDates, inWords, isOfPromisor, onRecord, open } from './commitment.standing.pure.ts';
import type { CommitmentState, DateProposal, Open } from './commitment.state.ts';

/** Another date: one side asks, the other agrees. */

/** @throws Rejection `unknown`, `ended`, `date-proposed`, `same-date`, `date-past`, `before-last-step` */
export function proposeDate(
  state: CommitmentState,
  command: ProposeDate,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentDateProposed>[] {
  const now = open(state);
  const { ground, dueOn } = command;
  if (now.proposed !== undefined) throw commitmentRules.broken('date-proposed');
  if (dueOn === now.dueOn) throw commitmentRules.broken('same-date', { pointer: '/dueOn' });
  if (dueOn < given.effectiveOn || dueOn < given.today)
    throw commitmentRules.broken('date-past', { pointer: '/dueOn' });
  inOrderOfDates(now, given);
  const side = sideAsking(command, sides);
  const proposal = given.id('proposal');
  const data = { proposal, side, ground, dueOn, ...inWords('narrative', command.narrative, given) };
  return [{ type: 'coalitions.CommitmentDateProposed', data, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `ended`, `no-date-proposed`, `own-date`, `date-past`, `before-last-step` */
export function agreeDate(
  state: CommitmentState,
  command: AgreeDate,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentRenegotiated>[] {
  const now = open(state);
  const { proposal, ground, dueOn } = byTheOtherSide(now, command, sides, given);
  if (dueOn < given.effectiveOn) throw commitmentRules.broken('date-past', { pointer: '/effectiveOn' });
  inOrderOfDates(now, given);
  const data = { proposal, ground, formerDueOn: now.dueOn, dueOn };
  return [{ type: 'coalitions.CommitmentRenegotiated', data, ...onRecord(now, given), ground }];
}

/** @throws Rejection `unknown`, `ended`, `no-date-proposed`, `own-date`, `before-last-step` */
export function declineDate(
  state: CommitmentState,
  command: DeclineDate,
  sides: Sides,
  given: Deciding,
): readonly DecidedAs<typeof commitmentDateDeclined>[] {
  const now = open(state);
  const { proposal } = byTheOtherSide(now, command, sides, given);
  inOrderOfDates(now, given);
  const { ground } = command;
  const data = { proposal, ground };
  return [{ type: 'coalitions.CommitmentDateDeclined', data, ...onRecord(now, given), ground }];
}

function sideAsking({ side = 'promisor' }: ProposeDate, { forPromisor, forPromisee }: Sides): CommitmentSide {
  return forPromisor ? 'promisor' : forPromisee ? 'promisee' : side;
}

/** @throws Rejection `no-date-proposed`, `own-date` */
function byTheOtherSide(state: Open, { proposal }: AgreeDate, sides: Sides, { actor }: Deciding): DateProposal {
  const { proposed } = state;
  if (proposed?.proposal !== proposal) throw commitmentRules.broken('no-date-proposed', { pointer: '/proposal' });
  const isOfSide = proposed.side === 'promisor' ? isOfPromisor(state, sides, actor) : sides.forPromisee;
  if (isOfSide || proposed.by === actor.person) throw commitmentRules.broken('own-date');
  return proposed;
}
