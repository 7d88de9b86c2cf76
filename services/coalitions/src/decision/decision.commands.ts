import {
  DECIDED_ON_KINDS,
  DECISION_SUBJECTS,
  type DecisionSubject,
  REVIEW_RESULTS,
  type ReviewResult,
  VOTE_CHOICES,
  type VoteChoice,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  EXAMPLE_MEMBER,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

class DecidedOnBody {
  @ChoiceField(DECIDED_ON_KINDS, { example: 'alert' }) kind: (typeof DECIDED_ON_KINDS)[number];
  @UuidField() id: string;
}
class DecidedCampaignBody {
  @Text({ max: 160, example: 'Clean water for Kyamuhunga' }) title: string;
  @Text({ max: 500, example: 'Boreholes promised to the sub-county stand dry' }) cause: string;
  @UnitCodeField() unit: string;
  @UuidField({ example: EXAMPLE_MEMBER, description: 'The participant that leads it' }) lead: string;
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'] }) themes: string[];
  @OptionalField() @ListOf('uuid', { max: 20, description: 'The struggles it grows from' }) struggles?: string[];
}

/** Proposes something to a coalition. */
export class ProposeCoalitionDecisionBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() coalition: string;
  @ChoiceField(DECISION_SUBJECTS, { example: 'position' }) subject: DecisionSubject;
  @OptionalField()
  @CountField({ min: 1, max: 10_000, example: 1, description: 'Of a decision on terms of reference: which version' })
  terms?: number;
  @OptionalField() @Nested(() => DecidedOnBody, { description: 'What on record it is about' }) about?: DecidedOnBody;
  @OptionalField()
  @Nested(() => DecidedCampaignBody, { description: 'Of a decision to campaign: which campaign' })
  campaign?: DecidedCampaignBody;
  @PersonalText({ kind: 'document', max: 10_000, example: 'That we ask the district for the stock lists every month.' })
  proposal: string;
  @OptionalField() @AboutPersons() aboutPersons?: string[];
  @UuidField({ example: EXAMPLE_MEMBER, description: 'The participant that proposes it' }) by: string;
  @OptionalField()
  @DateField({ example: '2030-03-31', description: 'When to look at it again; a year later where it is left out' })
  reviewOn?: string;
}

export class AmendDecisionBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 10_000, example: 'That we ask the district for the stock lists every week.' })
  proposal: string;
  @OptionalField() @AboutPersons() aboutPersons?: string[];
}
export class OpenDiscussionBody extends CommandBody {}
export class OpenDecisionVoteBody extends CommandBody {}
export class CloseDecisionVoteBody extends CommandBody {}
export class WithdrawDecisionBody extends CommandBody {
  @Code_({ example: 'overtaken-by-events', description: 'Why' }) ground: string;
}

/** Votes in the open. */
export class VoteBody extends CommandBody {
  @UuidField({ example: EXAMPLE_MEMBER, description: 'The participant whose vote it is' }) organisation: string;
  @ChoiceField(VOTE_CHOICES, { example: 'agree' }) choice: VoteChoice;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Our members have not been asked.' })
  objection?: string;
  @OptionalField() @AboutPersons() about?: string[];
}
/** Votes in secret. */
export class GiveDecisionBallotBody extends CommandBody {
  @UuidField({ example: EXAMPLE_MEMBER, description: 'The participant whose ballot it is' }) organisation: string;
  @ChoiceField(VOTE_CHOICES, { example: 'agree' }) choice: VoteChoice;
}

export class MinorityStatementBody extends CommandBody {
  @UuidField({ example: EXAMPLE_MEMBER, description: 'The participant that stands apart' }) organisation: string;
  @PersonalText({ kind: 'document', max: 8_000, example: 'We would have asked our members first.' }) statement: string;
  @OptionalField() @AboutPersons() about?: string[];
}
export class DraftDecisionStatementBody extends CommandBody {
  @PersonalText({
    kind: 'document',
    max: 8_000,
    example: 'The district pays for medicine before it pays for vehicles.',
    description: 'The exact text; somebody else is to confirm that it names no private person',
  })
  text: string;
  @OptionalField() @AboutPersons() about?: string[];
}
export class PublishDecisionStatementBody extends CommandBody {
  @UuidField({ description: 'The draft that is published' }) draft: string;
  @Text({
    max: 8_000,
    example: 'The district pays for medicine before it pays for vehicles.',
    description: 'Exactly the text that was put forward; it names no private person',
  })
  text: string;
}
export class DeclineDecisionStatementBody extends CommandBody {
  @UuidField() draft: string;
  @Code_({ example: 'names-a-person', description: 'Why' }) ground: string;
}
export class ReviewDecisionBody extends CommandBody {
  @ChoiceField(REVIEW_RESULTS, { example: 'upheld' }) result: ReviewResult;
  @OptionalField()
  @DateField({ example: '2031-03-31', description: 'Of one that holds on: when to look at it again' })
  reviewOn?: string;
  @OptionalField() @UuidField({ description: 'Of one that is changed: the decision in its place' }) replacedBy?: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'The stock lists are posted in three of five centres.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}
