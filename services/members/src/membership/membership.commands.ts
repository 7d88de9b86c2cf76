import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  OptionalField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';
import { REINSTATEMENT_GROUNDS, RENEWAL_GROUNDS, SUSPENSION_LIFTING_GROUNDS } from '../reference-codes.pure.ts';

/** Applies for a membership. */
export class ApplyForMembershipBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() organisation: string;
  @Code_({ example: 'full' }) category: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 20_000, example: 'Why we wish to join, and what we bring.' })
  statement?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

class FindingBody {
  @Code_({ example: 'governing-document' }) item: string;
  @ChoiceField(['met', 'not-met']) finding: 'met' | 'not-met';
}

/** Answers every item of the forum's checklist. */
export class ScreenApplicationBody extends CommandBody {
  @ListOf(() => FindingBody, { min: 1, max: 50 }) items: FindingBody[];
}

export class EndorseApplicationBody extends CommandBody {
  @UuidField({ description: 'The full member that stands up for the application' }) endorser: string;
}

/** A step that needs nothing but its date. */
export class NextStepBody extends CommandBody {}

export class RejectApplicationBody extends CommandBody {
  @Code_({ example: 'checklist-not-met' }) grounds: string;
  @PersonalText({ kind: 'document', max: 20_000, example: 'The constitution names no elected leaders.' })
  narrative: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DeferApplicationBody extends CommandBody {
  @ListOf('code', {
    min: 1,
    max: 50,
    example: ['legal-standing'],
    description: 'Items of the checklist, or `endorsements`',
  })
  missing: string[];
  @OptionalField()
  @DateField({
    description: 'The last day for it; as many days from the decision as the rules say, where it is left out',
  })
  until?: string;
}

export class RenewMembershipBody extends CommandBody {
  @ChoiceField(RENEWAL_GROUNDS) ground: string;
  @OptionalField()
  @DateField({ description: 'The last day of the term it is renewed for; one term further where it is left out' })
  until?: string;
}

export class ReinstateMembershipBody extends CommandBody {
  @ChoiceField(REINSTATEMENT_GROUNDS) ground: string;
}

export class ChangeCategoryBody extends CommandBody {
  @Code_({ example: 'associate' }) category: string;
}

export class LiftSuspensionBody extends CommandBody {
  @UuidField({ description: 'Which one: the id of the complaint it followed' }) suspension: string;
  @ChoiceField(SUSPENSION_LIFTING_GROUNDS) ground: string;
}
