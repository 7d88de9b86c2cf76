import type {
  coalitionCommitmentsSettled,
  coalitionWoundDown,
  CommitmentFate,
  DecidedAs,
  Promisor,
} from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { coalitionRules } from './coalition.rules.ts';
import { active, mayDecide, notBefore, tagsOf } from './coalition.standing.ts';
import type { ActiveCoalition, CoalitionState } from './coalition.state.ts';

/** How a coalition ends, and what becomes of the promises that arise from it. */

export interface SettledCommitment {
  readonly commitment: string;
  readonly becomes: CommitmentFate;
  /** Who takes it over. */
  readonly organisation?: string | undefined;
}
export interface WindDown {
  readonly ground: string;
  readonly commitments?: readonly SettledCommitment[] | undefined;
}
/** Of the promises that arise from the coalition: those that are open, by whom they were made. */
export interface WindingDownFacts {
  readonly open: readonly { readonly commitment: string; readonly promisor: Promisor }[];
}

/**
 * @throws Rejection `unknown`, `wound-down`, `convenors-only`, `before-last-step`, `commitment-not-its-own`,
 * `commitments-unsettled`, `taken-over-by-nobody`
 */
export function windDown(
  state: CoalitionState,
  { ground, commitments = [] }: WindDown,
  facts: WindingDownFacts,
  given: Deciding,
): readonly (DecidedAs<typeof coalitionWoundDown> | DecidedAs<typeof coalitionCommitmentsSettled>)[] {
  const now = active(state);
  mayDecide(now, given.actor);
  const seats = Object.values(now.seats);
  const steps = [
    ...[now.formedOn, now.stageSince, now.dormantSince ?? now.lastActiveOn],
    ...seats.map((seat) => seat.since),
    ...Object.values(now.seatEndedOn),
  ];
  notBefore(
    steps.reduce((last, step) => (step > last ? step : last)),
    given,
  );
  commitments.forEach((one, index) => assertFits(one, `/commitments/${index}`, now, facts));
  const left = facts.open.filter(({ commitment }) => !commitments.some((one) => one.commitment === commitment));
  if (left.length > 0) {
    throw coalitionRules.broken('commitments-unsettled', {
      pointer: '/commitments',
      params: { open: left.map(({ commitment }) => commitment).join(' ') },
    });
  }
  const common = { effectiveOn: given.effectiveOn, tags: tagsOf(now, ...seats.map((seat) => seat.organisation)) };
  const settled = commitments.map(({ commitment, becomes, organisation }) => ({
    ...{ commitment, becomes },
    ...(becomes === 'taken-over' && organisation !== undefined ? { organisation } : {}),
  }));
  return [
    { type: 'coalitions.CoalitionWoundDown', data: { ground }, ...common, ground },
    ...(settled.length === 0
      ? []
      : [{ type: 'coalitions.CoalitionCommitmentsSettled' as const, data: { commitments: settled }, ...common }]),
  ];
}

function assertFits(one: SettledCommitment, pointer: string, now: ActiveCoalition, { open }: WindingDownFacts): void {
  const { commitment, becomes, organisation } = one;
  const promise = open.find((known) => known.commitment === commitment);
  if (promise === undefined) throw coalitionRules.broken('commitment-not-its-own', { pointer });
  if (becomes !== 'taken-over') return;
  const seat = organisation === undefined ? undefined : now.seats[organisation];
  const isFit =
    promise.promisor.kind === 'organisation' && promise.promisor.id !== organisation && seat?.status === 'active';
  if (!isFit) throw coalitionRules.broken('taken-over-by-nobody', { pointer: `${pointer}/organisation` });
}
