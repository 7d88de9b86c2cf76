import {
  ENROLLED_KINDS,
  type EnrolledKind,
  LAUNCH_ASSIGNMENTS_MAX,
  PROGRAMME_TRACKS,
  type ProgrammeTrack,
} from '@baraza/contracts';
import { ORGANISATION_KINDS } from '@baraza/domain';
import {
  ChoiceList,
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  FlagField,
  ListOf,
  Nested,
  OptionalField,
  Text,
  TextList,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

class ModuleBody {
  @Code_({ example: 'board-roles' }) code: string;
  @Text({ max: 160, example: 'What a board is for' }) title: string;
  @TextList({ max: 300, items: { min: 1, max: 12 }, example: 'Tells the duties of board and staff apart' })
  outcomes: string[];
}

class BudgetBody {
  @CountField({ example: 1_850_000_000, description: 'In the minor unit of the currency' }) minor: number;
  @Text({ min: 3, max: 3, example: 'UGX', description: 'ISO 4217' }) currency: string;
}

class PeriodBody {
  @DateField({ example: '2026-03-16' }) from: string;
  @DateField({ example: '2026-09-30', description: 'The last day' }) until: string;
}

type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

class EligibilityBody {
  @ChoiceList(ENROLLED_KINDS, { description: 'Whom it is open to' }) whom: EnrolledKind[];
  @FlagField({ example: false, description: 'Of organisations and movements: to members of the forum only' })
  membersOnly: boolean;
  @ChoiceList(ORGANISATION_KINDS, {
    min: 0,
    example: [],
    description: 'Of organisations: to these kinds; all if empty',
  })
  kinds: OrganisationKind[];
}

class AttendanceTermsBody {
  @CountField({ max: 100, example: 80, description: 'For a certificate: of the sessions held, but those excused' })
  requiredPercent: number;
  @CountField({ min: 1, max: 20, example: 2, description: 'Absences without excuse in a row that raise a flag' })
  flagAfter: number;
}

class FollowUpTermsBody {
  @CountField({ min: 30, max: 1_100, example: 180, description: 'Days after completion: what is done otherwise' })
  behaviourDays: number;
  @CountField({ min: 30, max: 1_100, example: 365, description: 'Days after completion: what has come of it' })
  resultsDays: number;
}

class TermsBody {
  @Nested(() => EligibilityBody) eligibility: EligibilityBody;
  @Nested(() => AttendanceTermsBody) attendance: AttendanceTermsBody;
  @Nested(() => FollowUpTermsBody) followUps: FollowUpTermsBody;
}

/** Lays down who may take part in a programme, and what is asked of them. */
export class SetTerms extends CommandBody {
  @Nested(() => EligibilityBody) eligibility: EligibilityBody;
  @Nested(() => AttendanceTermsBody) attendance: AttendanceTermsBody;
  @Nested(() => FollowUpTermsBody) followUps: FollowUpTermsBody;
}

/** Plans a programme. */
export class PlanProgramme extends CommandBody {
  @OptionalField() @UuidField() id?: string;
  @Text({ max: 160, example: 'Strong boards for Bushenyi', description: 'Public: it names no private person' })
  title: string;
  @ChoiceField(PROGRAMME_TRACKS) track: ProgrammeTrack;
  @TextList({ max: 200, items: { min: 1, max: 12 }, example: 'Boards that meet, minute and follow up' }) aims: string[];
  @UnitCodeField({ description: 'The unit that answers for it' }) unit: string;
  @OptionalField()
  @ListOf('unit', { max: 64, description: 'Where it works: its own unit or units below it', example: [] })
  units?: string[];
  @ListOf('code', { min: 1, max: 12, example: ['governance'] }) themes: string[];
  @ListOf('language', { min: 1, max: 12, example: ['en', 'nyn'] }) languages: string[];
  @OptionalField()
  @ListOf('uuid', { max: 32, description: 'Organisations that run or fund it with the forum', example: [] })
  partners?: string[];
  @ListOf(() => ModuleBody, { min: 1, max: 40 }) modules: ModuleBody[];
  @OptionalField() @Nested(() => BudgetBody) budget?: BudgetBody;
  @OptionalField()
  @Nested(() => TermsBody, {
    description: 'Where left out: open to all, four sessions of five, asked after 180 and 365 days',
  })
  terms?: TermsBody;
  @Nested(() => PeriodBody) period: PeriodBody;
}

/** A step that needs nothing but its date. */
export class ProgrammeStep extends CommandBody {}

class AssignmentBody {
  @UuidField({ description: 'The organisation that is to draft and lead the campaign' }) organisation: string;
  @Text({ max: 160, example: 'Clean water for Kyamuhunga' }) title: string;
  @Text({ max: 500, example: 'Boreholes promised to the sub-county stand dry' }) cause: string;
  @UnitCodeField() unit: string;
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'] }) themes: string[];
}

/** Completes a programme. */
export class CompleteProgrammeBody extends CommandBody {
  @OptionalField()
  @ListOf(() => AssignmentBody, {
    max: LAUNCH_ASSIGNMENTS_MAX,
    description: 'Of a campaign-launch programme: the campaigns that are to be drafted out of it',
  })
  assignments?: AssignmentBody[];
}

/** Calls a programme off. */
export class CancelProgramme extends CommandBody {
  @Code_({ example: 'no-funds', description: 'Why: a code of the adopted rules' }) ground: string;
}
