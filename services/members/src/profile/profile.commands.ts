import {
  AboutPersons,
  Code_,
  CommandBody,
  EXAMPLE_MEMBER,
  ListOf,
  OptionalField,
  PersonalText,
  Text,
  TextList,
  UuidField,
} from '@baraza/service-kit';

/** Puts a public profile forward again. */
export class DraftProfileBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 2_000, example: 'We help farmers to market what they grow together.' })
  about: string;
  @OptionalField() @AboutPersons() aboutPersons?: string[];
  @OptionalField() @ListOf('code', { max: 12, example: ['governance'] }) themes?: string[];
  @OptionalField()
  @TextList({ max: 500, items: { max: 10 }, example: 'https://example.org', description: 'Where more is to be found' })
  links?: string[];
}

/** Puts a public profile forward for the first time. */
export class DraftFirstProfileBody extends DraftProfileBody {
  @UuidField({ example: EXAMPLE_MEMBER }) organisation: string;
}

export class PublishProfileBody extends CommandBody {
  @UuidField({ description: 'What was put forward' }) draft: string;
  @Text({
    max: 2_000,
    lines: true,
    example: 'We help farmers to market what they grow together.',
    description: 'Exactly what was put forward. Whoever sends it confirms that it names no private person',
  })
  about: string;
}

export class DeclineProfileBody extends CommandBody {
  @UuidField({ description: 'What was put forward' }) draft: string;
  @Code_({ example: 'names-a-person', description: 'Why' }) ground: string;
}

export class WithdrawProfileBody extends CommandBody {}
