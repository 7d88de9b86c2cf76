import { APPEAL_OUTCOMES, COMPLAINT_SOURCES, CONDUCT_DECISIONS, SERVICE_PROOFS } from '@baraza/contracts';
import {
  ChoiceField,
  CommandBody,
  DateField,
  ListOf,
  OptionalField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';

const ABOUT = 'The persons the text names: the erasure of one of them takes the text too';
const Persons = (): PropertyDecorator => (target, key) => {
  ListOf('uuid', { max: 50, description: ABOUT })(target, key);
  OptionalField()(target, key);
};
const Words = (example: string) => PersonalText({ kind: 'document', max: 20_000, example });
const Grounds = (example: string) => ListOf('code', { min: 1, max: 20, example: [example] });

/** Says that a member has broken the forum's code of conduct. */
export class RaiseComplaintBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ description: 'The member complained of' }) organisation: string;
  @Grounds('misuse-of-funds') grounds: string[];
  @ChoiceField(COMPLAINT_SOURCES, {
    example: 'community',
    description: 'A member (which is then named), an officer of their own accord, or somebody of no member',
  })
  source: (typeof COMPLAINT_SOURCES)[number];
  @OptionalField() @UuidField({ description: 'The member that complains' }) complainant?: string;
  @Words('What happened, where and when, as far as it is known.') narrative: string;
  @Persons() about?: string[];
}

/** Puts to the member what it is complained of for, without saying who complained. */
export class IssueNoticeBody extends CommandBody {
  @Grounds('misuse-of-funds') grounds: string[];
  @Words('What the member is to answer, so that it can be answered.') notice: string;
  @Persons() about?: string[];
}

/** Puts on record that something reached the member, on the date from which the command holds. */
export class ServeBody extends CommandBody {
  @ChoiceField(SERVICE_PROOFS, { example: 'signed-for' }) proof: (typeof SERVICE_PROOFS)[number];
}

export class GiveReplyBody extends CommandBody {
  @Words('What the member has to say to each ground.') reply: string;
  @Persons() about?: string[];
}

export class ProposeDecisionBody extends CommandBody {
  @ChoiceField(CONDUCT_DECISIONS, { example: 'dismissal' }) decision: (typeof CONDUCT_DECISIONS)[number];
  @OptionalField()
  @DateField({ description: 'The last day of a suspension, and of nothing else', example: '2026-09-30' })
  until?: string;
  @ListOf('code', {
    min: 1,
    max: 20,
    example: ['unfounded'],
    description: 'Of a measure: grounds of the notice. Of a dismissal: why nothing follows',
  })
  grounds: string[];
  @Words('What was found, and why this follows.') reasons: string;
  @Persons() about?: string[];
}

export class ConfirmBody extends CommandBody {
  @UuidField({ description: 'What is concurred in: the proposal that stands' }) proposal: string;
}

export class LodgeAppealBody extends CommandBody {
  @Words('Why the decision is wrong.') appeal: string;
  @Persons() about?: string[];
}

export class ProposeAppealDecisionBody extends CommandBody {
  @ChoiceField(APPEAL_OUTCOMES) outcome: (typeof APPEAL_OUTCOMES)[number];
  @Words('What the appeal comes to, and why.') reasons: string;
  @Persons() about?: string[];
}

/** A step that needs nothing but its date. */
export class WithdrawComplaintBody extends CommandBody {}
