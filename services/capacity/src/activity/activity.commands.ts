import { ACTIVITY_KINDS, ACTIVITY_PURPOSES } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  CurrencyField,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  PeopleCountBody,
  PeopleCountField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

class ActivityCostBody {
  @CountField({ example: 42_000_000, description: 'In the minor unit of the currency' }) minor: number;
  @CurrencyField() currency: string;
}

class ActivityPaidFromBody {
  @UuidField() grant: string;
  @Code_({ example: 'training' }) line: string;
}

class ActivityPurposeBody {
  @ChoiceField(ACTIVITY_PURPOSES) kind: (typeof ACTIVITY_PURPOSES)[number];
  @UuidField() id: string;
}

/** Puts on record what was done with members or for them. */
export class RecordActivityBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @ChoiceField(ACTIVITY_KINDS, { example: 'training' }) kind: (typeof ACTIVITY_KINDS)[number];
  @Text({ max: 160, example: 'Minutes that can be followed up', description: 'It names no private person' })
  title: string;
  @UnitCodeField() unit: string;
  @OptionalField() @Text({ max: 120, example: 'Bushenyi town hall', description: 'Where in the unit' }) place?: string;
  @DateField({ example: '2026-02-10' }) from: string;
  @DateField({ example: '2026-02-11', description: 'The last day: it is over' }) until: string;
  @OptionalField() @ListOf('code', { max: 12, example: ['governance'] }) themes?: string[];
  @PeopleCountField({ description: 'Everybody who took part' }) people: PeopleCountBody;
  @OptionalField() @ListOf('uuid', { max: 64, description: 'The organisations it was with' }) organisations?: string[];
  @OptionalField() @Nested(() => ActivityCostBody) cost?: ActivityCostBody;
  @OptionalField()
  @Nested(() => ActivityPaidFromBody, { description: 'The grant and the line it was paid for out of' })
  paidFrom?: ActivityPaidFromBody;
  @OptionalField()
  @Nested(() => ActivityPurposeBody, { description: 'What it was part of' })
  partOf?: ActivityPurposeBody;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 20_000, example: 'Each board wrote its minutes, and read another’s.' })
  account?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class StrikeActivityBody extends CommandBody {
  @Code_({ example: 'recorded-in-error', description: 'Why' }) ground: string;
}
