import { AGENDA_GOAL_OUTCOMES, INDICATOR_PERIOD, INDICATOR_VALUE } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  OptionalField,
  OTHER_EXAMPLE_ID,
  PatternField,
  Text,
  UuidField,
} from '@baraza/service-kit';
import { ACTUAL_CORRECTION_GROUNDS, GOAL_REVISION_GROUNDS } from '../reference-codes.pure.ts';

const Value = (example: string) =>
  PatternField({
    code: 'decimal',
    expected: 'takes a decimal as text, like 46.5',
    pattern: INDICATOR_VALUE,
    max: 18,
    example,
    description: 'A decimal as text, so that it stays what was written: `46.5`',
  });
const Period = () =>
  PatternField({
    code: 'period',
    expected: 'takes a year, or a half, quarter or month of one, like 2026-H1',
    pattern: INDICATOR_PERIOD,
    max: 7,
    example: '2025',
    description: 'A year, or a half, quarter or month of one: `2026`, `2026-H1`, `2026-Q3`, `2026-07`',
  });

class IndicatorBody {
  @Code_({ example: 'boards-renewed' }) code: string;
  @Text({ max: 160, example: 'Members whose boards were renewed in time' }) title: string;
  @Text({ max: 40, example: 'per cent of members' }) measuredIn: string;
  @Value('38') baseline: string;
  @Value('75') target: string;
}

export class AdoptGoalBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ example: OTHER_EXAMPLE_ID, description: 'The convening that adopted it' }) convening: string;
  @Code_({ example: 'accountable-organisations', description: 'What it is called for short' }) code: string;
  @Text({
    max: 200,
    example: 'Organisations that answer to those they serve',
    description: 'Public: it names no private person',
  })
  title: string;
  @ListOf('code', { min: 1, max: 12, example: ['governance'] }) themes: string[];
  @DateField({ example: '2032-12-31', description: 'By when it is to be reached' }) horizon: string;
  @ListOf(() => IndicatorBody, { min: 1, max: 20 }) indicators: IndicatorBody[];
}

export class ReportActualBody extends CommandBody {
  @Code_({ example: 'boards-renewed' }) indicator: string;
  @Period() period: string;
  @Value('46.5') actual: string;
}
export class CorrectActualBody extends ReportActualBody {
  @ChoiceField(ACTUAL_CORRECTION_GROUNDS) ground: (typeof ACTUAL_CORRECTION_GROUNDS)[number];
}

export class ReviseGoalBody extends CommandBody {
  @UuidField({ description: 'The later convening that decided so' }) convening: string;
  @DateField({ example: '2033-12-31' }) horizon: string;
  @ListOf(() => IndicatorBody, { min: 1, max: 20, description: 'All of them, in place of those before' })
  indicators: IndicatorBody[];
  @ChoiceField(GOAL_REVISION_GROUNDS) ground: (typeof GOAL_REVISION_GROUNDS)[number];
}

export class CloseGoalBody extends CommandBody {
  @UuidField({ description: 'The later convening that decided so' }) convening: string;
  @ChoiceField(AGENDA_GOAL_OUTCOMES) outcome: (typeof AGENDA_GOAL_OUTCOMES)[number];
}
