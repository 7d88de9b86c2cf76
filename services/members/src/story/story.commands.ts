import {
  AboutPersons,
  Code_,
  CommandBody,
  EXAMPLE_MEMBER,
  ListOf,
  OptionalField,
  PersonalText,
  Text,
  UuidField,
} from '@baraza/service-kit';

const TITLE = 'Water in Kyeizooba';
const TEXT = 'The sub-county has published what it spends on boreholes since farmers asked for it together.';

/** Puts a story of impact forward. */
export class DraftStoryBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ example: EXAMPLE_MEMBER }) organisation: string;
  @PersonalText({ kind: 'document', lines: false, max: 160, example: TITLE }) title: string;
  @PersonalText({ kind: 'document', max: 8_000, example: TEXT }) text: string;
  @OptionalField() @AboutPersons() about?: string[];
  @OptionalField() @ListOf('code', { max: 12, example: ['governance'] }) themes?: string[];
}

/** Exactly what was put forward. Whoever sends it confirms that it names no private person. */
export class PublishStoryBody extends CommandBody {
  @Text({ max: 160, example: TITLE }) title: string;
  @Text({ max: 8_000, lines: true, example: TEXT }) text: string;
}

export class DeclineStoryBody extends CommandBody {
  @Code_({ example: 'names-a-person', description: 'Why' }) ground: string;
}

export class WithdrawStoryBody extends CommandBody {}
