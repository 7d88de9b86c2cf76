import { IMPROVEMENT_PRIORITIES } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  OptionalField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';
import { ACTIONS_MAX } from './improvement-plan.decider.ts';

type Priority = (typeof IMPROVEMENT_PRIORITIES)[number];

class ActionBody {
  @PersonalText({ kind: 'document', max: 2_000, example: 'Compare the cash book with the bank each month' })
  text: string;
  @Code_({ example: 'finance-and-controls', description: 'A domain of the assessment' }) domain: string;
  @ChoiceField(IMPROVEMENT_PRIORITIES) priority: Priority;
  @Code_({ example: 'treasurer', description: 'The office in the organisation that answers for it' }) owner: string;
  @DateField({ example: '2027-06-30', description: 'The last day' }) dueOn: string;
}

/** Makes a plan of what an organisation will improve. */
export class MakeImprovementPlan extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ description: 'The completed assessment that it follows' }) assessment: string;
  @ListOf(() => ActionBody, { min: 1, max: ACTIONS_MAX }) actions: ActionBody[];
}

/** One more action. */
export class PlanActionBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 2_000, example: 'Ask two members to count the cash each quarter' })
  text: string;
  @Code_({ example: 'finance-and-controls', description: 'A domain of the assessment' }) domain: string;
  @ChoiceField(IMPROVEMENT_PRIORITIES) priority: Priority;
  @Code_({ example: 'treasurer', description: 'The office in the organisation that answers for it' }) owner: string;
  @DateField({ example: '2027-06-30', description: 'The last day' }) dueOn: string;
}

/** Another date, owner or priority. */
export class ReplanActionBody extends CommandBody {
  @UuidField() action: string;
  @OptionalField() @ChoiceField(IMPROVEMENT_PRIORITIES) priority?: Priority;
  @OptionalField() @Code_({ example: 'treasurer' }) owner?: string;
  @OptionalField() @DateField({ example: '2027-09-30' }) dueOn?: string;
}

export class DoActionBody extends CommandBody {
  @UuidField() action: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Done since April; the board has seen it' })
  note?: string;
  @OptionalField()
  @ListOf('uuid', { max: 20, example: [], description: 'Files of the organisation that show it' })
  evidence?: string[];
}

export class DropActionBody extends CommandBody {
  @UuidField() action: string;
  @Code_({ example: 'no-funds', description: 'Why' }) ground: string;
}

export class CloseImprovementPlan extends CommandBody {}
