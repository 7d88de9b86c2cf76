import { TRUST_GROUPS, type TrustGroup } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  FlagField,
  ListOf,
  OptionalField,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';
import { SURVEY_CANCELLATION_GROUNDS } from '../reference-codes.pure.ts';
import { QuestionBody } from '../survey/survey.commands.ts';

/** Asks the public and duty-bearers of a unit, once a year. */
export class PlanTrustRoundBody extends CommandBody {
  @UnitCodeField() unit: string;
  @CountField({ min: 2000, max: 9999, example: 2030 }) year: number;
  @DateField() opensOn: string;
  @DateField({ description: 'The last day on which sheets are taken' }) until: string;
  @ListOf(() => QuestionBody, { min: 1, max: 10, description: 'None that is answered by a text' })
  questions: QuestionBody[];
}

export class CancelTrustRoundBody extends CommandBody {
  @ChoiceField(SURVEY_CANCELLATION_GROUNDS) ground: (typeof SURVEY_CANCELLATION_GROUNDS)[number];
}

class SheetAnswerBody {
  @Code_({ example: 'keeps-its-word' }) question: string;
  @OptionalField() @CountField({ max: 10, example: 4 }) score?: number;
  @OptionalField() @Code_({ example: 'yes' }) option?: string;
}

/** A sheet that somebody filled in, without anything that says who. */
export class TakeSheetBody extends CommandBody {
  @UuidField({ description: 'Made for this sheet by whoever enters it: sent again, it takes its own place' })
  sheet: string;
  @ChoiceField(TRUST_GROUPS) group: TrustGroup;
  @OptionalField() @ChoiceField(['woman', 'man'], { description: 'As they say themselves' }) sex?: 'woman' | 'man';
  @OptionalField() @FlagField({ example: false }) youth?: boolean;
  @OptionalField() @FlagField({ example: false }) personWithDisability?: boolean;
  @ListOf(() => SheetAnswerBody, { max: 10 }) answers: SheetAnswerBody[];
}

/** A step that needs nothing but its date. */
export class PublishTrustResultsBody extends CommandBody {}
