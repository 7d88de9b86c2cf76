import { MOST_DUES_LINES } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';
import { SCHEDULE_ENDING_GROUNDS } from '../reference-codes.pure.ts';
import { MoneyBody } from './money.body.ts';

class DuesLineBody {
  @Code_({ example: 'full' }) category: string;
  @OptionalField()
  @UnitCodeField({ description: 'The unit it is for, with all below it; the schedule’s where it is left out' })
  unit?: string;
  @OptionalField()
  @Code_({ example: 'under-10k', description: 'Only for organisations of this band' })
  budgetBand?: string;
  @Nested(() => MoneyBody) amount: MoneyBody;
}

/** Proposes what members pay for a time. */
export class ProposeDuesScheduleBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField({ description: 'The unit that it is for, with all below it', example: 'UG-402' }) unit: string;
  @Text({ max: 200, example: 'Dues of 2030' }) title: string;
  @DateField({ example: '2030-01-01', description: 'Terms that begin from this day on are asked for by it' })
  from: string;
  @DateField({ example: '2030-12-31', description: 'The last such day' }) until: string;
  @ListOf(() => DuesLineBody, { min: 1, max: MOST_DUES_LINES }) lines: DuesLineBody[];
}

/** A step that needs nothing but its date. */
export class ScheduleStepBody extends CommandBody {}

export class EndDuesScheduleBody extends CommandBody {
  @DateField({ example: '2030-06-30', description: 'Its last day' }) until: string;
  @ChoiceField(SCHEDULE_ENDING_GROUNDS) ground: (typeof SCHEDULE_ENDING_GROUNDS)[number];
}
