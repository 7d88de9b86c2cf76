import {
  STRUGGLE_KINDS,
  type StruggleKind,
  type StruggleReporter,
  VERIFICATION_WAYS,
  type VerificationWay,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
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

const REPORTERS = ['organisation', 'movement', 'community'] as const satisfies readonly StruggleReporter['kind'][];
const WORDS = 'The health centres of the sub-county have been without malaria drugs since January.';

export class StruggleReporterBody {
  @ChoiceField(REPORTERS, { example: 'community' }) kind: StruggleReporter['kind'];
  @OptionalField()
  @UuidField({ description: 'Of an organisation or a movement; the place is the name of a community' })
  id?: string;
}

/** Reports what citizens face. */
export class ReportStruggleBody extends CommandBody {
  @OptionalField()
  @UuidField({ description: 'Made by the client; derived from the command where it is left out' })
  id?: string;
  @UnitCodeField() unit: string;
  @ChoiceField(STRUGGLE_KINDS, { example: 'service-failure' }) kind: StruggleKind;
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'] }) themes: string[];
  @OptionalField() @DateField({ example: '2026-01-12', description: 'Since when people face it' }) since?: string;
  @OptionalField()
  @PeopleCountField({ description: 'Whom it affects, as far as it has been counted' })
  affected?: PeopleCountBody;
  @Nested(() => StruggleReporterBody) reportedBy: StruggleReporterBody;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'Patients are sent away to buy their drugs in town.' })
  account?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class VerifyStruggleBody extends CommandBody {
  @ChoiceField(VERIFICATION_WAYS, { example: 'site-visit', description: 'How it was found' }) how: VerificationWay;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'We saw the empty shelves, and the stock cards.' })
  finding?: string;
  @OptionalField()
  @ListOf('uuid', { max: 24, description: 'Evidence that it rests on, by its ids' })
  evidence?: string[];
  @OptionalField() @AboutPersons() about?: string[];
}

export class StruggleNotVerifiedBody extends CommandBody {
  @Code_({ example: 'no-trace-on-site', description: 'Why' }) ground: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'The shelves were full on the day of the visit.' })
  finding?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class JoinStruggleBody extends CommandBody {
  @UuidField({ description: 'The struggle that it is joined to' }) to: string;
}

export class PartStruggleBody extends CommandBody {
  @Code_({ example: 'another-cause', description: 'Why' }) ground: string;
}

export class TakeStruggleUpBody extends CommandBody {
  @UuidField({ description: 'The campaign that takes it up' }) campaign: string;
}

export class ResolveStruggleBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'The outcome that shows it, where one was harvested' }) outcome?: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'The drugs came, and have come every month since.' })
  account?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class CloseStruggleBody extends CommandBody {
  @Code_({ example: 'affected-moved-away', description: 'Why' }) ground: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'The settlement has moved to the other district.' })
  account?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DraftStruggleWordsBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 500, example: WORDS }) text: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class PublishStruggleWordsBody extends CommandBody {
  @UuidField({ description: 'What was put forward' }) draft: string;
  @Text({
    max: 500,
    lines: true,
    example: WORDS,
    description: 'Exactly what was put forward. Whoever sends it confirms that it names no private person',
  })
  text: string;
}

export class DeclineStruggleWordsBody extends CommandBody {
  @UuidField({ description: 'What was put forward' }) draft: string;
  @Code_({ example: 'names-a-person', description: 'Why' }) ground: string;
}
