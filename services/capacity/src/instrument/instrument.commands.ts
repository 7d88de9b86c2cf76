import { DOMAINS_MAX, ITEMS_MAX, LEVELS, PROGRAMME_TRACKS, type ProgrammeTrack } from '@baraza/contracts';
import { SCORING_MODES, type ScoringMode } from '@baraza/contracts';
import {
  ChoiceField,
  ChoiceList,
  Code_,
  CommandBody,
  FlagField,
  LanguageField,
  ListOf,
  OptionalField,
  PatternField,
  Text,
  TextList,
} from '@baraza/service-kit';

class ItemBody {
  @Code_({ example: 'books-of-account', description: 'The same code asks the same, in every version' }) code: string;
  @Text({ max: 200, example: 'Books of account' }) title: string;
  @TextList({
    max: 300,
    items: { min: LEVELS, max: LEVELS },
    example: 'Receipts are kept loosely, if at all',
    description: 'What an organisation at level 1, 2, 3 and 4 is like',
  })
  levels: string[];
}

class DomainBody {
  @Code_({ example: 'finance-and-controls' }) code: string;
  @Text({ max: 160, example: 'Finance and controls' }) title: string;
  @ChoiceList(PROGRAMME_TRACKS, { min: 0, description: 'The tracks of programmes that strengthen it' })
  tracks: ProgrammeTrack[];
  @ListOf(() => ItemBody, { min: 1, max: ITEMS_MAX }) items: ItemBody[];
}

class QuestionnaireBody extends CommandBody {
  @Text({ max: 160, example: 'Organisational capacity of small associations' }) title: string;
  @ChoiceField(SCORING_MODES, { description: 'Who has the last word on a score' }) scoring: ScoringMode;
  @LanguageField({ example: 'en', description: 'That the questions are put in' }) language: string;
  @ListOf(() => DomainBody, { min: 1, max: DOMAINS_MAX }) domains: DomainBody[];
}

/** Publishes an instrument of the forum's own. */
export class PublishInstrument extends QuestionnaireBody {
  @Code_({ example: 'small-associations' }) code: string;
}

/** The next version, whole. */
export class ReviseInstrument extends QuestionnaireBody {}

/** Puts one that ships with the product into use. */
export class AdoptInstrument extends CommandBody {
  @OptionalField()
  @ChoiceField(SCORING_MODES, { description: 'Another way of scoring than it ships with' })
  scoring?: ScoringMode;
}

class WordBody {
  @PatternField({
    code: 'word',
    expected: 'takes title, a domain, domain/item or domain/item/level',
    pattern: '^(title|[a-z0-9-]{1,64}(/[a-z0-9-]{1,64}(/[1-4])?)?)$',
    max: 140,
    example: 'title',
  })
  of: string;
  @Text({ max: 400, example: 'Capacité organisationnelle' }) text: string;
}

export class TranslateInstrument extends CommandBody {
  @LanguageField({ example: 'fr' }) language: string;
  @FlagField({ description: 'Until people who speak the language have read it' }) isDraft: boolean;
  @ListOf(() => WordBody, { min: 1, max: 1 + DOMAINS_MAX * (1 + ITEMS_MAX * (1 + LEVELS)) }) words: WordBody[];
}

export class WithdrawInstrument extends CommandBody {
  @Code_({ example: 'superseded', description: 'Why' }) ground: string;
}

/** Bodies that work as they stand. */
const anItem = {
  code: 'books-of-account',
  title: 'Books of account',
  levels: [
    'Receipts are kept loosely, if at all',
    'A cash book is kept, and runs behind',
    'Books are up to date each month, and a second person compares them with the bank',
    'They are audited each year, and the findings are acted on',
  ],
};
const aDomain = {
  code: 'money',
  title: 'Money that is held in common',
  tracks: ['internal-governance'],
  items: [anItem],
};
const aQuestionnaire = {
  title: 'Organisational capacity of small associations',
  scoring: 'self-agreed',
  language: 'en',
  domains: [aDomain],
};
export const publishExample = { code: 'small-associations', ...aQuestionnaire };
export const reviseExample = aQuestionnaire;
export const translateExample = {
  language: 'fr',
  isDraft: true,
  words: [{ of: 'title', text: 'Capacité organisationnelle' }],
};
