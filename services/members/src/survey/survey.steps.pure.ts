import type { Deciding } from '@baraza/domain';
import { surveyRules } from './survey.rules.ts';
import type { SurveyState } from './survey.state.ts';
import { tagsOfSurvey } from './survey.tags.pure.ts';

export type Begun = Exclude<SurveyState, { readonly status: 'none' }>;

/** @throws Rejection `not-planned`, or `dated-before-last-step` for a step that is dated before the one before */
export function begun(state: SurveyState, given: Deciding): Begun {
  if (state.status === 'none') throw surveyRules.broken('not-planned');
  const { lastStepOn } = state;
  if (given.effectiveOn < lastStepOn) {
    throw surveyRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  return state;
}

/** What every event of a survey bears besides its data. */
export const onRecord = ({ plan }: Begun, given: Deciding, themes: readonly string[] = []) => ({
  effectiveOn: given.effectiveOn,
  tags: tagsOfSurvey(plan, themes),
});
