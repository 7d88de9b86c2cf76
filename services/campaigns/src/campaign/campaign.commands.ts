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
  FileDigests,
  FlagField,
  ListOf,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
  WebLinks,
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

/** What is found of one of the five principles. */
class PanelFindingBody {
  @ChoiceField(PANEL_PRINCIPLES) principle: PanelPrinciple;
  @FlagField() met: boolean;
  @OptionalField() @FileDigests() files?: string[];
  @OptionalField() @WebLinks() links?: string[];
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Each village met before the demands were written.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

const FIVE = { min: PANEL_PRINCIPLES.length, max: PANEL_PRINCIPLES.length };

/** Launches a campaign. */
export class LaunchCampaignBody extends CommandBody {
  @ListOf(() => PanelFindingBody, {
    ...FIVE,
    description: 'The PANEL check: each of the five principles once, met, with a file or an address that shows it',
  })
  panel: PanelFindingBody[];
}

/** A PANEL check without a gap. */
export const examplePanel = PANEL_PRINCIPLES.map((principle) => ({
  principle,
  met: true,
  links: [`https://example.org/water/${principle}`],
}));

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
  @ListOf(() => PanelFindingBody, {
    ...FIVE,
    description: 'The PANEL check at the close: each principle once, met or not; what is met with what shows it',
  })
  panel: PanelFindingBody[];
}

/** Says which goals of the change agenda a campaign serves: all of them. */
export class NameCampaignGoalsBody extends CommandBody {
  @ListOf('uuid', { max: 24 }) goals: string[];
}

/** Says which struggles a campaign grew from: all of them. */
export class NameCampaignStrugglesBody extends CommandBody {
  @ListOf('uuid', { max: 24 }) struggles: string[];
}

class PositionBody {
  @UuidField() dutyBearer: string;
  @CountField({ min: 1, max: 5, example: 4, description: '1 little, 5 decides' }) influence: number;
  @ChoiceField(STANCES, { example: 'undecided' }) stance: Stance;
}

/** Records where duty-bearers stand on a day. */
export class RecordPowerMapBody extends CommandBody {
  @ListOf(() => PositionBody, { min: 1, max: 60 }) positions: PositionBody[];
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'The committee of works has asked for our figures.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** Gives a campaign another lead. */
export class ChangeCampaignLeadBody extends CommandBody {
  @UuidField({ description: 'The organisation that leads it from now on' }) lead: string;
  @Code_({ example: 'lead-fell-away', description: 'Why: a code of the adopted rules' }) ground: string;
}
