import type { DecidedAs, surveyCancelled, surveyPlanned } from '@baraza/contracts';
import { addDays, type Decided, type Deciding, unreachable } from '@baraza/domain';
import { existsOn } from '../unit/unit.state.ts';
import { faultOfQuestions } from './questions.pure.ts';
import { answer } from './survey.answering.pure.ts';
import type { CancelSurvey, PlanFacts, PlanSurvey, SurveyCommand } from './survey.commands.pure.ts';
import { count, releaseTexts } from './survey.counting.pure.ts';
import { declineFinding, proposeFinding, publishFinding } from './survey.findings.pure.ts';
import { publishResults } from './survey.results.pure.ts';
import { surveyRules } from './survey.rules.ts';
import type { SurveyState } from './survey.state.ts';
import { begun, onRecord } from './survey.steps.pure.ts';
import { tagsOfSurvey } from './survey.tags.pure.ts';

const MOST_DAYS = 90;

/** @throws Rejection where what it names is not there, its dates cannot be, or its questions cannot be answered */
export function plan(
  state: SurveyState,
  command: PlanSurvey,
  facts: PlanFacts,
  given: Deciding,
): readonly DecidedAs<typeof surveyPlanned>[] {
  if (state.status !== 'none') throw surveyRules.broken('planned-already', { pointer: '/id' });
  const { unit, whoMayAnswer, opensOn, until, questions } = command;
  if (!existsOn(facts.unit, given.effectiveOn)) {
    throw surveyRules.broken('unit-unknown', { pointer: '/unit', params: { unit } });
  }
  const unknown = whoMayAnswer.findIndex((category) => !facts.categories.includes(category));
  if (unknown >= 0) throw surveyRules.broken('category-unknown', { pointer: `/whoMayAnswer/${unknown}` });
  if (opensOn < given.effectiveOn) throw surveyRules.broken('opens-too-early', { pointer: '/opensOn' });
  if (until < opensOn) throw surveyRules.broken('closes-too-early', { pointer: '/until', params: { opensOn } });
  if (addDays(opensOn, MOST_DAYS - 1) < until) throw surveyRules.broken('open-too-long', { pointer: '/until' });
  const amiss = faultOfQuestions(questions);
  if (amiss !== undefined) throw surveyRules.broken(amiss.fault, { pointer: amiss.pointer });
  return [
    {
      type: 'members.SurveyPlanned',
      data: command,
      effectiveOn: given.effectiveOn,
      tags: tagsOfSurvey(command),
    },
  ];
}

/** What was answered in secret is destroyed unread, by a policy. */
export function cancel(
  state: SurveyState,
  { ground }: CancelSurvey,
  given: Deciding,
): readonly DecidedAs<typeof surveyCancelled>[] {
  const now = begun(state, given);
  if (now.status !== 'planned' && now.status !== 'open') {
    throw surveyRules.broken('over-already', { params: { status: now.status } });
  }
  return [{ type: 'members.SurveyCancelled', data: { ground }, ...onRecord(now, given), ground }];
}

/** Any command on a survey, by its name. */
export function decide(command: SurveyCommand, state: SurveyState, given: Deciding): readonly Decided[] {
  switch (command.name) {
    case 'plan':
      return plan(state, command.of, command.facts, given);
    case 'cancel':
      return cancel(state, command.of, given);
    case 'answer':
      return answer(state, command.of, command.facts, given);
    case 'release-texts':
      return releaseTexts(state, command.of, given);
    case 'count':
      return count(state, command.of, given);
    case 'publish-results':
      return publishResults(state, given);
    case 'propose-finding':
      return proposeFinding(state, command.of, command.facts, given);
    case 'publish-finding':
      return publishFinding(state, command.of, command.facts, given);
    case 'decline-finding':
      return declineFinding(state, command.of, given);
    default:
      return unreachable(command);
  }
}
