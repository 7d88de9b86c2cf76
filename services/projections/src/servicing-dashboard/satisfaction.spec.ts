import { surveyResultsPublished } from '@baraza/contracts';
import { byConstituency, byQuestion, byUnit, figuresOf } from './satisfaction.pure.ts';

const { example } = surveyResultsPublished;
const rating = (code: string) => ({ ...example.questions[0]!, code });
const results: typeof example = {
  ...example,
  questions: [rating('helpdesk'), rating('trainings'), { ...rating('recommend'), kind: 'recommendation' }],
  participation: [
    { entitled: 85, taken: 45 },
    { unit: 'UG-402', entitled: 45, taken: 25 },
    { unit: 'UG-411', entitled: 40, taken: 20 },
    { constituency: 'women', entitled: 30, taken: 15 },
  ],
  tables: [
    {
      question: 'helpdesk',
      cells: [
        { counts: [0, 5, 10, 20, 10], unanswered: 0 },
        { unit: 'UG-402', counts: [0, 0, 5, 10, 10], unanswered: 0 },
        { constituency: 'women', counts: [0, 5, 5, 5, 0], unanswered: 0 },
      ],
    },
    { question: 'trainings', cells: [{ counts: [10, 10, 10, 10, 5], unanswered: 0 }] },
    { question: 'recommend', cells: [{ counts: [0, 0, 0, 0, 0, 5, 5, 10, 5, 10, 10], unanswered: 0 }] },
  ],
};

it('is the mean of all ratings over all questions, as they were published', () => {
  expect(figuresOf(results, { unit: 'WAN' })).toEqual({
    // 40 and 80 in helpdesk and trainings together: (45 times 3.8 and 45 times 2.8) over 90.
    satisfaction: 3.3,
    recommendation: 22,
    entitled: 85,
    taken: 45,
    responseRate: 53,
  });
});

it('is told by unit and by constituency where that was published, and of nothing else', () => {
  expect(
    byUnit(results, () => true).map(({ cell, figures }) => [cell, figures.satisfaction, figures.responseRate]),
  ).toEqual([
    ['UG-402', 4.2, 56],
    ['UG-411', undefined, 50],
  ]);
  expect(byUnit(results, (code) => code === 'UG-411').map(({ cell }) => cell)).toEqual(['UG-411']);
  expect(byConstituency(results).map(({ cell, figures }) => [cell, figures.satisfaction])).toEqual([['women', 3]]);
  expect(figuresOf(results, { unit: 'UG-999' })).toBeUndefined();
});

it('is told question by question', () => {
  expect(
    byQuestion(results, { unit: 'WAN' }).map(({ question, mean, recommendation }) => [
      question.code,
      mean,
      recommendation,
    ]),
  ).toEqual([
    ['helpdesk', 3.8, undefined],
    ['trainings', 2.8, undefined],
    ['recommend', undefined, 22],
  ]);
  expect(byQuestion(results, { unit: 'UG-402' }).map(({ question }) => question.code)).toEqual(['helpdesk']);
});
