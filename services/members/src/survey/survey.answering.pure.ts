import type { DecidedAs, surveyAnswered, surveyResponseTaken } from '@baraza/contracts';
import { type Deciding, freeText } from '@baraza/domain';
import { orgTag } from '../tags.pure.ts';
import { faultOfAnswers } from './questions.pure.ts';
import type { AnsweringFacts, AnswerSurvey, GivenAnswer } from './survey.commands.pure.ts';
import { surveyRules } from './survey.rules.ts';
import type { Question, SurveyState, Taken } from './survey.state.ts';
import { begun, onRecord } from './survey.steps.pure.ts';

/**
 * A member takes part, or answers again as long as the survey is open. Of an anonymous one the record hears once that it took
 * part and nothing else: the answer itself is put into the box beside this.
 * @throws Rejection where it is not open, the member is not asked, or the answers do not fit the questions
 */
export function answer(
  state: SurveyState,
  command: AnswerSurvey,
  facts: AnsweringFacts,
  given: Deciding,
): readonly (DecidedAs<typeof surveyResponseTaken> | DecidedAs<typeof surveyAnswered>)[] {
  const now = begun(state, given);
  if (now.status !== 'open') throw surveyRules.broken('not-open', { params: { status: now.status } });
  const { plan, taken } = now;
  const member = asked(plan.whoMayAnswer, facts);
  if (plan.anonymous && !given.actor.roles.includes('member-representative')) {
    throw surveyRules.broken('answered-by-another');
  }
  const amiss = faultOfAnswers(plan.questions, command.answers);
  if (amiss !== undefined) {
    // What is refused is told by its place and its question, never by what was answered.
    throw surveyRules.broken(amiss.fault, { pointer: amiss.pointer, params: { question: amiss.question } });
  }

  const { organisation } = command;
  const { membership, unit, constituencies } = member;
  const { effectiveOn, tags } = onRecord(now, given);
  const record = { effectiveOn, tags: [orgTag(organisation), ...tags] };
  const isFirst = !taken.some((one: Taken) => one.membership === membership);
  const tookPart: DecidedAs<typeof surveyResponseTaken> = {
    type: 'members.SurveyResponseTaken',
    data: { organisation, membership, unit, constituencies },
    ...record,
  };
  if (plan.anonymous) return isFirst ? [tookPart] : [];
  const answers = inTurn(plan.questions, command.answers).map((said) => sealable(said, given));
  const answered: DecidedAs<typeof surveyAnswered> = {
    type: 'members.SurveyAnswered',
    data: { organisation, answers },
    ...record,
  };
  return isFirst ? [tookPart, answered] : [answered];
}

/** In the order of the questions, so that the order in which a form was filled in tells nothing. */
export function inTurn(questions: readonly Question[], said: readonly GivenAnswer[]): readonly GivenAnswer[] {
  return questions.flatMap(({ code }) => said.filter(({ question }) => question === code));
}

function asked(categories: readonly string[], { member, isCovered }: AnsweringFacts) {
  if (member === undefined || !isCovered || member.isSuspended || !categories.includes(member.category)) {
    throw surveyRules.broken('not-asked', { pointer: '/organisation' });
  }
  return member;
}

function sealable({ question, score, option, text }: GivenAnswer, given: Deciding) {
  return {
    question,
    ...(score === undefined ? {} : { score }),
    ...(option === undefined ? {} : { option }),
    ...(text === undefined ? {} : { text: freeText(given.id(`text ${question}`), text) }),
  };
}
