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
  DateField,
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

/** Says that the notice of a removal arrived, where it went another way than the forum's. */
export class ServeRemovalBody extends OfOrganisationBody {
  @DateField({ example: '2026-03-02', description: 'When the participant had it' }) servedOn: string;
}

/** What a participant says to the proposal to remove it. */
export class ReplyToRemovalBody extends OfOrganisationBody {
  @PersonalText({ kind: 'document', max: 10_000, example: 'We were at all meetings but one.' }) reply: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** Lets the proposal to remove a participant go. */
export class DropRemovalBody extends OfOrganisationBody {
  @Code_({ example: 'reply-convinced', description: 'Why: a code of the adopted rules' }) ground: string;
}

/** Lifts what a seat was suspended for. */
export class ReinstateSeatBody extends OfOrganisationBody {
  @ChoiceField(['decision', 'membership']) cause: SuspensionCause['kind'];
}
