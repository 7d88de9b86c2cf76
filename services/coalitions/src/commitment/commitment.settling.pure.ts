import type { commitmentExcused, CommitmentFate, commitmentTakenOver, DecidedAs } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { onRecord } from './commitment.standing.pure.ts';
import { type CommitmentState, isOpen } from './commitment.state.ts';

const GROUND = 'coalition-wound-down';

/** What was said to become of a promise when its coalition was wound down. */
export interface SettleCommitment {
  readonly becomes: CommitmentFate;
  /** Who takes it over. */
  readonly organisation?: string | undefined;
}

/**
 * A consequence, which asks nobody's leave, and holds from no earlier than the last step.
 * @returns nothing where it stands as it is, has ended meanwhile, or is its new promisor's already; nor where it would be
 * a promise of somebody to themselves, or was no organisation's
 */
export function settle(
  state: CommitmentState,
  { becomes, organisation }: SettleCommitment,
  given: Deciding,
): readonly (DecidedAs<typeof commitmentTakenOver> | DecidedAs<typeof commitmentExcused>)[] {
  if (!isOpen(state) || becomes === 'stands') return [];
  const { lastStepOn, promisor, promisee } = state;
  const effectiveOn = given.effectiveOn < lastStepOn ? lastStepOn : given.effectiveOn;
  const now = { ...given, effectiveOn };
  if (becomes === 'excused') {
    return [
      { type: 'coalitions.CommitmentExcused', data: { ground: GROUND }, ...onRecord(state, now), ground: GROUND },
    ];
  }
  if (organisation === undefined || promisor.kind !== 'organisation' || promisor.id === organisation) return [];
  if (promisee.kind === 'organisation' && promisee.id === organisation) return [];
  const data = { promisor: { kind: 'organisation' as const, id: organisation }, ground: GROUND };
  const { tags } = onRecord({ ...state, promisor: data.promisor }, now);
  return [
    {
      type: 'coalitions.CommitmentTakenOver',
      data,
      effectiveOn,
      tags: [...tags, `org:${promisor.id}`],
      ground: GROUND,
    },
  ];
}
