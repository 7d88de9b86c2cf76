import { GOAL_OUTCOMES, type GoalOutcome, MEETING_MODES, type MeetingMode } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

const Words = (example: string) => PersonalText({ kind: 'document', max: 20_000, example });

class OneOfTwoBody {
  @OptionalField()
  @UuidField({ description: 'A person the forum knows already; made here where it is left out' })
  person?: string;
  @PersonalText({ kind: 'person', max: 200, example: 'Ada Example' }) name: string;
  @OptionalField() @UuidField({ description: 'The organisation they are of' }) organisation?: string;
}

class GoalBody {
  @PersonalText({ kind: 'document', max: 2_000, example: 'To chair a meeting that ends in time.' }) text: string;
}

/** Agrees that one mentors another. */
export class AgreeMentoringBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField({ description: 'The unit that looks after it' }) unit: string;
  @Nested(() => OneOfTwoBody) mentor: OneOfTwoBody;
  @Nested(() => OneOfTwoBody) mentee: OneOfTwoBody;
  @ListOf(() => GoalBody, { min: 1, max: 12 }) goals: GoalBody[];
  @OptionalField() @DateField({ example: '2027-12-31', description: 'When it is meant to be over' }) until?: string;
  @OptionalField() @UuidField({ description: 'The programme that it is part of' }) programme?: string;
}

export class AddGoalBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 2_000, example: 'To read a budget.' }) text: string;
}

export class MeetBody extends CommandBody {
  @ChoiceField(MEETING_MODES) mode: MeetingMode;
  @CountField({ min: 5, max: 1_440, example: 90 }) minutes: number;
}

export class ReflectBody extends CommandBody {
  @Words('What I made of it: for the two of us alone.') reflection: string;
}

class ToldGoalBody {
  @UuidField() goal: string;
  @ChoiceField(GOAL_OUTCOMES) outcome: GoalOutcome;
}

export class CompleteMentoringBody extends CommandBody {
  @ListOf(() => ToldGoalBody, { min: 1, max: 40, description: 'Each of its goals, and how far it was reached' })
  goals: ToldGoalBody[];
}

export class EndMentoringBody extends CommandBody {
  @Code_({ example: 'mentee-moved' }) ground: string;
}
