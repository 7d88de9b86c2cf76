import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { Code, Count, Date, Personal, PublicText, ThemeCode, UnitCode, Uuid } from '../schemas.ts';
import {
  AnswerCell,
  AnswerTable,
  exampleFinding,
  exampleQuestions,
  exampleSurveyDocument,
  ParticipationCell,
  ReleasedTexts,
  SurveyAnswer,
  SurveyQuestion,
} from './survey.schemas.ts';

const closed = { additionalProperties: false } as const;

/** The member that answers, and what its answer may be counted under. */
const whoAnswers = {
  organisation: Uuid,
  membership: Uuid,
  unit: UnitCode,
  constituencies: Type.Array(Code, { maxItems: 20 }),
};
const exampleWhoAnswers = {
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  membership: '0c1d2e3f-4a5b-4c6d-8e7f-90a1b2c3d4e5',
  unit: 'UG-402',
  constituencies: ['cbo', 'women'],
};

export const surveyPlanned = defineEvent({
  type: 'members.SurveyPlanned',
  schemaVersion: 1,
  summary: 'A survey of members was planned: what is asked of whom, from when until when, by name or not.',
  audience: 'auditor',
  aggregate: 'survey',
  data: Type.Object(
    {
      title: PublicText(160),
      /** Members of this unit and of those below it are asked. */
      unit: UnitCode,
      /** The categories of membership whose members may answer. */
      whoMayAnswer: Type.Array(Code, { minItems: 1, maxItems: 20 }),
      anonymous: Type.Boolean(),
      opensOn: Date,
      /** The last day on which answers are taken. */
      until: Date,
      questions: Type.Array(SurveyQuestion, { minItems: 1, maxItems: 30 }),
    },
    closed,
  ),
  example: {
    title: 'How well does the forum serve you? 2026',
    unit: 'WAN',
    whoMayAnswer: ['full', 'associate'],
    anonymous: true,
    opensOn: '2026-03-09',
    until: '2026-03-31',
    questions: exampleQuestions,
  },
});

export const surveyOpened = defineEvent({
  type: 'members.SurveyOpened',
  schemaVersion: 1,
  summary: 'A survey takes answers.',
  audience: 'auditor',
  aggregate: 'survey',
  data: Type.Object({}, closed),
  example: {},
});

/** That a member took part; never what it said. Of an anonymous survey nothing else comes onto the record before it is closed. */
export const surveyResponseTaken = defineEvent({
  type: 'members.SurveyResponseTaken',
  schemaVersion: 1,
  summary: 'A member took part in a survey.',
  audience: 'auditor',
  aggregate: 'survey',
  data: Type.Object(whoAnswers, closed),
  example: exampleWhoAnswers,
});

/** Of a survey by name. Sent again, it takes the place of what the same member answered before. */
export const surveyAnswered = defineEvent({
  type: 'members.SurveyAnswered',
  schemaVersion: 1,
  summary: 'A member answered a survey that is answered by name.',
  audience: 'internal',
  aggregate: 'survey',
  data: Type.Object({ organisation: Uuid, answers: Type.Array(SurveyAnswer, { maxItems: 30 }) }, closed),
  example: {
    organisation: exampleWhoAnswers.organisation,
    answers: [
      { question: 'helpdesk', score: 4 },
      { question: 'most-needed', option: 'succession' },
    ],
  },
});

export const surveyClosed = defineEvent({
  type: 'members.SurveyClosed',
  schemaVersion: 1,
  summary: 'A survey takes no answers any more: its last day is past.',
  audience: 'auditor',
  aggregate: 'survey',
  data: Type.Object({ taken: Count }, closed),
  example: { taken: 46 },
});

export const surveyCancelled = defineEvent({
  type: 'members.SurveyCancelled',
  schemaVersion: 1,
  summary: 'A survey was called off before its end: what was answered is destroyed unread, or stays uncounted.',
  audience: 'auditor',
  aggregate: 'survey',
  data: Type.Object({ ground: Code }, closed),
  example: { ground: 'planned-in-error' },
});

/** Texts of an anonymous survey, in an order of chance, without unit or constituency; in parts where there are many. */
export const surveyTextsReleased = defineEvent({
  type: 'members.SurveyTextsReleased',
  schemaVersion: 1,
  summary: 'Texts that members had answered a survey with came onto the record, in an order of chance.',
  audience: 'internal',
  aggregate: 'survey',
  data: Type.Object({ question: Code, part: Count, texts: ReleasedTexts }, closed),
  example: { question: 'what-else', part: 1, texts: [exampleSurveyDocument] },
});

/**
 * How often each answer was given. Counts have no order of arrival. By unit and constituency only where no cell, and no
 * difference of cells, has fewer than five that took part.
 */
export const surveyAnswersCounted = defineEvent({
  type: 'members.SurveyAnswersCounted',
  schemaVersion: 1,
  summary: 'The answers to a question of a survey were counted.',
  audience: 'auditor',
  aggregate: 'survey',
  data: Type.Object({ question: Code, cells: Type.Array(AnswerCell, { minItems: 1, maxItems: 400 }) }, closed),
  example: {
    question: 'helpdesk',
    cells: [
      { counts: [1, 3, 9, 21, 12], unanswered: 0 },
      { unit: 'UG-402', counts: [1, 1, 5, 12, 7], unanswered: 0 },
      { unit: 'UG-411', counts: [0, 2, 4, 9, 5], unanswered: 0 },
    ],
  },
});

export const surveyCounted = defineEvent({
  type: 'members.SurveyCounted',
  schemaVersion: 1,
  summary: 'A survey was counted: how many could take part, how many did, and whether their answers can be told.',
  audience: 'auditor',
  aggregate: 'survey',
  data: Type.Object(
    {
      /** Everybody first, then by unit and constituency where that can be told. */
      participation: Type.Array(ParticipationCell, { minItems: 1, maxItems: 400 }),
      /** Answers that were found: fewer than took part only where a box was lost. */
      found: Count,
      /** True where fewer than five took part: nothing is told of what they answered. */
      withheld: Type.Boolean(),
    },
    closed,
  ),
  example: {
    participation: [
      { entitled: 83, taken: 46 },
      { unit: 'UG-402', entitled: 44, taken: 26 },
      { unit: 'UG-411', entitled: 39, taken: 20 },
    ],
    found: 46,
    withheld: false,
  },
});

/** Every number is a multiple of five, the same for whoever reads it. */
export const surveyResultsPublished = defineEvent({
  type: 'members.SurveyResultsPublished',
  schemaVersion: 1,
  summary: 'The results of a survey of members were published, rounded to fives.',
  audience: 'public',
  aggregate: 'survey',
  data: Type.Object(
    {
      title: PublicText(160),
      unit: UnitCode,
      opensOn: Date,
      until: Date,
      questions: Type.Array(SurveyQuestion, { minItems: 1, maxItems: 30 }),
      participation: Type.Array(ParticipationCell, { minItems: 1, maxItems: 400 }),
      tables: Type.Array(AnswerTable, { maxItems: 30 }),
    },
    closed,
  ),
  example: {
    title: 'How well does the forum serve you? 2026',
    unit: 'WAN',
    opensOn: '2026-03-09',
    until: '2026-03-31',
    questions: exampleQuestions,
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
          { unit: 'UG-402', counts: [0, 0, 5, 10, 5], unanswered: 0 },
          { unit: 'UG-411', counts: [0, 0, 5, 10, 5], unanswered: 0 },
        ],
      },
    ],
  },
});

/** What it says is a document of the vault until a second person has read it and found that it names nobody. */
export const surveyFindingProposed = defineEvent({
  type: 'members.SurveyFindingProposed',
  schemaVersion: 1,
  summary: 'Somebody wrote down what a survey shows, and what is promised for it, for somebody else to confirm.',
  audience: 'internal',
  aggregate: 'survey',
  data: Type.Object(
    {
      finding: Uuid,
      themes: Type.Array(ThemeCode, { maxItems: 12 }),
      /** The question that shows it, where it is one. */
      question: Type.Optional(Code),
      words: Personal('document'),
      /** What the forum promises its members for it, in its words, and the last day on which it is kept in time. */
      promise: Type.Optional(Type.Object({ words: Personal('document'), dueOn: Date }, closed)),
    },
    closed,
  ),
  example: {
    finding: exampleFinding,
    themes: ['governance'],
    question: 'most-needed',
    words: exampleSurveyDocument,
    promise: {
      words: { ...exampleSurveyDocument, subject: '2b3c4d5e-6f70-4182-93a4-b5c6d7e8f90a' },
      dueOn: '2026-12-31',
    },
  },
});

export const surveyFindingDeclined = defineEvent({
  type: 'members.SurveyFindingDeclined',
  schemaVersion: 1,
  summary: 'What somebody wrote down of a survey was not published as it stood.',
  audience: 'internal',
  aggregate: 'survey',
  data: Type.Object({ finding: Uuid, ground: Code }, closed),
  example: { finding: exampleFinding, ground: 'names-a-person' },
});

/** What members said, in clear, with what the forum promises them for it: a commitment arises from it. */
export const surveyFindingPublished = defineEvent({
  type: 'members.SurveyFindingPublished',
  schemaVersion: 1,
  summary: 'The forum published what a survey of its members shows, and what it promises them for it.',
  audience: 'public',
  aggregate: 'survey',
  data: Type.Object(
    {
      finding: Uuid,
      unit: UnitCode,
      themes: Type.Array(ThemeCode, { maxItems: 12 }),
      question: Type.Optional(Code),
      words: PublicText(1_000),
      promise: Type.Optional(Type.Object({ words: PublicText(1_000), dueOn: Date }, closed)),
    },
    closed,
  ),
  example: {
    finding: exampleFinding,
    unit: 'WAN',
    themes: ['governance'],
    question: 'most-needed',
    words: 'Half of those who answered want help with succession.',
    promise: { words: 'A programme for the transition of leadership opens this year.', dueOn: '2026-12-31' },
  },
});

export const surveyContracts = [
  surveyPlanned,
  surveyOpened,
  surveyResponseTaken,
  surveyAnswered,
  surveyClosed,
  surveyCancelled,
  surveyTextsReleased,
  surveyAnswersCounted,
  surveyCounted,
  surveyResultsPublished,
  surveyFindingProposed,
  surveyFindingDeclined,
  surveyFindingPublished,
] as const;
