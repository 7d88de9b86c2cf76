import {
  AboutPersons,
  Code_,
  CommandBody,
  DateField,
  OptionalField,
  PersonalText,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

/** Sets out on something together. */
export class PlanJointActionBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() coalition: string;
  @OptionalField()
  @UnitCodeField({ description: 'Where it is done: the coalition’s own unit, or one below it' })
  unit?: string;
  @OptionalField() @UuidField({ description: 'The alert that it answers' }) alert?: string;
  @OptionalField() @UuidField({ description: 'The decision of the coalition that it carries out' }) decision?: string;
  @PersonalText({ kind: 'document', max: 4_000, example: 'We look at every borehole, and meet the water officer.' })
  what: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class AddTaskBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 2_000, example: 'List the boreholes of Kyeizooba, with a picture of each.' })
  what: string;
  @OptionalField() @AboutPersons() about?: string[];
  @DateField({ example: '2027-09-30', description: 'The last day on which it is done in time' }) dueOn: string;
}

/** Names the task that it is about. */
export class OfTaskBody extends CommandBody {
  @UuidField() task: string;
}

/** A participant takes it on. */
export class ClaimTaskBody extends OfTaskBody {
  @UuidField() organisation: string;
}

export class TaskGroundBody extends OfTaskBody {
  @Code_({ example: 'no-staff', description: 'Why' }) ground: string;
}

export class BlockTaskBody extends TaskGroundBody {
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'The sub-county asks for a letter first.' })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DoTaskBody extends OfTaskBody {
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Fourteen boreholes, nine of them dry.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class CompleteJointActionBody extends CommandBody {
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'The list was handed over, and the officer signed for it.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class StopJointActionBody extends CommandBody {
  @Code_({ example: 'too-dangerous', description: 'Why' }) ground: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Two of us were called in. We stop until it is quiet.' })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}
