import type { Actor, Deciding } from '@baraza/domain';
import { leads } from '../coalition/coalition.participants.ts';
import { isOfficer } from '../coalition/coalition.standing.ts';
import type { CoalitionState } from '../coalition/coalition.state.ts';
import { decisionRules } from './decision.rules.ts';
import type { DecisionState, KnownDecision, Over, Taken, Voting } from './decision.state.ts';

/** What several steps of a decision ask before they are taken. */

/** @throws Rejection `unknown`, `before-last-step` */
export function proposed(state: DecisionState, { effectiveOn }: Deciding): KnownDecision {
  if (state.status === 'none') throw decisionRules.broken('unknown');
  if (effectiveOn < state.lastStepOn) {
    throw decisionRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: state.lastStepOn } });
  }
  return state;
}

/** @throws Rejection `unknown`, `before-last-step`, `not-voting` */
export function voting(state: DecisionState, given: Deciding): Voting {
  const known = proposed(state, given);
  if (known.status !== 'voting') throw decisionRules.broken('not-voting', { params: { status: known.status } });
  return known;
}

/** @throws Rejection `unknown`, `before-last-step`, `not-taken` */
export function taken(state: DecisionState, given: Deciding): Taken | Over {
  const known = proposed(state, given);
  if (known.status !== 'taken' && known.status !== 'over') {
    throw decisionRules.broken('not-taken', { params: { status: known.status } });
  }
  return known;
}

/** @throws Rejection `led-by-another` */
export function isLed(of: CoalitionState, { actor }: Deciding): void {
  if (!leads(of, actor)) throw decisionRules.broken('led-by-another');
}

/** @throws Rejection `speaks-for-another` */
export function speaksFor(organisation: string, actor: Actor, pointer = '/organisation'): void {
  if (actor.organisation !== organisation && !isOfficer(actor)) {
    throw decisionRules.broken('speaks-for-another', { pointer });
  }
}
