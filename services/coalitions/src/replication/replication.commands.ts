import {
  AboutPersons,
  Code_,
  CommandBody,
  CountField,
  FlagField,
  OptionalField,
  type PeopleCountBody,
  PeopleCountField,
  PersonalText,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

/** Begins to organise citizens after a blueprint. */
export class BeginReplicationBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() blueprint: string;
  @OptionalField()
  @CountField({ min: 1, max: 999, example: 1, description: 'The newest that is published where it is left out' })
  version?: number;
  @UuidField() organisation: string;
  @UnitCodeField({ description: 'The district or sub-county' }) unit: string;
  @OptionalField() @UuidField({ description: 'The replication that it was learned from' }) copiedFrom?: string;
}

export class AdaptReplicationBody extends CommandBody {
  @OptionalField()
  @Code_({ example: 'listen', description: 'The step that is done otherwise; the whole where it is left out' })
  step?: string;
  @OptionalField()
  @FlagField({ example: false, description: 'Whether the step is left out altogether' })
  leftOut?: boolean;
  @Code_({ example: 'distances', description: 'Why' }) ground: string;
  @PersonalText({ kind: 'document', max: 4_000, example: 'We listen on market days: parishes lie too far apart.' })
  what: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DoReplicationStepBody extends CommandBody {
  @Code_({ example: 'listen' }) step: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'We listened in all six parishes.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class FormCircleBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) circle?: string;
  @PeopleCountField({ description: 'Those who belong to it' }) people: PeopleCountBody;
}

export class CountCircleBody extends CommandBody {
  @UuidField() circle: string;
  @PeopleCountField({ description: 'Those who belong to it now' }) people: PeopleCountBody;
}

export class DissolveCircleBody extends CommandBody {
  @UuidField() circle: string;
  @Code_({ example: 'merged-with-another', description: 'Why' }) ground: string;
}

export class EndReplicationBody extends CommandBody {
  @Code_({ example: 'funds-ended', description: 'Why' }) ground: string;
  @PersonalText({
    kind: 'document',
    max: 8_000,
    example: 'Circles that chose what to look into first met on; those that were given a topic did not.',
    description: 'What was learned',
  })
  lesson: string;
  @OptionalField() @AboutPersons() about?: string[];
}
