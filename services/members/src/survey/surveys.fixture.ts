import { aPersonalRef, bodies, happened, people } from '../testing/record.ts';
import { units } from '../organisation/organisations.fixture.ts';
import type { AnsweringFacts, AnswerSurvey, PlanFacts } from './survey.commands.pure.ts';
import type { SurveyEvent, SurveyPlan, Taken } from './survey.state.ts';

/** Surveys made of events, for specs. */

export const aPlan: SurveyPlan = {
  title: 'How well does the forum serve you?',
  unit: 'WAN',
  whoMayAnswer: ['full', 'associate'],
  anonymous: true,
  opensOn: '2026-03-09',
  until: '2026-03-31',
  questions: [
    {
      code: 'helpdesk',
      kind: 'rating',
      words: [
        { language: 'en', text: 'How content are you with the helpdesk?' },
        { language: 'nyn', text: 'Obuhwezi bw’ekibiina bukubaire buta?' },
      ],
      required: true,
    },
    {
      code: 'recommend',
      kind: 'recommendation',
      words: [{ language: 'en', text: 'How likely is it that you recommend the forum?' }],
      required: false,
    },
    {
      code: 'most-needed',
      kind: 'choice',
      words: [{ language: 'en', text: 'What would help you most?' }],
      options: [
        { code: 'succession', words: [{ language: 'en', text: 'Help with succession' }] },
        { code: 'fundraising', words: [{ language: 'en', text: 'Help with raising funds' }] },
      ],
      required: false,
    },
    {
      code: 'what-else',
      kind: 'text',
      words: [{ language: 'en', text: 'What else should the forum know?' }],
      required: false,
    },
  ],
};
export const planFacts: PlanFacts = {
  unit: units.get('WAN') ?? units.get('UG-402'),
  categories: ['full', 'associate', 'observer'],
};

export const aMember = {
  membership: '20000000-0000-4000-8000-000000000001',
  category: 'full',
  unit: 'UG-402',
  constituencies: ['cbo'],
  isSuspended: false,
};
export const answeringFacts: AnsweringFacts = { member: aMember, isCovered: true };
export const anAnswer: AnswerSurvey = {
  organisation: bodies.first,
  answers: [
    { question: 'most-needed', option: 'succession' },
    { question: 'helpdesk', score: 4 },
    { question: 'what-else', text: 'Please keep the helpdesk open on Fridays.' },
  ],
};
export const taken = (organisation: string = bodies.first, membership = aMember.membership): Taken => ({
  organisation,
  membership,
  unit: 'UG-402',
  constituencies: ['cbo'],
});

export const aPlannedSurvey = (plan: Partial<SurveyPlan> = {}): SurveyEvent[] => [
  happened('members.SurveyPlanned', { ...aPlan, ...plan }, '2026-03-02'),
];
export const anOpenSurvey = (plan: Partial<SurveyPlan> = {}): SurveyEvent[] => [
  ...aPlannedSurvey(plan),
  happened('members.SurveyOpened', {}, '2026-03-09'),
];
export const anAnsweredSurvey = (plan: Partial<SurveyPlan> = {}): SurveyEvent[] => [
  ...anOpenSurvey(plan),
  happened('members.SurveyResponseTaken', taken(), '2026-03-10'),
];
export const aClosedSurvey = (plan: Partial<SurveyPlan> = {}): SurveyEvent[] => [
  ...anAnsweredSurvey(plan),
  happened('members.SurveyClosed', { taken: 1 }, '2026-04-01'),
];
export const aTable = {
  question: 'helpdesk',
  cells: [
    { counts: [1, 3, 9, 21, 12], unanswered: 0 },
    { unit: 'UG-402', counts: [1, 1, 5, 12, 7], unanswered: 0 },
    { unit: 'UG-411', counts: [0, 2, 4, 9, 5], unanswered: 0 },
  ],
};
export const participation = [
  { entitled: 83, taken: 46 },
  { unit: 'UG-402', entitled: 44, taken: 26 },
  { unit: 'UG-411', entitled: 39, taken: 20 },
];
export const aCountedSurvey = (): SurveyEvent[] => [
  ...aClosedSurvey(),
  happened('members.SurveyAnswersCounted', aTable, '2026-04-01'),
  happened('members.SurveyCounted', { participation, found: 46, withheld: false }, '2026-04-01'),
];
export const aPublishedSurvey = (): SurveyEvent[] => [
  ...aCountedSurvey(),
  happened(
    'members.SurveyResultsPublished',
    { ...aPlan, participation: [], tables: [] } as never,
    '2026-04-03',
    people.officer,
  ),
];
export const theFinding = '30000000-0000-4000-8000-000000000001';
export const aProposedFinding = (): SurveyEvent[] => [
  ...aPublishedSurvey(),
  happened(
    'members.SurveyFindingProposed',
    {
      finding: theFinding,
      themes: ['governance'],
      question: 'most-needed',
      words: aPersonalRef('words'),
      promise: { words: aPersonalRef('promise'), dueOn: '2026-12-31' },
    },
    '2026-04-05',
    people.officer,
  ),
];
