import type { Deciding } from '@baraza/domain';
import { unitTag } from '../tags.pure.ts';
import { conveningRules } from './convening.rules.ts';
import type { AheadConvening, ConveningState } from './convening.state.ts';

/** What the steps of a convening have in common. */

/** @throws Rejection where there is none, or the step is dated before the last */
export function called(state: ConveningState, given: Deciding): Exclude<ConveningState, { status: 'none' }> {
  if (state.status === 'none') throw conveningRules.broken('not-called');
  if (given.effectiveOn < state.lastStepOn) {
    const params = { lastStepOn: state.lastStepOn };
    throw conveningRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params });
  }
  return state;
}

/** @throws Rejection where it has met, or was called off */
export function ahead(state: ConveningState, given: Deciding): AheadConvening {
  const known = called(state, given);
  if (known.status !== 'called' && known.status !== 'record-due') {
    throw conveningRules.broken('not-ahead', { params: { status: known.status } });
  }
  return known;
}

export function onRecord({ unit }: { readonly unit: string }, given: Deciding) {
  return { effectiveOn: given.effectiveOn, tags: [unitTag(unit)] };
}
