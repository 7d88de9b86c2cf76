import { COHORT_PLACES_MAX } from '@baraza/contracts';
import {
  Code_,
  CommandBody,
  CountField,
  DateField,
  ListOf,
  OptionalField,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

const Places = (): PropertyDecorator => CountField({ min: 1, max: COHORT_PLACES_MAX, example: 12 });

/** Plans a cohort of a programme. */
export class PlanCohortBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() programme: string;
  @Text({ max: 120, example: 'First cohort, Bushenyi', description: 'Public: it names no private person' })
  name: string;
  @OptionalField()
  @UnitCodeField({ description: 'Where it is held; the programme’s unit where it is left out' })
  unit?: string;
  @Places() places: number;
  @DateField({ example: '2030-04-15' }) from: string;
  @DateField({ example: '2030-08-30', description: 'The last day' }) until: string;
  @OptionalField()
  @DateField({ example: '2030-03-31', description: 'The last day for applications; the first of the cohort otherwise' })
  applyBy?: string;
}

export class ChangePlacesBody extends CommandBody {
  @Places() places: number;
}

/** A step that needs nothing but its date. */
export class CohortStepBody extends CommandBody {}

class ReactionRatingsBody {
  @Code_({ example: 'usefulness' }) question: string;
  @CountField({ max: 10_000, example: 0, description: 'How many gave it 1, the lowest' }) ones: number;
  @CountField({ max: 10_000, example: 1 }) twos: number;
  @CountField({ max: 10_000, example: 3 }) threes: number;
  @CountField({ max: 10_000, example: 9 }) fours: number;
  @CountField({ max: 10_000, example: 7, description: 'How many gave it 5, the highest' }) fives: number;
}

/** What those of a cohort think of it, on a form without names. */
export class ReportReactionBody extends CommandBody {
  @CountField({ max: 10_000, example: 20, description: 'How many filled the form in' }) responses: number;
  @ListOf(() => ReactionRatingsBody, { min: 1, max: 20 }) answers: ReactionRatingsBody[];
}

export class CancelCohortBody extends CommandBody {
  @Code_({ example: 'too-few-applied', description: 'Why' }) ground: string;
}
