import { calendarUntil, fold, given } from '@baraza/domain';
import { bodies, by, happened, people } from '../testing/record.ts';
import { answer } from './survey.answering.pure.ts';
import type { AnsweringFacts, AnswerSurvey, GivenAnswer, PlanFacts } from './survey.commands.pure.ts';
import { cancel, plan } from './survey.decider.ts';
import { surveyRules } from './survey.rules.ts';
import { survey, type SurveyPlan } from './survey.state.ts';
import {
  aClosedSurvey,
  aMember,
  anAnswer,
  anAnsweredSurvey,
  anOpenSurvey,
  answeringFacts,
  aPlan,
  aPlannedSurvey,
  planFacts,
  taken,
} from './surveys.fixture.ts';

const { rules } = surveyRules;
const planning = (more: Partial<SurveyPlan> = {}, facts: Partial<PlanFacts> = {}) =>
  given(survey).when((state, now) => plan(state, { ...aPlan, ...more }, { ...planFacts, ...facts }, now));
const [rating, , choice, text] = aPlan.questions;

describe('a survey that is planned', () => {
  it('says what is asked of whom, from when until when, by name or not', () => {
    planning().then({ type: 'members.SurveyPlanned', data: aPlan, tags: ['unit:WAN'] });
  });

  it(rules['planned-already'].title, () => {
    given(survey, ...aPlannedSurvey())
      .when((state, now) => plan(state, aPlan, planFacts, now))
      .thenRefused('survey.planned-already', { pointer: '/id' });
  });

  it(rules['unit-unknown'].title, () => {
    planning({}, { unit: undefined }).thenRefused('survey.unit-unknown', { pointer: '/unit' });
  });

  it(rules['category-unknown'].title, () => {
    planning({ whoMayAnswer: ['full', 'friends'] }).thenRefused('survey.category-unknown', {
      pointer: '/whoMayAnswer/1',
    });
  });

  it(rules['opens-too-early'].title, () => {
    planning({ opensOn: '2026-03-01' }).thenRefused('survey.opens-too-early', { pointer: '/opensOn' });
    planning({ opensOn: '2026-03-02' }).then({ type: 'members.SurveyPlanned' });
  });

  it(rules['closes-too-early'].title, () => {
    planning({ until: '2026-03-08' }).thenRefused('survey.closes-too-early', { pointer: '/until' });
    planning({ until: '2026-03-09' }).then({ type: 'members.SurveyPlanned' });
  });

  it(rules['open-too-long'].title, () => {
    planning({ until: '2026-06-07' }).thenRefused('survey.open-too-long', { pointer: '/until' });
    planning({ until: '2026-06-06' }).then({ type: 'members.SurveyPlanned' });
  });

  it(rules['question-repeated'].title, () => {
    planning({ questions: [rating!, rating!] }).thenRefused('survey.question-repeated', {
      pointer: '/questions/1/code',
    });
    const twice = { ...choice!, options: [choice!.options![0]!, choice!.options![0]!] };
    planning({ questions: [twice] }).thenRefused('survey.question-repeated', { pointer: '/questions/0/options' });
  });

  it(rules['options-amiss'].title, () => {
    const { options: _, ...without } = choice!;
    planning({ questions: [without] }).thenRefused('survey.options-amiss', { pointer: '/questions/0/options' });
    planning({ questions: [{ ...rating!, options: choice!.options! }] }).thenRefused('survey.options-amiss');
  });

  it(rules['too-many-texts'].title, () => {
    const texts = (count: number) => Array.from({ length: count }, (_, at) => ({ ...text!, code: `text-${at}` }));
    planning({ questions: texts(6) }).thenRefused('survey.too-many-texts', { pointer: '/questions/5' });
    planning({ questions: texts(5) }).then({ type: 'members.SurveyPlanned' });
  });

  it('opens and closes by the calendar', () => {
    const state = fold(survey, aPlannedSurvey());
    const kept = calendarUntil(survey, state, '2026-04-02', { ...by(people.officer), id: String } as never);
    expect(kept.flatMap(({ events }) => events).map(({ type, effectiveOn }) => [type, effectiveOn])).toEqual([
      ['members.SurveyOpened', '2026-03-09'],
      ['members.SurveyClosed', '2026-04-01'],
    ]);
  });
});

describe('a survey that is called off', () => {
  const ground = { ground: 'overtaken' };

  it('takes nothing any more', () => {
    given(survey, ...anAnsweredSurvey())
      .when((state, now) => cancel(state, ground, now), { effectiveOn: '2026-03-11' })
      .then({ type: 'members.SurveyCancelled', data: ground, ground: 'overtaken' });
  });

  it(rules['over-already'].title, () => {
    given(survey, ...aClosedSurvey())
      .when((state, now) => cancel(state, ground, now), { effectiveOn: '2026-04-02' })
      .thenRefused('survey.over-already');
  });

  it(rules['not-planned'].title, () => {
    given(survey)
      .when((state, now) => cancel(state, ground, now))
      .thenRefused('survey.not-planned');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(survey, ...anAnsweredSurvey())
      .when((state, now) => cancel(state, ground, now), { effectiveOn: '2026-03-09' })
      .thenRefused('survey.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});

const representative = {
  ...by(people.endorser, 'member-representative', bodies.first),
  effectiveOn: '2026-03-10',
};
const answering = (
  events = anOpenSurvey(),
  more: Partial<AnswerSurvey> = {},
  facts: Partial<AnsweringFacts> = {},
  who = representative,
) =>
  given(survey, ...events).when(
    (state, now) => answer(state, { ...anAnswer, ...more }, { ...answeringFacts, ...facts }, now),
    who,
  );

describe('an answer', () => {
  it('to an anonymous survey leaves on record that the member took part, once, and nothing of what it said', () => {
    answering().then({
      type: 'members.SurveyResponseTaken',
      data: taken(),
      tags: [`org:${bodies.first}`, 'unit:WAN'],
    });
    answering(anAnsweredSurvey()).thenNothing();
  });

  it('by name is on record in the order of the questions, its text by reference; given again, it takes the place of the first', () => {
    const answered = {
      type: 'members.SurveyAnswered',
      data: {
        organisation: bodies.first,
        answers: [
          { question: 'helpdesk', score: 4 },
          { question: 'most-needed', option: 'succession' },
          {
            question: 'what-else',
            text: { subject: 'id-of-text what-else', value: 'Please keep the helpdesk open on Fridays.' },
          },
        ],
      },
    };
    answering(anOpenSurvey({ anonymous: false })).then({ type: 'members.SurveyResponseTaken' }, answered);
    answering(anAnsweredSurvey({ anonymous: false })).then(answered);
    const last = { organisation: bodies.first, answers: [{ question: 'helpdesk', score: 1 }] };
    const events = [
      ...anAnsweredSurvey({ anonymous: false }),
      happened('members.SurveyAnswered', answered.data as never, '2026-03-10'),
      happened('members.SurveyAnswered', last, '2026-03-11'),
    ];
    expect(fold(survey, events)).toMatchObject({ answers: { [bodies.first]: last.answers } });
  });

  it(rules['not-open'].title, () => {
    answering(aPlannedSurvey()).thenRefused('survey.not-open');
    answering(aClosedSurvey(), {}, {}, { ...representative, effectiveOn: '2026-04-01' }).thenRefused('survey.not-open');
  });

  it(rules['not-asked'].title, () => {
    const refused = (facts: Partial<AnsweringFacts>) =>
      answering(anOpenSurvey(), {}, facts).thenRefused('survey.not-asked', { pointer: '/organisation' });
    refused({ member: undefined });
    refused({ isCovered: false });
    refused({ member: { ...aMember, category: 'observer' } });
    refused({ member: { ...aMember, isSuspended: true } });
  });

  it(rules['answered-by-another'].title, () => {
    const officer = { ...by(people.officer, 'unit-officer'), effectiveOn: '2026-03-10' };
    answering(anOpenSurvey(), {}, {}, officer as never).thenRefused('survey.answered-by-another');
    answering(anOpenSurvey({ anonymous: false }), {}, {}, officer as never).then({}, {});
  });

  const saying = (...answers: GivenAnswer[]) => answering(anOpenSurvey(), { answers });
  const content = { question: 'helpdesk', score: 4 };

  it(rules['question-unknown'].title, () => {
    saying(content, { question: 'weather', score: 1 }).thenRefused('survey.question-unknown', {
      pointer: '/answers/1/question',
    });
    saying(content, content).thenRefused('survey.question-unknown', { pointer: '/answers/1/question' });
  });

  it(rules['answer-amiss'].title, () => {
    const amiss = (one: GivenAnswer) => saying(one).thenRefused('survey.answer-amiss', { pointer: '/answers/0' });
    amiss({ question: 'helpdesk', score: 0 });
    amiss({ question: 'helpdesk', score: 6 });
    amiss({ question: 'helpdesk', option: 'succession' });
    amiss({ question: 'helpdesk' });
    amiss({ question: 'helpdesk', score: 4, text: 'rather' });
    amiss({ question: 'recommend', score: 11 });
    amiss({ question: 'most-needed', option: 'rain' });
    amiss({ question: 'what-else', score: 3 });
    saying(content, { question: 'recommend', score: 0 }).then({});
  });

  it(rules['answer-missing'].title, () => {
    saying({ question: 'recommend', score: 9 }).thenRefused('survey.answer-missing', { pointer: '/answers' });
  });
});
