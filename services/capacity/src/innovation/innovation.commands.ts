import {
  EXPERIMENT_RESULTS,
  type ExperimentResult,
  INNOVATION_KINDS,
  INNOVATION_STAGES,
  type InnovationKind,
  type InnovationStage,
  type PeopleCount,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  OptionalField,
  PeopleCountField,
  PersonalText,
  Text,
  UuidField,
  WebField,
} from '@baraza/service-kit';

const Words = (example: string) => PersonalText({ kind: 'document', max: 20_000, example });

/** Puts an innovation forward. */
export class ProposeInnovationBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @Text({
    max: 160,
    example: 'Savings groups that read the budget together',
    description: 'Public once it is shared: it names no private person',
  })
  title: string;
  @ChoiceField(INNOVATION_KINDS) kind: InnovationKind;
  @ListOf('code', { min: 1, max: 12, example: ['governance'] }) themes: string[];
  @ListOf('uuid', { min: 1, max: 32, description: 'Whose innovation it is; it stands where the first of them stands' })
  organisations: string[];
  @Words('What it is for, and how it is thought to work.') description: string;
  @OptionalField() @AboutPersons() about?: string[];
  @OptionalField() @UuidField({ description: 'The programme that it came out of' }) programme?: string;
}

class LinkBody {
  @WebField('https://forum.example/evidence') web: string;
}

export class MoveInnovationBody extends CommandBody {
  @ChoiceField(INNOVATION_STAGES, { example: 'research' }) to: InnovationStage;
  @Words('What shows that it is ready for it, or that it has to go back.') evidence: string;
  @OptionalField() @AboutPersons() about?: string[];
  @OptionalField()
  @ListOf(() => LinkBody, { max: 10, description: 'Where the evidence, or more of it, is public' })
  links?: LinkBody[];
}

export class BeginExperimentBody extends CommandBody {
  @Words('Groups that read the budget ask their councillors twice as often.') hypothesis: string;
  @Words('Questions put at sub-county meetings, counted for six months.') measure: string;
  @DateField({ example: '2027-08-31', description: 'When its result is expected' }) until: string;
}

export class ReportExperimentBody extends CommandBody {
  @UuidField() experiment: string;
  @ChoiceField(EXPERIMENT_RESULTS) result: ExperimentResult;
  @OptionalField() @PeopleCountField({ description: 'Those who took part' }) people?: PeopleCount;
  @Words('What came of it, and what was not expected.') finding: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class ShareInnovationBody extends CommandBody {
  @ListOf('uuid', { min: 1, max: 20, description: 'The knowledge products that together are the package' })
  products: string[];
}

export class StopInnovationBody extends CommandBody {
  @Code_({ example: 'did-not-work' }) ground: string;
  @Words('What was learned from it.') lesson: string;
  @OptionalField() @AboutPersons() about?: string[];
}
