import { GRANT_DRAWERS } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  CurrencyField,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

class GrantPeriodBody {
  @DateField({ example: '2026-01-01' }) from: string;
  @DateField({ example: '2027-12-31', description: 'The last day' }) until: string;
}

class BudgetLineBody {
  @Code_({ example: 'training' }) code: string;
  @Text({ max: 160, example: 'Courses and their materials' }) title: string;
  @CountField({ min: 1, example: 4_000_000_000, description: 'In the minor unit of the currency' }) amount: number;
}

class GrantReportBody {
  @Code_({ example: 'year-one' }) code: string;
  @Text({ max: 160, example: 'Narrative and accounts of the first year' }) title: string;
  @DateField({ example: '2027-01-31', description: 'The last day on which it is in time' }) dueOn: string;
}

/** Puts on record what a funder gave. */
export class AwardGrantBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ description: 'The organisation that gives' }) funder: string;
  @Text({ max: 160, example: 'Members that govern themselves well' }) title: string;
  @OptionalField()
  @Text({ max: 80, example: 'G-2026-014', description: 'The funder’s own number for it' })
  reference?: string;
  @UnitCodeField({ description: 'The unit that answers for it' }) unit: string;
  @Nested(() => GrantPeriodBody) period: GrantPeriodBody;
  @CurrencyField() currency: string;
  @ListOf(() => BudgetLineBody, { min: 1, max: 40 }) lines: BudgetLineBody[];
  @ListOf(() => GrantReportBody, { max: 40 }) reports: GrantReportBody[];
}

class GrantDrawerBody {
  @ChoiceField(GRANT_DRAWERS) kind: (typeof GRANT_DRAWERS)[number];
  @UuidField() id: string;
}

export class AllocateGrantBody extends CommandBody {
  @Code_({ example: 'training', description: 'The line' }) line: string;
  @CountField({ min: 1, example: 1_850_000_000, description: 'In the minor unit of the currency' }) amount: number;
  @Nested(() => GrantDrawerBody, { description: 'What it is set aside for' }) to: GrantDrawerBody;
}

export class ReleaseAllocationBody extends CommandBody {
  @UuidField({ description: 'As the grant’s document names it' }) allocation: string;
  @Code_({ example: 'programme-cancelled', description: 'Why' }) ground: string;
}

export class SubmitGrantReportBody extends CommandBody {
  @Code_({ example: 'year-one' }) report: string;
}

export class PostponeGrantReportBody extends CommandBody {
  @Code_({ example: 'year-one' }) report: string;
  @DateField({ example: '2027-03-31', description: 'The last day on which it is in time then' }) dueOn: string;
  @Code_({ example: 'agreed-with-the-funder', description: 'Why' }) ground: string;
}

export class CloseGrantBody extends CommandBody {
  @Code_({ example: 'period-over', description: 'Why' }) ground: string;
}
