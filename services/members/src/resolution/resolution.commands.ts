import { RESOLUTION_END_GROUNDS, RESOLUTION_OWNERS, RESOLUTION_PROMISEES } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  CommandBody,
  CountField,
  DateField,
  FlagField,
  ListOf,
  Nested,
  OptionalField,
  OTHER_EXAMPLE_ID,
  PersonalText,
  Text,
  UuidField,
} from '@baraza/service-kit';
import { RESCHEDULING_GROUNDS } from '../reference-codes.pure.ts';

const WORDS = 'The forum opens a programme on leadership transition for its members.';

class OwnerBody {
  @ChoiceField(RESOLUTION_OWNERS) kind: (typeof RESOLUTION_OWNERS)[number];
  @OptionalField() @UuidField({ description: 'Of an owner that is an organisation' }) organisation?: string;
}
class ResolutionPromiseeBody {
  @ChoiceField(RESOLUTION_PROMISEES) kind: (typeof RESOLUTION_PROMISEES)[number];
  @OptionalField() @UuidField({ description: 'Of a promise to one organisation' }) organisation?: string;
}
class VotesBody {
  @CountField({ example: 38 }) agree: number;
  @CountField({ example: 2 }) abstain: number;
  @CountField({ example: 1 }) disagree: number;
}

export class AdoptResolutionBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ example: OTHER_EXAMPLE_ID, description: 'The convening that adopted it' }) convening: string;
  @Text({ max: 40, example: 'UG-402/2026/03', description: 'As the forum counts its resolutions' }) number: string;
  @OptionalField() @ListOf('code', { max: 12, example: ['governance'] }) themes?: string[];
  @Nested(() => OwnerBody, { description: 'Who carries it out' }) owner: OwnerBody;
  @DateField({ description: 'The last day to carry it out', example: '2030-09-30' }) dueOn: string;
  @OptionalField() @Nested(() => VotesBody, { description: 'Where votes were counted' }) votes?: VotesBody;
  @OptionalField()
  @Nested(() => ResolutionPromiseeBody, { description: 'To whom it promises something: that becomes a commitment' })
  promisee?: ResolutionPromiseeBody;
}

export class ProposeTextBody extends CommandBody {
  @PersonalText({
    kind: 'document',
    max: 8_000,
    example: WORDS,
    description: 'It is kept apart until a second person has read it',
  })
  text: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class PublishTextBody extends CommandBody {
  @Text({
    max: 8_000,
    lines: true,
    example: WORDS,
    description: 'The exact text that was put forward, as the resolution shows it',
  })
  text: string;
  @FlagField({ description: 'You have read it, and it names no private person' }) namesNoPrivatePerson: boolean;
}

export class NoteResolutionProgressBody extends CommandBody {
  @CountField({ max: 100, example: 60, description: 'How far it is carried out, in per cent' }) percent: number;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'The programme has its budget.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class RescheduleResolutionBody extends CommandBody {
  @UuidField({ description: 'The later convening that decided so' }) by: string;
  @DateField({ description: 'The last day to carry it out now', example: '2030-12-15' }) dueOn: string;
  @ChoiceField(RESCHEDULING_GROUNDS) ground: (typeof RESCHEDULING_GROUNDS)[number];
}

export class FulfilResolutionBody extends CommandBody {}

export class EndResolutionBody extends CommandBody {
  @UuidField({ description: 'The later convening that decided so' }) by: string;
  @ChoiceField(RESOLUTION_END_GROUNDS) ground: (typeof RESOLUTION_END_GROUNDS)[number];
}
