import { QUESTION_KINDS, type QuestionKind } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  FlagField,
  LanguageField,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';
import { FINDING_DECLINING_GROUNDS, SURVEY_CANCELLATION_GROUNDS } from '../reference-codes.pure.ts';

/** A text in one language. */
class InLanguageBody {
  @LanguageField({ example: 'en' }) language: string;
  @Text({ max: 400, example: 'How content are you with the helpdesk?' }) text: string;
}

/** What a choice offers. */
class OptionBody {
  @Code_({ example: 'succession' }) code: string;
  @ListOf(() => InLanguageBody, { min: 1, max: 12 }) words: InLanguageBody[];
}

/** One question, in several languages; the first is what others fall back to. */
export class QuestionBody {
  @Code_({ example: 'helpdesk' }) code: string;
  @ChoiceField(QUESTION_KINDS, {
    example: 'rating',
    description: 'From 1 to 5; from 0 to 10, how likely it is to be recommended; one of the options; a text',
  })
  kind: QuestionKind;
  @ListOf(() => InLanguageBody, { min: 1, max: 12 }) words: InLanguageBody[];
  @OptionalField()
  @ListOf(() => OptionBody, { min: 2, max: 20, description: 'Of a choice, and of nothing else' })
  options?: OptionBody[];
  @FlagField({ description: 'Whether no answer can be sent without it' }) required: boolean;
}

/** Asks the members of a unit, and of those below it. */
export class PlanSurveyBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @Text({ max: 160, example: 'How well does the forum serve you? 2026' }) title: string;
  @UnitCodeField({ example: 'WAN' }) unit: string;
  @ListOf('code', { min: 1, max: 20, example: ['full'], description: 'The categories of membership that are asked' })
  whoMayAnswer: string[];
  @FlagField({ description: 'Whether nobody is to know who answered what; it cannot be changed afterwards' })
  anonymous: boolean;
  @DateField() opensOn: string;
  @DateField({ description: 'The last day on which answers are taken' }) until: string;
  @ListOf(() => QuestionBody, { min: 1, max: 30 }) questions: QuestionBody[];
}

export class CancelSurveyBody extends CommandBody {
  @ChoiceField(SURVEY_CANCELLATION_GROUNDS) ground: (typeof SURVEY_CANCELLATION_GROUNDS)[number];
}

/** What is said to one question: a score, an option or a text. */
export class AnswerBody {
  @Code_({ example: 'helpdesk' }) question: string;
  @OptionalField() @CountField({ max: 10, example: 4 }) score?: number;
  @OptionalField() @Code_({ example: 'succession' }) option?: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 1_000, example: 'What would make it better.' })
  text?: string;
}

/** Answers in the name of a member: all of it at once, in the place of what it answered before. */
export class AnswerSurveyBody extends CommandBody {
  @UuidField({ description: 'The member that answers' }) organisation: string;
  @ListOf(() => AnswerBody, { max: 30 }) answers: AnswerBody[];
}

/** A step that needs nothing but its date. */
export class PublishSurveyResultsBody extends CommandBody {}

const Words = (example: string) => PersonalText({ kind: 'document', lines: false, max: 1_000, example });

/** What the forum promises its members for a finding. */
class FindingPromiseBody {
  @Words('A programme for the transition of leadership opens this year.') words: string;
  @OptionalField() @AboutPersons() about?: string[];
  @DateField({ description: 'The last day on which it is kept in time', example: '2030-12-31' }) dueOn: string;
}

/** The exact words that are to be published, for a second person to read. */
export class ProposeFindingBody extends CommandBody {
  @ListOf('code', { max: 12, example: ['governance'] }) themes: string[];
  @OptionalField() @Code_({ example: 'most-needed', description: 'The question that shows it' }) question?: string;
  @Words('Half of those who answered want help with succession.') words: string;
  @OptionalField() @AboutPersons() about?: string[];
  @OptionalField() @Nested(() => FindingPromiseBody) promise?: FindingPromiseBody;
}

/** Repeats the words as they were proposed: whoever sends them has read them, and found that they name no private person. */
export class PublishFindingBody extends CommandBody {
  @UuidField({ description: 'The finding that was proposed' }) finding: string;
  @Words('Half of those who answered want help with succession.') words: string;
  @OptionalField() @Words('A programme for the transition of leadership opens this year.') promise?: string;
}

export class DeclineFindingBody extends CommandBody {
  @UuidField({ description: 'The finding that was proposed' }) finding: string;
  @ChoiceField(FINDING_DECLINING_GROUNDS) ground: (typeof FINDING_DECLINING_GROUNDS)[number];
}

/** As it goes onto the record: without what a class brings along. */
export function plainQuestion({ code, kind, words, options, required }: QuestionBody) {
  const inLanguages = (said: typeof words) => said.map(({ language, text }) => ({ language, text }));
  return {
    code,
    kind,
    words: inLanguages(words),
    ...(options === undefined
      ? {}
      : { options: options.map((one) => ({ code: one.code, words: inLanguages(one.words) })) }),
    required,
  };
}
