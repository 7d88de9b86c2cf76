import { given } from '@baraza/domain';
import { by, people } from '../testing/record.ts';
import type { FindingFacts, ProposeFinding, PublishFinding } from './survey.commands.pure.ts';
import { count, releaseTexts } from './survey.counting.pure.ts';
import { declineFinding, proposeFinding, publishFinding } from './survey.findings.pure.ts';
import { publishResults } from './survey.results.pure.ts';
import { surveyRules } from './survey.rules.ts';
import { survey } from './survey.state.ts';
import {
  aClosedSurvey,
  aCountedSurvey,
  anOpenSurvey,
  aPlan,
  aProposedFinding,
  aPublishedSurvey,
  aTable,
  participation,
  theFinding,
} from './surveys.fixture.ts';

const { rules } = surveyRules;
const later = { effectiveOn: '2026-04-06' };

describe('a survey that is counted', () => {
  const counted = { tables: [aTable], participation, found: 46, withheld: false };

  it('has a table for each question, and how many took part', () => {
    given(survey, ...aClosedSurvey())
      .when((state, now) => count(state, counted, now), later)
      .then(
        { type: 'members.SurveyAnswersCounted', data: aTable },
        { type: 'members.SurveyCounted', data: { participation, found: 46, withheld: false } },
      );
  });

  it('releases texts in parts, each once', () => {
    const part = { question: 'what-else', part: 1, texts: ['More Fridays.', 'Thank you.'] };
    given(survey, ...aClosedSurvey())
      .when((state, now) => releaseTexts(state, part, now), later)
      .then({
        type: 'members.SurveyTextsReleased',
        data: { question: 'what-else', part: 1, texts: [{ value: 'More Fridays.' }, { value: 'Thank you.' }] },
      });
  });

  it(rules['not-closed'].title, () => {
    given(survey, ...anOpenSurvey())
      .when((state, now) => count(state, counted, now), later)
      .thenRefused('survey.not-closed');
    given(survey, ...aCountedSurvey())
      .when((state, now) => count(state, counted, now), later)
      .thenRefused('survey.not-closed');
  });
});

describe('results', () => {
  it('are published rounded to fives, cell by cell', () => {
    given(survey, ...aCountedSurvey())
      .when(publishResults, later)
      .then({
        type: 'members.SurveyResultsPublished',
        data: {
          title: aPlan.title,
          participation: [
            { entitled: 85, taken: 45 },
            { unit: 'UG-402', entitled: 45, taken: 25 },
            { unit: 'UG-411', entitled: 40, taken: 20 },
          ],
          tables: [
            {
              question: 'helpdesk',
              cells: [
                { counts: [0, 5, 10, 20, 10], unanswered: 0 },
                { unit: 'UG-402', counts: [0, 0, 5, 10, 5] },
                { unit: 'UG-411', counts: [0, 0, 5, 10, 5] },
              ],
            },
          ],
        },
      });
  });

  it(rules['not-counted'].title, () => {
    given(survey, ...aClosedSurvey())
      .when(publishResults, later)
      .thenRefused('survey.not-counted');
  });

  it(rules['published-already'].title, () => {
    given(survey, ...aPublishedSurvey())
      .when(publishResults, later)
      .thenRefused('survey.published-already');
  });
});

const WORDS = 'Half of those who answered want help with succession.';
const PROMISE = 'A programme opens this year.';
const aFinding: ProposeFinding = {
  themes: ['governance'],
  question: 'most-needed',
  words: { text: WORDS },
  promise: { words: { text: PROMISE }, dueOn: '2026-12-31' },
};
const proposing = (more: Partial<ProposeFinding> = {}, themes = ['governance'], events = aPublishedSurvey()) =>
  given(survey, ...events).when(
    (state, now) => proposeFinding(state, { ...aFinding, ...more }, { themes }, now),
    later,
  );

describe('a finding that is proposed', () => {
  it('holds its words, and those of what is promised, by reference', () => {
    proposing().then({
      type: 'members.SurveyFindingProposed',
      data: {
        finding: 'id-of-finding',
        question: 'most-needed',
        words: { value: WORDS },
        promise: { words: { value: PROMISE }, dueOn: '2026-12-31' },
      },
      tags: ['unit:WAN', 'theme:governance'],
    });
  });

  it(rules['not-published'].title, () => {
    proposing({}, ['governance'], aCountedSurvey()).thenRefused('survey.not-published');
  });

  it(rules['theme-unknown'].title, () => {
    proposing({}, []).thenRefused('survey.theme-unknown', { pointer: '/themes/0' });
  });

  it(rules['finding-of-no-question'].title, () => {
    proposing({ question: 'weather' }).thenRefused('survey.finding-of-no-question', { pointer: '/question' });
    proposing({ question: undefined }).then({});
  });

  it(rules['promised-for-the-past'].title, () => {
    const promise = { words: { text: PROMISE }, dueOn: '2026-04-06' };
    proposing({ promise }).thenRefused('survey.promised-for-the-past', { pointer: '/promise/dueOn' });
    proposing({ promise: undefined }).then({});
  });
});

describe('a finding that was proposed', () => {
  const publishing = (
    more: Partial<PublishFinding> = {},
    facts: Partial<FindingFacts> = {},
    who: string = people.board,
  ) =>
    given(survey, ...aProposedFinding()).when(
      (state, now) =>
        publishFinding(
          state,
          { finding: theFinding, words: WORDS, promise: PROMISE, ...more },
          { words: WORDS, promise: PROMISE, ...facts },
          now,
        ),
      { ...by(who), ...later },
    );

  it('is published by another in exactly those words, with what is promised', () => {
    publishing().then({
      type: 'members.SurveyFindingPublished',
      data: {
        finding: theFinding,
        unit: 'WAN',
        themes: ['governance'],
        question: 'most-needed',
        words: WORDS,
        promise: { words: PROMISE, dueOn: '2026-12-31' },
      },
    });
  });

  it(rules['own-finding'].title, () => {
    publishing({}, {}, people.officer).thenRefused('survey.own-finding');
  });

  it(rules['other-words'].title, () => {
    publishing({ words: `${WORDS} Mary says so.` }).thenRefused('survey.other-words', { pointer: '/words' });
    publishing({ promise: undefined }).thenRefused('survey.other-words', { pointer: '/promise' });
  });

  it(rules['words-gone'].title, () => {
    publishing({}, { words: undefined }).thenRefused('survey.words-gone', { pointer: '/finding' });
    publishing({}, { promise: undefined }).thenRefused('survey.words-gone');
  });

  it(rules['finding-not-proposed'].title, () => {
    publishing({ finding: people.board }).thenRefused('survey.finding-not-proposed', { pointer: '/finding' });
  });

  it('may be declined, by whoever proposed it too, and is then published no more', () => {
    given(survey, ...aProposedFinding())
      .when((state, now) => declineFinding(state, { finding: theFinding, ground: 'names-a-person' }, now), {
        ...by(people.officer),
        ...later,
      })
      .then({ type: 'members.SurveyFindingDeclined', ground: 'names-a-person' });
  });
});
