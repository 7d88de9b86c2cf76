import type { CoalitionActivity, coalitionActivityNoted, coalitionRevived, DecidedAs } from '@baraza/contracts';
import { type AlsoIn, alsoIn, type Deciding } from '@baraza/domain';
import { laterOf } from './coalition.calendar.ts';
import { tagsOf } from './coalition.tags.ts';
import { type ActiveCoalition, coalition, type CoalitionState, stands } from './coalition.state.ts';

/** What shows that a coalition is awake: it is recorded where it happens, and noted in the coalition by the same append. */

/**
 * A consequence, which asks nobody's leave: it revives a coalition that is dormant.
 * @returns nothing where it has been active on the date already, or stands no longer
 */
export function noteActivity(
  state: CoalitionState,
  by: CoalitionActivity,
  given: Deciding,
): readonly (DecidedAs<typeof coalitionActivityNoted> | DecidedAs<typeof coalitionRevived>)[] {
  if (!stands(state)) return [];
  if (state.status === 'dormant') return revivedBy(state, by.kind, given);
  const { effectiveOn } = given;
  if (effectiveOn <= state.lastActiveOn) return [];
  return [{ type: 'coalitions.CoalitionActivityNoted', data: { by }, effectiveOn, tags: tagsOf(state) }];
}

/** For the append in which something is begun in a coalition, or answered. */
export function activityIn(id: string, by: CoalitionActivity): AlsoIn {
  return alsoIn(coalition, id, (state, given) => noteActivity(state, by, given));
}

/** The same of what belongs to a coalition, by a step of its own; nothing of what is not there. */
export function activityOf(
  { coalition: of }: { readonly status: string; readonly coalition?: string },
  by: CoalitionActivity,
): readonly AlsoIn[] {
  return of === undefined ? [] : [activityIn(of, by)];
}

/** @returns nothing where it is awake */
export function revivedBy(
  state: ActiveCoalition,
  by: CoalitionActivity['kind'],
  given: Deciding,
): readonly DecidedAs<typeof coalitionRevived>[] {
  if (state.dormantSince === undefined) return [];
  const effectiveOn = laterOf(given.effectiveOn, state.dormantSince);
  return [{ type: 'coalitions.CoalitionRevived', data: { by }, effectiveOn, tags: tagsOf(state) }];
}
