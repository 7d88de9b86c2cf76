import { EXCHANGE_KINDS, type ExchangeKind, type PeopleCount } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  EXAMPLE_ID,
  ListOf,
  OptionalField,
  PeopleCountField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

/** Plans a peer visit, a community of practice or a write-shop. */
export class PlanExchangeBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @Text({ max: 160, example: 'How Kyeizooba reads its budget', description: 'It names no private person' })
  title: string;
  @ChoiceField(EXCHANGE_KINDS) kind: ExchangeKind;
  @UnitCodeField({ description: 'The unit that looks after it' }) unit: string;
  @ListOf('code', { min: 1, max: 12, example: ['governance'] }) themes: string[];
  @OptionalField()
  @UuidField({ example: EXAMPLE_ID, description: 'Who receives a visit, or calls the others together' })
  host?: string;
  @OptionalField()
  @ListOf('uuid', { max: 64, description: 'Those that are to take part, the host apart', example: [] })
  organisations?: string[];
  @DateField({ example: '2026-03-01' }) from: string;
  @OptionalField()
  @DateField({ example: '2027-05-13', description: 'The last day; a community of practice may have none' })
  until?: string;
  @OptionalField() @UuidField({ description: 'The programme that it is part of' }) programme?: string;
}

export class OfExchangeBody extends CommandBody {
  @UuidField() organisation: string;
}

export class MeetExchangeBody extends CommandBody {
  @ListOf('uuid', { min: 1, max: 65, description: 'Those whose people were there' }) organisations: string[];
  @PeopleCountField() people: PeopleCount;
}

export class ConcludeExchangeBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 20_000, example: 'What was learned, and what is done otherwise from now on.' })
  lesson: string;
  @OptionalField() @AboutPersons() about?: string[];
  @OptionalField()
  @ListOf('uuid', { max: 20, description: 'The knowledge products that came out of it', example: [] })
  products?: string[];
}

export class CancelExchangeBody extends CommandBody {
  @Code_({ example: 'no-funds' }) ground: string;
}
