import { Type } from 'typebox';
import { Code, Count, Personal, PublicText, UnitCode } from '../schemas.ts';
import { LanguageCode } from './members.schemas.ts';

/** Schemas of surveys: of members (`survey`), of the public and duty-bearers (`trust-round`). */

const closed = { additionalProperties: false } as const;

/** 1 to 5; 0 to 10, how likely it is to be recommended; one of several options; a text. */
export const QUESTION_KINDS = ['rating', 'recommendation', 'choice', 'text'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** One text in several languages; the first is what others fall back to. */
export const InLanguages = (maxLength: number) =>
  Type.Array(Type.Object({ language: LanguageCode, text: PublicText(maxLength) }, closed), {
    minItems: 1,
    maxItems: 12,
  });

export const SurveyOption = Type.Object({ code: Code, words: InLanguages(200) }, closed);

export const SurveyQuestion = Type.Object(
  {
    code: Code,
    kind: Type.Enum(QUESTION_KINDS),
    words: InLanguages(400),
    /** Of a choice. */
    options: Type.Optional(Type.Array(SurveyOption, { minItems: 2, maxItems: 20 })),
    /** Whether no answer can be sent without it. */
    required: Type.Boolean(),
  },
  closed,
);

/** What somebody said to one question. */
export const SurveyAnswer = Type.Object(
  {
    question: Code,
    /** A rating or a recommendation. */
    score: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
    option: Type.Optional(Code),
    text: Type.Optional(Personal('document')),
  },
  closed,
);

/**
 * How those of one cell answered a question: everybody, those of a unit (with all below it), or those of a constituency. Counts stand
 * in the order of the answers: 1 to 5, 0 to 10, or the options as the question lists them.
 */
export const AnswerCell = Type.Object(
  {
    unit: Type.Optional(UnitCode),
    constituency: Type.Optional(Code),
    /** Of those asked in a trust round. */
    group: Type.Optional(Code),
    counts: Type.Array(Count, { minItems: 2, maxItems: 20 }),
    /** Who took part and said nothing to this question. */
    unanswered: Count,
  },
  closed,
);

/** How many could take part, and how many did: altogether, and in each cell that is told of. */
export const ParticipationCell = Type.Object(
  {
    unit: Type.Optional(UnitCode),
    constituency: Type.Optional(Code),
    entitled: Count,
    taken: Count,
  },
  closed,
);

export const AnswerTable = Type.Object(
  { question: Code, cells: Type.Array(AnswerCell, { minItems: 1, maxItems: 400 }) },
  closed,
);

export const ReleasedTexts = Type.Array(Personal('document'), { minItems: 1, maxItems: 100 });

/** Of the examples. */
export const exampleQuestions = [
  {
    code: 'helpdesk',
    kind: 'rating' as const,
    words: [
      { language: 'en', text: 'How content are you with the helpdesk?' },
      { language: 'nyn', text: 'Obuhwezi bw’ekibiina bukubaire buta?' },
    ],
    required: true,
  },
  {
    code: 'most-needed',
    kind: 'choice' as const,
    words: [{ language: 'en', text: 'What would help you most next year?' }],
    options: [
      { code: 'succession', words: [{ language: 'en', text: 'Help with succession' }] },
      { code: 'fundraising', words: [{ language: 'en', text: 'Help with raising funds' }] },
    ],
    required: false,
  },
];
export const exampleSurveyDocument = {
  subject: '7e0a4b1c-2d3e-4f50-8617-28394a5b6c7d',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
export const exampleFinding = '1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9';
