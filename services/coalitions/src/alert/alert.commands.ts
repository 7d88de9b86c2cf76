import { ALERT_RESULTS, ALERT_SOURCES, type AlertResult, type AlertSource } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  CommandBody,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

export class AlertArisingFromBody {
  @ChoiceField(ALERT_SOURCES, { example: 'own-accord' }) kind: AlertSource;
  @OptionalField() @UuidField({ description: 'Which one; none where it is what somebody saw' }) id?: string;
}

/** Puts something before a coalition that calls for its answer. */
export class RaiseAlertBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() coalition: string;
  @OptionalField()
  @UnitCodeField({ description: 'Where it happens: the coalition’s own unit, or one below it' })
  unit?: string;
  @OptionalField()
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'], description: 'The coalition’s own if left out' })
  themes?: string[];
  @Nested(() => AlertArisingFromBody) arisingFrom: AlertArisingFromBody;
  @DateField({ example: '2027-09-30', description: 'The last day for a position or an action' }) answerBy: string;
  @PersonalText({ kind: 'document', max: 4_000, example: 'Three boreholes of the sub-county stand dry since Sunday.' })
  what: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** A participant has heard it. */
export class AcknowledgeAlertBody extends CommandBody {
  @UuidField() organisation: string;
}

/** Says what became of it. */
export class CloseAlertBody extends CommandBody {
  @ChoiceField(ALERT_RESULTS, { example: 'overtaken' }) result: AlertResult;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'The district had the boreholes repaired within the week.' })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}
