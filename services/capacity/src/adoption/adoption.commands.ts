import { ADOPTION_FINDINGS, type AdoptionFinding, type PeopleCount } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  OptionalField,
  PeopleCountField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';
import { USUAL_MONTHS } from './adoption.decider.ts';

const Words = (example: string) => PersonalText({ kind: 'document', max: 20_000, example });

export class AdoptInnovationBody extends CommandBody {
  @UuidField({ description: 'An innovation that was shared' }) innovation: string;
  @UuidField({ description: 'Who takes it up' }) organisation: string;
  @OptionalField()
  @DateField({
    example: '2027-06-30',
    description: `When a report falls due of whether it worked; after ${USUAL_MONTHS} months where it is left out`,
  })
  reportBy?: string;
  @OptionalField() @Words('What it does otherwise than the package says.') adaptation?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class ReportAdoptionBody extends CommandBody {
  @ChoiceField(ADOPTION_FINDINGS) finding: AdoptionFinding;
  @Words('What came of it, and why.') report: string;
  @OptionalField() @AboutPersons() about?: string[];
  @OptionalField() @PeopleCountField({ description: 'Those whom it reached' }) people?: PeopleCount;
  @OptionalField()
  @DateField({ example: '2028-06-30', description: 'When another report is asked for' })
  reportBy?: string;
}

export class EndAdoptionBody extends CommandBody {
  @Code_({ example: 'funds-ended' }) ground: string;
}
