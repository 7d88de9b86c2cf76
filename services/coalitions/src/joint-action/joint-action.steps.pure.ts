import type { Deciding } from '@baraza/domain';
import { leads } from '../coalition/coalition.participants.ts';
import type { CoalitionState } from '../coalition/coalition.state.ts';
import { jointActionRules } from './joint-action.rules.ts';
import { type JointActionState, type Open, tagsOfJointAction } from './joint-action.state.ts';

/** What several steps of a joint action ask before they are taken. */

/** @throws Rejection `unknown`, `ended` */
export function open(state: JointActionState): Open {
  if (state.status === 'none') throw jointActionRules.broken('unknown');
  if (state.status === 'completed' || state.status === 'stopped') {
    throw jointActionRules.broken('ended', { params: { status: state.status } });
  }
  return state;
}

/** @throws Rejection `unknown`, `ended`, `leads-only` */
export function ledBy(state: JointActionState, of: CoalitionState, { actor }: Deciding): Open {
  const now = open(state);
  if (!leads(of, actor)) throw jointActionRules.broken('leads-only');
  return now;
}

/** @throws Rejection `before-last-step` */
export function onRecord(state: Open, { effectiveOn }: Deciding, ...organisations: readonly string[]) {
  const { lastStepOn } = state;
  if (effectiveOn < lastStepOn) {
    throw jointActionRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
  return { effectiveOn, tags: [...tagsOfJointAction(state), ...organisations.map((one) => `org:${one}`)] };
}
