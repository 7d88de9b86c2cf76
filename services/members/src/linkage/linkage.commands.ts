import { LINKAGE_KINDS, LINKAGE_RESULTS, type LinkageKind } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  OptionalField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';

const BY = 'The side that takes the step: its representative, or an officer on its word';

/** Proposes a bridge between a member and another organisation. */
export class ProposeLinkageBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ description: 'The member it begins with' }) from: string;
  @UuidField({ description: 'Whom it bridges to' }) to: string;
  @UuidField({ description: BY }) by: string;
  @ChoiceField(LINKAGE_KINDS, { example: 'peer-support' }) kind: LinkageKind;
  @OptionalField()
  @DateField({ example: '2027-12-31', description: 'Its last day; none where it is left out' })
  until?: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'We visit each other twice a year.' })
  purpose?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class OfSideBody extends CommandBody {
  @UuidField({ description: BY }) by: string;
}

export class LinkageGroundBody extends OfSideBody {
  @Code_({ example: 'no-capacity', description: 'Why' }) ground: string;
}

export class ProposeRenewalBody extends OfSideBody {
  @DateField({ example: '2028-12-31', description: 'Until when it is to go on' }) until: string;
}

export class TellOutcomeBody extends OfSideBody {
  @ChoiceField(LINKAGE_RESULTS, { example: 'partly-achieved' }) result: (typeof LINKAGE_RESULTS)[number];
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'Both keep their books by the same method now.' })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}
