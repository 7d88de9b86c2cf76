import { FIRST_COALITION_TERMS } from '@baraza/contracts';
import { addDays, type CivilDate, type EntityCalendar } from '@baraza/domain';
import { tagsOf } from './coalition.tags.ts';
import type { CoalitionEvent, CoalitionState } from './coalition.state.ts';

const FALLS_DORMANT = 'coalition.falls-dormant';

/** Dormant on the day on which nothing has been begun for as long as the terms of reference say. */
export const calendar: EntityCalendar<CoalitionState, CoalitionEvent> = {
  next: (state) =>
    state.status === 'active'
      ? { rule: FALLS_DORMANT, rank: 70, on: addDays(state.lastActiveOn, dormantAfterDays(state)) }
      : undefined,
  take(state, { rule, on }) {
    if (state.status !== 'active') throw new Error(`${rule} of a coalition that is '${state.status}'`);
    const data = { lastActiveOn: state.lastActiveOn, dormantAfterDays: dormantAfterDays(state) };
    return [{ type: 'coalitions.CoalitionFellDormant', data, effectiveOn: on, tags: tagsOf(state) }];
  },
};

function dormantAfterDays({
  terms = FIRST_COALITION_TERMS,
}: {
  terms?: { readonly dormantAfterDays: number };
}): number {
  return terms.dormantAfterDays;
}

/** The later of two dates. */
export const laterOf = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);
