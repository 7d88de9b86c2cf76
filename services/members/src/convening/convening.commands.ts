import { AGENDA_ITEM_KINDS, CONVENING_MODES, INVITATION_ANSWERS, INVITED_AS } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  CommandBody,
  CountField,
  DateField,
  FlagField,
  ListOf,
  OptionalField,
  PeopleCountBody,
  PeopleCountField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';
import { CONVENING_CANCELLING_GROUNDS, POSTPONING_GROUNDS } from '../reference-codes.pure.ts';

export class CallConveningBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField({ description: 'Where it meets: those of this unit and below are its members' }) unit: string;
  @Text({ max: 160, example: 'District convening', description: 'Public: it names no private person' }) title: string;
  @ChoiceField(CONVENING_MODES) mode: (typeof CONVENING_MODES)[number];
  @DateField({ description: 'The day on which it meets', example: '2030-03-28' }) on: string;
  @OptionalField() @Text({ max: 160, example: 'District council hall' }) venue?: string;
  @CountField({
    min: 1,
    max: 100,
    example: 34,
    description: 'How many of every hundred members invited have to be there for it to decide; at least 25',
  })
  quorumPercent: number;
}

class AgendaItemBody {
  @ChoiceField(AGENDA_ITEM_KINDS) kind: (typeof AGENDA_ITEM_KINDS)[number];
  @Text({ max: 160, example: 'What became of last year’s resolutions' }) title: string;
}

export class SetAgendaBody extends CommandBody {
  @ListOf(() => AgendaItemBody, { min: 1, max: 40, description: 'In order; in place of the agenda before' })
  items: AgendaItemBody[];
}

export class InviteBody extends CommandBody {
  @ChoiceField(INVITED_AS, { example: 'guest', description: 'A member counts for the quorum, a guest does not' })
  as: (typeof INVITED_AS)[number];
  @ListOf('uuid', { min: 1, max: 500, description: 'The organisations that are invited' }) organisations: string[];
}

/** A step that needs nothing but its date. */
export class InviteMembersBody extends CommandBody {}

export class AnswerInvitationBody extends CommandBody {
  @UuidField({ description: 'Who answers' }) organisation: string;
  @ChoiceField(INVITATION_ANSWERS) answer: (typeof INVITATION_ANSWERS)[number];
  @OptionalField() @CountField({ max: 100, example: 2, description: 'How many it sends' }) delegates?: number;
}

export class PostponeConveningBody extends CommandBody {
  @DateField({ description: 'The day on which it meets instead', example: '2030-04-18' }) on: string;
  @ChoiceField(POSTPONING_GROUNDS) ground: (typeof POSTPONING_GROUNDS)[number];
}

export class CancelConveningBody extends CommandBody {
  @ChoiceField(CONVENING_CANCELLING_GROUNDS) ground: (typeof CONVENING_CANCELLING_GROUNDS)[number];
}

export class HoldConveningBody extends CommandBody {
  @ListOf('uuid', { max: 5_000, description: 'The organisations that were there, of those invited', example: [] })
  present: string[];
  @PeopleCountField({ description: 'Everybody who came' }) attendance: PeopleCountBody;
}

export class ProposeReportBody extends CommandBody {
  @PersonalText({
    kind: 'document',
    max: 10_000,
    example: 'Members heard what became of last year’s resolutions and asked for help with succession.',
    description: 'It is kept apart until a second person has read it',
  })
  report: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class PublishReportBody extends CommandBody {
  @Text({
    max: 10_000,
    lines: true,
    example: 'Members heard what became of last year’s resolutions and asked for help with succession.',
    description: 'The exact text that was put forward, as the convening shows it',
  })
  report: string;
  @FlagField({ description: 'You have read it, and it names no private person' }) namesNoPrivatePerson: boolean;
}
