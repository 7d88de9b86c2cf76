import { ASSESSMENT_ROUNDS, type AssessmentRound, DOMAINS_MAX, ITEMS_MAX, LEVELS, RATERS } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  ListOf,
  OptionalField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';

/** Plans an assessment. */
export class PlanAssessmentBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ description: 'Whose assessment it is' }) organisation: string;
  @Code_({ example: 'organisational-capacity', description: 'An instrument in use: its newest version is fixed' })
  instrument: string;
  @ChoiceField(ASSESSMENT_ROUNDS) round: AssessmentRound;
  @DateField({ description: 'By when it is to be done' }) dueOn: string;
  @OptionalField()
  @UuidField({ description: 'The person who leads it; you where it is left out' })
  facilitator?: string;
  @OptionalField()
  @UuidField({ description: 'Of a midline or an endline: the baseline it is compared with' })
  baseline?: string;
  @OptionalField() @UuidField({ description: 'The programme it goes with' }) programme?: string;
}

class ItemLevelBody {
  @Code_({ example: 'legal-standing' }) item: string;
  @CountField({ min: 1, max: LEVELS, example: 2 }) level: number;
}

/** One person's ratings. */
export class GiveRatingBody extends CommandBody {
  @OptionalField()
  @UuidField({ description: 'The same sheet again takes the place of the first' })
  sheet?: string;
  @ChoiceField(RATERS, { description: 'From where in the organisation. No name is kept' })
  rater: (typeof RATERS)[number];
  @ListOf(() => ItemLevelBody, { min: 1, max: DOMAINS_MAX * ITEMS_MAX, description: 'What is not known is left out' })
  ratings: ItemLevelBody[];
}

/** A step that needs nothing but its date. */
export class AssessmentStep extends CommandBody {}

export class AgreeScoreBody extends CommandBody {
  @Code_({ example: 'governance-and-legal-structure' }) domain: string;
  @ListOf(() => ItemLevelBody, { max: ITEMS_MAX }) levels: ItemLevelBody[];
  @OptionalField()
  @ListOf('code', { max: ITEMS_MAX, example: [], description: 'Items that do not apply to the organisation' })
  notApplicable?: string[];
  @PersonalText({ kind: 'document', max: 8_000, example: 'The board met four times; minutes are kept since May.' })
  justification: string;
  @OptionalField()
  @ListOf('uuid', {
    max: 20,
    example: [],
    description: 'Files of the organisation that the forum holds: sent to `/members/files` first',
  })
  evidence?: string[];
}

export class VerifyDomainBody extends CommandBody {
  @Code_({ example: 'governance-and-legal-structure' }) domain: string;
}

export class QuestionDomainBody extends CommandBody {
  @Code_({ example: 'governance-and-legal-structure' }) domain: string;
  @ListOf(() => ItemLevelBody, {
    min: 1,
    max: ITEMS_MAX,
    description: 'Only where the reviewer comes to another level',
  })
  levels: ItemLevelBody[];
  @PersonalText({ kind: 'document', max: 8_000, example: 'The minutes that were shown end in March.' })
  reasons: string;
}

export class AbandonAssessmentBody extends CommandBody {
  @Code_({ example: 'organisation-not-ready', description: 'Why' }) ground: string;
}
