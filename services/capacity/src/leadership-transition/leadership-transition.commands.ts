import { FOLLOW_UP_FINDINGS, type FollowUpFinding, TRANSITION_KINDS, type TransitionKind } from '@baraza/contracts';
import {
  AboutPersons,
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
import { USUAL_STALL_DAYS } from './leadership-transition.decider.ts';

const Words = (example: string) => PersonalText({ kind: 'document', max: 20_000, example });

class HandoverItemBody {
  @Code_({ example: 'bank-signatories', description: 'What is to be handed over' }) code: string;
  @OptionalField() @DateField({ example: '2026-09-15', description: 'By when' }) dueOn?: string;
}

/** Begins a change of leader. */
export class BeginTransitionBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ description: 'The organisation that changes its leader' }) organisation: string;
  @Code_({ example: 'executive-director', description: 'The office that changes hands' }) office: string;
  @ChoiceField(TRANSITION_KINDS) kind: TransitionKind;
  @OptionalField()
  @DateField({ example: '2026-09-30', description: 'The last day of the leader who goes' })
  leavesOn?: string;
  @OptionalField()
  @ListOf(() => HandoverItemBody, { max: 40, description: 'What is to be handed over' })
  handover?: HandoverItemBody[];
  @OptionalField()
  @CountField({
    min: 14,
    max: 365,
    example: USUAL_STALL_DAYS,
    description: `After how many days without a step it counts as stalled; ${USUAL_STALL_DAYS} where it is left out`,
  })
  stallDays?: number;
  @OptionalField() @UuidField({ description: 'The succession plan that it follows' }) successionPlan?: string;
  @OptionalField() @UuidField({ description: 'The programme that it is part of' }) programme?: string;
  @OptionalField() @Words('What led to it.') circumstances?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** A step that needs nothing but its date. */
export class NextTransitionStep extends CommandBody {}

class AppointedBody extends CommandBody {
  @OptionalField()
  @UuidField({ description: 'A person the forum knows already; made here where it is left out' })
  person?: string;
  @OptionalField() @PersonalText({ kind: 'person', max: 200, example: 'Ada Example' }) name?: string;
}

export class AppointInterimBody extends AppointedBody {
  @OptionalField() @DateField({ example: '2027-12-31', description: 'The last day, where it is known' }) until?: string;
}

export class AppointLeaderBody extends AppointedBody {
  @OptionalField()
  @DateField({ example: '2026-10-01', description: 'The first day in office; the date of the command if left out' })
  from?: string;
}

export class NoteTransitionProgressBody extends CommandBody {
  @Words('Three have applied; the board hears them in May.') note: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class AddHandoverItemBody extends CommandBody {
  @Code_({ example: 'passwords' }) item: string;
  @OptionalField() @DateField({ example: '2026-09-15', description: 'By when' }) dueOn?: string;
}

export class HandOverBody extends CommandBody {
  @Code_({ example: 'passwords', description: 'What was handed over, as it stands on the list' }) item: string;
}

class FollowUpBody {
  @Code_({ example: 'after-six-months' }) code: string;
  @DateField({ example: '2026-12-01' }) dueOn: string;
}

export class SettleInBody extends CommandBody {
  @DateField({ example: '2027-06-30', description: 'The last day of the settling in: twelve to eighteen months on' })
  until: string;
  @Words('What board and leader expect of each other.') agreement: string;
  @OptionalField() @AboutPersons() about?: string[];
  @ListOf(() => FollowUpBody, { min: 1, max: 12, description: 'When board and leader look at it again' })
  followUps: FollowUpBody[];
}

export class ReportSettlingFollowUpBody extends CommandBody {
  @Code_({ example: 'after-six-months' }) followUp: string;
  @ChoiceField(FOLLOW_UP_FINDINGS) finding: FollowUpFinding;
  @Words('How board and leader get on with what they agreed.') report: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class EndTransitionBody extends CommandBody {
  @Code_({ example: 'leader-stays', description: 'Why it comes to nothing' }) ground: string;
}
