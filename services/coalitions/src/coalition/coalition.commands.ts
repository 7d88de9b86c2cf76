import {
  COALITION_KINDS,
  PARTICIPANT_ROLES,
  type CoalitionKind,
  type ParticipantRole,
  type SuspensionCause,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  ListOf,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

/** Forms a coalition. */
export class FormCoalitionBody extends CommandBody {
  @OptionalField() @UuidField() id?: string;
  @ChoiceField(COALITION_KINDS, { example: 'coalition' }) kind: CoalitionKind;
  @Text({ max: 160, example: 'Bushenyi Water Justice Coalition' }) name: string;
  @UnitCodeField() unit: string;
  @Text({
    max: 500,
    example: 'That every sub-county of the district has the water it was promised',
    description: 'Public: it names no private person',
  })
  purpose: string;
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'] }) themes: string[];
  @OptionalField() @UuidField({ description: 'The organisation that convenes it from the start' }) convenor?: string;
}

/** Names the organisation whose seat it is about. */
export class OfOrganisationBody extends CommandBody {
  @UuidField() organisation: string;
}

/** Invites an organisation, or gives a participant another role. */
export class InRoleBody extends OfOrganisationBody {
  @ChoiceField(PARTICIPANT_ROLES, { example: 'participant' }) role: ParticipantRole;
}

/** An organisation asks for a seat. */
export class AskForSeatBody extends OfOrganisationBody {
  @ChoiceField(['participant', 'observer']) role: 'participant' | 'observer';
}

/** An invitation or a request comes to nothing. */
export class DeclineBody extends OfOrganisationBody {
  @OptionalField()
  @Code_({ example: 'outside-the-purpose', description: 'Why; the coalition has to say, the organisation need not' })
  ground?: string;
}

/** Takes a seat from an organisation, for a time or for good. */
export class OnGroundsBody extends OfOrganisationBody {
  @Code_({ example: 'absent', description: 'Why: a code of the adopted rules' }) ground: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'Was at none of the last four meetings.' })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** Lifts what a seat was suspended for. */
export class ReinstateSeatBody extends OfOrganisationBody {
  @ChoiceField(['decision', 'membership']) cause: SuspensionCause['kind'];
}
