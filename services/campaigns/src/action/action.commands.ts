import {
  ACTION_KINDS,
  type ActionKind,
  BAN_ENDINGS,
  type BanEnding,
  INCIDENT_KINDS,
  type IncidentKind,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  OptionalField,
  PeopleCountBody,
  PeopleCountField,
  PersonalText,
  Text,
  UuidField,
} from '@baraza/service-kit';

/** Gives an action another plan. */
export class PlanActionAnewBody extends CommandBody {
  @ChoiceField(ACTION_KINDS, { example: 'citizens-parliament' }) kind: ActionKind;
  @DateField({ example: '2030-05-04', description: 'On which day' }) on: string;
  @OptionalField()
  @UuidField({ description: 'The organisation that answers for it; the campaign’s lead where it is left out' })
  answersFor?: string;
  @OptionalField()
  @PersonalText({
    kind: 'document',
    max: 2_000,
    example: 'The sub-county hall, and the field behind it if it is locked.',
  })
  place?: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 20_000, example: 'The hall may be closed to us on the day.' })
  risks?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** Plans an action of a campaign. */
export class PlanCampaignActionBody extends PlanActionAnewBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() campaign: string;
}

export class PostponeActionBody extends CommandBody {
  @DateField({ example: '2030-05-11', description: 'To which day' }) on: string;
  @Code_({ example: 'rains', description: 'Why' }) ground: string;
}

/** Puts on record that an action was held. */
export class HoldActionBody extends CommandBody {
  @PeopleCountField({ description: 'Everybody who took part' }) people: PeopleCountBody;
  @OptionalField()
  @CountField({ example: 3_000, description: 'Beyond those who took part: who signed, listened or read' })
  reach?: number;
}

export class CorrectActionCountBody extends HoldActionBody {
  @Code_({ example: 'counted-twice', description: 'Why' }) ground: string;
}

export class ActionGroundBody extends CommandBody {
  @Code_({ example: 'too-dangerous', description: 'Why' }) ground: string;
}

/** Puts on record that an authority forbade an action. */
export class BanActionBody extends CommandBody {
  @Text({ max: 160, example: 'District Police Commander, Bushenyi', description: 'The office, never a person' })
  by: string;
  @Code_({ example: 'public-order', description: 'Why, as it was told' }) ground: string;
}

export class EndActionBanBody extends CommandBody {
  @ChoiceField(BAN_ENDINGS, { example: 'set-aside-by-court' }) how: BanEnding;
}

/** Puts on record what befell those who took part. */
export class RecordIncidentBody extends CommandBody {
  @ChoiceField(INCIDENT_KINDS, { example: 'dispersal' }) kind: IncidentKind;
  @DateField({ example: '2026-02-02' }) on: string;
  @OptionalField() @CountField({ example: 2, description: 'How many it befell' }) people?: number;
  @OptionalField()
  @PersonalText({
    kind: 'document',
    max: 20_000,
    example: 'Two of those who carried the banner were held until evening.',
  })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}
