import type { ItemLevel } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { assessmentRules } from './assessment.rules.ts';
import type { Abandoned, AssessmentPlan, AssessmentState, Completed, KnownAssessment } from './assessment.state.ts';

export type Open = Exclude<KnownAssessment, Completed | Abandoned>;

/** @throws Rejection `not-planned`, `ended`, `before-last-step` */
export function open(state: AssessmentState, given: Deciding): Open {
  if (state.status === 'none') throw assessmentRules.broken('not-planned');
  if (state.status === 'completed' || state.status === 'abandoned') {
    throw assessmentRules.broken('ended', { params: { status: state.status } });
  }
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw assessmentRules.broken('before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

export const isOfOrganisation = (
  { organisation }: Pick<AssessmentPlan, 'organisation'>,
  { actor }: Deciding,
): boolean => actor.organisation === organisation && actor.roles.includes('member-representative');

/** @throws Rejection `domain-unknown` */
export function itemsOf(plan: AssessmentPlan, domain: string): readonly string[] {
  const found = plan.domains.find((one) => one.domain === domain);
  if (found === undefined) throw assessmentRules.broken('domain-unknown', { pointer: '/domain', params: { domain } });
  return found.items;
}

/** @throws Rejection `item-unknown` */
export function assertItems(items: readonly string[], levels: readonly ItemLevel[], list: string): void {
  const wrong = levels.findIndex(
    ({ item }, index) => !items.includes(item) || levels.findIndex((other) => other.item === item) !== index,
  );
  if (wrong < 0) return;
  throw assessmentRules.broken('item-unknown', {
    pointer: `/${list}/${wrong}/item`,
    params: { item: levels[wrong]!.item },
  });
}

export const whoseOf = ({ organisation, unit }: AssessmentPlan) => ({ organisation, unit });
export const byOf = ({ instrument, version, scoring, round }: AssessmentPlan) => ({
  instrument,
  version,
  scoring,
  round,
});

export const onRecord = ({ organisation, unit, instrument, programme }: AssessmentPlan, given: Deciding) => ({
  effectiveOn: given.effectiveOn,
  tags: [
    `org:${organisation}`,
    `unit:${unit}`,
    `instrument:${instrument}`,
    ...(programme === undefined ? [] : [`programme:${programme}`]),
  ],
});
