import {
  CONTRIBUTOR_KINDS,
  type Contribution,
  INDICATOR_PERIOD,
  INDICATOR_VALUE,
  OUTCOME_CHANGES,
  OUTCOME_VERDICTS,
  type OutcomeChange,
  type OutcomeVerdict,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  FlagField,
  ListOf,
  Nested,
  OptionalField,
  PatternField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

/** Notes that something may have changed. */
export class DraftOutcomeBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField() unit: string;
  @UuidField({ description: 'Who harvests it' }) organisation: string;
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'] }) themes: string[];
  @PersonalText({ kind: 'document', max: 20_000, example: 'The health centre had its medicines all through May.' })
  note: string;
  @OptionalField() @AboutPersons() about?: string[];
}

class ChangedBody {
  @ChoiceField(['organisation', 'duty-bearer'], { example: 'duty-bearer' }) kind: 'organisation' | 'duty-bearer';
  @OptionalField()
  @UuidField({ description: 'Of an organisation, and of a duty-bearer that the forum knows by an id' })
  id?: string;
  @OptionalField()
  @Text({
    max: 160,
    example: 'District Health Office, Bushenyi',
    description: 'Of a duty-bearer: its office, no person',
  })
  name?: string;
}
class ContributionBody {
  @ChoiceField(CONTRIBUTOR_KINDS, { example: 'campaign' }) kind: Contribution['kind'];
  @UuidField() id: string;
}
class MeasuredBody {
  @UuidField({ description: 'The goal of the change agenda' }) goal: string;
  @Code_({ example: 'medicines-in-stock' }) indicator: string;
  @PatternField({
    code: 'period',
    expected: 'takes a year, or a half, quarter or month of one, like 2026-H1',
    pattern: INDICATOR_PERIOD,
    max: 7,
    example: '2025',
  })
  period: string;
  @PatternField({
    code: 'decimal',
    expected: 'takes a decimal as text, like 46.5',
    pattern: INDICATOR_VALUE,
    max: 18,
    example: '72',
  })
  actual: string;
}
class OutcomeSourcesBody {
  @OptionalField() @ListOf('uuid', { max: 24, description: 'Organisations that told of it' }) organisations?: string[];
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Three mothers who were at the centre that month.' })
  persons?: string;
}

/** Puts an outcome into words. */
export class FormulateOutcomeBody extends CommandBody {
  @Nested(() => ChangedBody, { description: 'Who changed' }) changed: ChangedBody;
  @ChoiceField(OUTCOME_CHANGES, { example: 'practice', description: 'What changed in them' }) change: OutcomeChange;
  @DateField({ example: '2026-02-14', description: 'When it showed' }) on: string;
  @UnitCodeField({ description: 'Where' }) at: string;
  @FlagField({ example: true }) positive: boolean;
  @FlagField({ example: true, description: 'Whether it was meant to come about' }) intended: boolean;
  @ListOf(() => ContributionBody, { min: 1, max: 24, description: 'What contributed to it' })
  contributions: ContributionBody[];
  @OptionalField()
  @ListOf('uuid', { max: 24, description: 'Evidence that it rests on, by its ids' })
  evidence?: string[];
  @OptionalField()
  @ListOf('uuid', { max: 12, description: 'Goals of the change agenda that it serves' })
  goals?: string[];
  @OptionalField()
  @Nested(() => MeasuredBody, { description: 'Where an indicator of such a goal stands by it' })
  measured?: MeasuredBody;
  @PersonalText({ kind: 'document', max: 8_000, example: 'The office keeps three months of medicines in store.' })
  description: string;
  @PersonalText({ kind: 'document', max: 8_000, example: 'Nobody was sent away without medicine since.' })
  significance: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 8_000, example: 'The report card was read out to the council.' })
  contribution?: string;
  @Nested(() => OutcomeSourcesBody, { description: 'Who told of it: sealed' }) sources: OutcomeSourcesBody;
  @OptionalField() @AboutPersons() about?: string[];
}

export class CorrectOutcomeBody extends FormulateOutcomeBody {
  @Code_({ example: 'date-known-better', description: 'Why' }) ground: string;
}

export class SendOutcomeBody extends CommandBody {
  @UuidField({ description: 'An independent organisation' }) substantiator: string;
  @DateField({ example: '2030-10-31' }) answerBy: string;
}

export class SubstantiateOutcomeBody extends CommandBody {
  @ChoiceField(OUTCOME_VERDICTS, { example: 'substantiated' }) verdict: OutcomeVerdict;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 8_000, example: 'We saw the stores ourselves.' })
  comment?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class OutcomeGroundBody extends CommandBody {
  @Code_({ example: 'told-twice', description: 'Why' }) ground: string;
}

export class InterpretOutcomeBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 20_000, example: 'What is counted in public is kept in stock.' })
  interpretation: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DraftStatementBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 2_000, example: 'The district keeps three months of medicines in store.' })
  text: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class PublishStatementBody extends CommandBody {
  @UuidField({ description: 'What was put forward' }) draft: string;
  @Text({
    max: 2_000,
    lines: true,
    example: 'The district keeps three months of medicines in store.',
    description: 'Exactly what was put forward. Whoever sends it confirms that it names no private person',
  })
  text: string;
}

export class DeclineStatementBody extends CommandBody {
  @UuidField({ description: 'What was put forward' }) draft: string;
  @Code_({ example: 'names-a-person', description: 'Why' }) ground: string;
}
