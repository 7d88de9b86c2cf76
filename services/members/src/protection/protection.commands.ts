import { ORGANISATION_KINDS, type OrganisationKind } from '@baraza/domain';
import {
  ChoiceField,
  Code_,
  CommandBody,
  EXAMPLE_ID,
  ListOf,
  Nested,
  OptionalField,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

export const ENDING_GROUNDS = ['own-wish', 'dissolved', 'recorded-in-error'] as const;
export const LIFTING_GROUNDS = ['danger-over', 'own-wish', 'dissolved', 'recorded-in-error'] as const;

class SealedRegistrationBody {
  @Text({ max: 64, example: 'UG-204CBO' }) registrar: string;
  @Text({ max: 80, example: 'CBO/402/0117' }) number: string;
}

/** What an organisation is called and where it is: for the sealed compartment, and for nothing else. */
export class SealOrganisationBody {
  @OptionalField()
  @UuidField({ description: 'Made by the client, so that the same can be sent again; made here where it is left out' })
  id?: string;
  @Text({ max: 300, example: 'A name that only two officers read' }) legalName: string;
  @UnitCodeField({ example: 'UG-402', description: 'Exactly where it is' }) unit: string;
  @OptionalField() @ChoiceField(ORGANISATION_KINDS) kind?: OrganisationKind;
  @OptionalField() @Nested(() => SealedRegistrationBody) registration?: SealedRegistrationBody;
  @OptionalField() @ListOf('code', { example: ['governance'] }) themes?: string[];
  @OptionalField()
  @Text({ max: 4_000, example: 'How and through whom it is reached.', lines: true })
  contact?: string;
}

export class ProposeProtectionBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @OptionalField()
  @UuidField({ example: EXAMPLE_ID, description: 'One that the forum knows; else `sealed` and `unit`' })
  organisation?: string;
  @OptionalField() @UuidField({ description: 'The entry that says who it is, as it was sealed' }) sealed?: string;
  @OptionalField()
  @UnitCodeField({ description: 'Where it is counted, as the sealing answered: the district, or a unit above it' })
  unit?: string;
}

export class ProposeProtectedMembershipBody extends CommandBody {
  @Code_({ example: 'full' }) category: string;
}

export class ProposeEndOfProtectedMembershipBody extends CommandBody {
  @ChoiceField(ENDING_GROUNDS) ground: (typeof ENDING_GROUNDS)[number];
}

export class ProposeLiftBody extends CommandBody {
  @ChoiceField(LIFTING_GROUNDS) ground: (typeof LIFTING_GROUNDS)[number];
}

/** Confirms or declines the step that waits. */
export class OnPendingStepBody extends CommandBody {}
