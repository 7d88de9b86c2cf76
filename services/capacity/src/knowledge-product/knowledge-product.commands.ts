import {
  KNOWLEDGE_PRODUCT_KINDS,
  KNOWLEDGE_USES,
  type KnowledgeProductKind,
  LEARNED_FROM,
  type Licence,
  LICENCES,
  type PeopleCount,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  LanguageField,
  ListOf,
  OptionalField,
  PeopleCountField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
  WebField,
} from '@baraza/service-kit';

class EditionBody {
  @LanguageField({ example: 'en' }) language: string;
  @Text({
    max: 160,
    example: 'Reading the district budget together',
    description: 'Public: it names no private person',
  })
  title: string;
  @OptionalField() @WebField('https://forum.example/budget', 'Where it is to be had') web?: string;
}

class LearnedFromBody {
  @ChoiceField(LEARNED_FROM) kind: (typeof LEARNED_FROM)[number];
  @UuidField() id: string;
}

/** Writes a guide, a tool or a case down, for somebody else to publish. */
export class DraftProductBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @ChoiceField(KNOWLEDGE_PRODUCT_KINDS) kind: KnowledgeProductKind;
  @UnitCodeField({ description: 'The unit that answers for it' }) unit: string;
  @ListOf('code', { min: 1, max: 12, example: ['governance'] }) themes: string[];
  @OptionalField()
  @ListOf('uuid', { max: 32, description: 'Organisations that made it with the forum', example: [] })
  organisations?: string[];
  @ChoiceField(LICENCES, { example: 'CC-BY-SA-4.0', description: 'By its SPDX identifier' }) licence: Licence;
  @ListOf(() => EditionBody, { min: 1, max: 20, description: 'It in each language; the first is the original' })
  editions: EditionBody[];
  @OptionalField()
  @ListOf(() => LearnedFromBody, { max: 10, description: 'What it came out of' })
  learnedFrom?: LearnedFromBody[];
  @PersonalText({
    kind: 'document',
    max: 1_000,
    lines: false,
    example: 'How savings groups of a parish read the budget of their district.',
    description: 'The words in which it is announced: public once somebody else has confirmed them',
  })
  summary: string;
}

export class PublishProductBody extends CommandBody {
  @Text({
    max: 1_000,
    example: 'How savings groups of a parish read the budget of their district.',
    description: 'Exactly the words of the draft: whoever sends them confirms that they name no private person',
  })
  summary: string;
  @OptionalField() @UuidField({ description: 'The published product whose place it takes' }) replaces?: string;
}

export class TranslateProductBody extends CommandBody {
  @LanguageField({ example: 'nyn' }) language: string;
  @Text({ max: 160, example: 'Okushoma embaririra hamwe', description: 'Public: it names no private person' })
  title: string;
  @OptionalField() @WebField('https://forum.example/embaririra', 'Where it is to be had') web?: string;
}

export class WithdrawProductBody extends CommandBody {
  @Code_({ example: 'out-of-date' }) ground: string;
}

export class DropProductBody extends CommandBody {
  @Code_({ example: 'names-private-persons' }) ground: string;
}

export class UseProductBody extends CommandBody {
  @UuidField({ description: 'Who used it' }) organisation: string;
  @ChoiceField(KNOWLEDGE_USES) use: (typeof KNOWLEDGE_USES)[number];
  @OptionalField() @PeopleCountField({ description: 'Those whom it reached' }) people?: PeopleCount;
  @OptionalField() @PersonalText({ kind: 'document', max: 20_000, example: 'What came of it.' }) note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}
