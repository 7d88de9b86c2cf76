import {
  EVALUATION_FINDINGS,
  type EvaluationFinding,
  FOLLOW_UP_LEVELS,
  type FollowUpLevel,
  PARTICIPANTS_MAX,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
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

const Percent = (example: number, description: string): PropertyDecorator =>
  CountField({ max: 100, example, description });
const Narrative = (example: string): PropertyDecorator => PersonalText({ kind: 'document', max: 4_000, example });

class EnrolledParticipantBody {
  @OptionalField()
  @UuidField({ description: 'The person’s id, where they have one already; made here where it is left out' })
  participant?: string;
  @PersonalText({ kind: 'person', max: 120, example: 'Tumuhairwe Invented' }) name: string;
  @OptionalField() @PersonalText({ kind: 'person', max: 40, example: '+256 700 000000' }) phone?: string;
  @OptionalField() @PersonalText({ kind: 'person', max: 254, example: 'tumuhairwe@example.org' }) email?: string;
}

/** Asks for a place in a cohort. */
export class ApplyBody extends CommandBody {
  @UuidField() cohort: string;
  @ChoiceField(['organisation', 'movement', 'person'], { description: 'Who is to be enrolled' })
  kind: 'organisation' | 'movement' | 'person';
  @OptionalField()
  @UuidField({ description: 'The organisation or the movement; a person has none' })
  organisation?: string;
  @OptionalField() @UnitCodeField({ description: 'Of a person: where they live' }) home?: string;
  @ListOf(() => EnrolledParticipantBody, {
    min: 1,
    max: PARTICIPANTS_MAX,
    description: 'A person of no organisation names themself',
  })
  participants: EnrolledParticipantBody[];
  @PeopleCountField({ description: 'The participants, by who they are' }) people: PeopleCountBody;
  @OptionalField() @Narrative('What we want to do otherwise.') motivation?: string;
}

export class JoinParticipantBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'The person’s id, where they have one already' }) participant?: string;
  @PersonalText({ kind: 'person', max: 120, example: 'Tumuhairwe Invented' }) name: string;
  @OptionalField() @PersonalText({ kind: 'person', max: 40, example: '+256 700 000000' }) phone?: string;
  @OptionalField() @PersonalText({ kind: 'person', max: 254, example: 'tumuhairwe@example.org' }) email?: string;
  @PeopleCountField({ description: 'All who take part then' }) people: PeopleCountBody;
}

export class LeaveParticipantBody extends CommandBody {
  @UuidField() participant: string;
  @PeopleCountField({ description: 'All who take part then' }) people: PeopleCountBody;
}

/** A step that needs nothing but its date. */
export class EnrolmentStepBody extends CommandBody {}

/** Takes something from somebody, and says why. */
export class OnEnrolmentGroundsBody extends CommandBody {
  @Code_({ example: 'not-eligible', description: 'Why' }) ground: string;
  @OptionalField() @Narrative('What was found, and why this follows.') narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class WithdrawEnrolmentBody extends CommandBody {
  @OptionalField() @Code_({ example: 'no-time' }) ground?: string;
}

export class HoldEnrolmentBody extends CommandBody {
  @Code_({ example: 'trainer-away', description: 'Why' }) ground: string;
}

export class TestLearningBody extends CommandBody {
  @OptionalField()
  @Code_({ example: 'board-roles', description: 'The module it was about; the whole course otherwise' })
  module?: string;
  @Percent(40, 'In per cent, before the course') before: number;
  @Percent(75, 'In per cent, after it') after: number;
}

class WorkedOutCampaignBody {
  @Text({ max: 160, example: 'Clean water for Kyamuhunga' }) title: string;
  @Text({ max: 500, example: 'Boreholes promised to the sub-county stand dry' }) cause: string;
  @UnitCodeField() unit: string;
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'] }) themes: string[];
}

export class CompleteEnrolmentBody extends CommandBody {
  @OptionalField()
  @Nested(() => WorkedOutCampaignBody, {
    description: 'Of a campaign-launch programme: the campaign that was worked out',
  })
  assignment?: WorkedOutCampaignBody;
}

export class ReportFollowUpBody extends CommandBody {
  @ChoiceField(FOLLOW_UP_LEVELS) level: FollowUpLevel;
  @ChoiceField(EVALUATION_FINDINGS, { example: 'mostly', description: 'How far the course led to what it was for' })
  finding: EvaluationFinding;
  @OptionalField() @Narrative('The board has met each quarter, and acted on its minutes.') narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class WaiveFollowUpBody extends CommandBody {
  @ChoiceField(FOLLOW_UP_LEVELS) level: FollowUpLevel;
  @Code_({ example: 'organisation-dissolved' }) ground: string;
}
