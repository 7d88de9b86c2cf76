import {
  AboutPersons,
  ChoiceField,
  CommandBody,
  CountField,
  OptionalField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';
import {
  DISPUTE_DISMISSAL_GROUNDS,
  DISPUTING_GROUNDS,
  REQUEST_DECLINING_GROUNDS,
  REQUEST_WITHDRAWAL_GROUNDS,
} from '../reference-codes.pure.ts';

const Words = (example: string) => PersonalText({ kind: 'document', max: 10_000, example });

/** Asks for a service in the name of a member. */
export class AskForServiceBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ description: 'The service, of the catalogue' }) service: string;
  @UuidField({ description: 'The member that asks' }) organisation: string;
  @OptionalField() @Words('What is needed, and by when it would help.') details?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** A step that needs nothing but its date. */
export class AcknowledgeRequestBody extends CommandBody {}

export class AssignRequestBody extends CommandBody {
  @OptionalField()
  @UuidField({ description: 'The officer who sees to it, by id; whoever sends the command where it is left out' })
  assignee?: string;
}

export class DeliverRequestBody extends CommandBody {
  @OptionalField() @Words('What was given, and what the member can do with it.') note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DeclineRequestBody extends CommandBody {
  @ChoiceField(REQUEST_DECLINING_GROUNDS) ground: (typeof REQUEST_DECLINING_GROUNDS)[number];
  @OptionalField() @Words('Why it is declined, and where help may be found.') reasons?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class ConfirmRequestBody extends CommandBody {
  @CountField({ min: 1, max: 5, example: 4, description: '1 is the worst, 5 the best' }) rating: number;
  @OptionalField() @Words('What was good, and what could have been better.') remark?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DisputeRequestBody extends CommandBody {
  @ChoiceField(DISPUTING_GROUNDS) ground: (typeof DISPUTING_GROUNDS)[number];
  @OptionalField() @Words('What was missing, or why the ground is not true.') statement?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class ReopenRequestBody extends CommandBody {
  @OptionalField() @Words('What was found, and what follows.') reasons?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DismissDisputeBody extends CommandBody {
  @ChoiceField(DISPUTE_DISMISSAL_GROUNDS) ground: (typeof DISPUTE_DISMISSAL_GROUNDS)[number];
  @OptionalField() @Words('What was found, and why nothing follows.') reasons?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class WithdrawRequestBody extends CommandBody {
  @ChoiceField(REQUEST_WITHDRAWAL_GROUNDS) ground: (typeof REQUEST_WITHDRAWAL_GROUNDS)[number];
}
