import {
  CAMPAIGN_RESULTS,
  DUTIES,
  ORIGIN_KINDS,
  PANEL_PRINCIPLES,
  STANCES,
  type CampaignOrigin,
  type CampaignResult,
  type Duty,
  type PanelPrinciple,
  type Stance,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  ChoiceList,
  Code_,
  CommandBody,
  CountField,
  DateField,
  FlagField,
  ListOf,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

class OriginBody {
  @ChoiceField(ORIGIN_KINDS) kind: CampaignOrigin['kind'];
  @UuidField() id: string;
}

/** Drafts a campaign. */
export class DraftCampaignBody extends CommandBody {
  @OptionalField() @UuidField() id?: string;
  @Text({
    max: 160,
    example: 'Clean water for Kyamuhunga',
    description: 'Public from the launch on: it names no private person',
  })
  title: string;
  @Text({
    max: 500,
    example: 'Boreholes promised to the sub-county stand dry',
    description: 'Public from the launch on: it names no private person',
  })
  cause: string;
  @UnitCodeField() unit: string;
  @UuidField({ description: 'The organisation that leads it' }) lead: string;
  @OptionalField() @UuidField({ description: 'The coalition on whose behalf it leads' }) coalition?: string;
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'] }) themes: string[];
  @OptionalField()
  @ListOf(() => OriginBody, { max: 24, description: 'What it grew from' })
  grewFrom?: OriginBody[];
}

class RightBody {
  @Code_({ example: 'water' }) right: string;
  @Code_({ example: 'icescr-art-11', description: 'Where it is law' }) source: string;
}

class DutyBearerBody {
  @Text({
    max: 160,
    example: 'District Water Officer, Bushenyi',
    description: 'The office, never the person who holds it',
  })
  office: string;
  @OptionalField() @UuidField({ description: 'Where the forum knows it as an organisation' }) organisation?: string;
  @ChoiceList(DUTIES, { example: ['fulfil'] }) duties: Duty[];
  @CountField({ min: 1, max: 5, example: 4, description: '1 little, 5 decides' }) influence: number;
  @ChoiceField(STANCES, { example: 'undecided' }) stance: Stance;
}

class PanelBody {
  @ChoiceField(PANEL_PRINCIPLES) principle: PanelPrinciple;
  @FlagField() met: boolean;
}

/** Gives a campaign its plan, or another in place of it. */
export class PlanCampaignBody extends CommandBody {
  @ListOf(() => RightBody, { min: 1, max: 24 }) rights: RightBody[];
  @ListOf('code', { min: 1, max: 24, example: ['farmers', 'women'] }) rightsHolders: string[];
  @ListOf(() => DutyBearerBody, { min: 1, max: 40 }) dutyBearers: DutyBearerBody[];
  @ListOf(() => PanelBody, {
    min: PANEL_PRINCIPLES.length,
    max: PANEL_PRINCIPLES.length,
    description: 'Each of the five principles once',
  })
  panel: PanelBody[];
  @OptionalField()
  @DateField({ example: '2026-04-07', description: 'When it is meant to be launched' })
  launchOn?: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 20_000, example: 'The district may not let the assembly meet.' })
  risks?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** A plan that is whole: its fields hang together. */
export const examplePlan = {
  rights: [{ right: 'water', source: 'icescr-art-11' }],
  rightsHolders: ['farmers', 'women'],
  dutyBearers: [{ office: 'District Water Officer, Bushenyi', duties: ['fulfil'], influence: 4, stance: 'undecided' }],
  panel: PANEL_PRINCIPLES.map((principle) => ({ principle, met: principle !== 'empowerment' })),
  launchOn: '2026-04-07',
};

/** A step that needs nothing but its date. */
export class CampaignStep extends CommandBody {}

/** A step that is taken on a ground. */
export class OnGroundBody extends CommandBody {
  @Code_({ example: 'talks-under-way', description: 'Why: a code of the adopted rules' }) ground: string;
}

/** Ends a campaign. */
export class ConcludeCampaignBody extends CommandBody {
  @ChoiceField(CAMPAIGN_RESULTS, { example: 'partly-won' }) result: CampaignResult;
  @PersonalText({ kind: 'document', max: 20_000, example: 'Bring the radio in from the first day.' }) lesson: string;
  @OptionalField() @AboutPersons() about?: string[];
}
