import {
  COALITION_STAGES,
  type CoalitionStage,
  COMMITMENT_FATES,
  type CommitmentFate,
  DECISION_RULES,
  DECISION_SUBJECTS,
  type DecisionRule,
  type DecisionSubject,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  FlagField,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';

/** Says which goals of the change agenda a coalition serves. */
export class NameGoalsBody extends CommandBody {
  @ListOf('uuid', {
    max: 12,
    example: [],
    description: 'In place of those that were named before; none is a list, too',
  })
  goals: string[];
}

export class ReachStageBody extends CommandBody {
  @ChoiceField(COALITION_STAGES, { example: 'maintenance' }) stage: CoalitionStage;
}

export class ReviveBody extends CommandBody {}

export class DecisionQuorumBody {
  @CountField({ min: 1, max: 100, example: 1 }) n: number;
  @CountField({ min: 1, max: 100, example: 2, description: 'So many of every so many: 1 of 2 is half' }) of: number;
}
class OtherRuleBody {
  @ChoiceField(DECISION_SUBJECTS, { example: 'wind-down' }) subject: DecisionSubject;
  @ChoiceField(DECISION_RULES, { example: 'two-thirds' }) rule: DecisionRule;
}

/** Draws terms of reference up, to be decided on. */
export class ProposeTermsBody extends CommandBody {
  @ChoiceField(DECISION_RULES, { example: 'consensus', description: 'How votes become an outcome' }) rule: DecisionRule;
  @OptionalField()
  @ListOf(() => OtherRuleBody, { max: 8, description: 'Where another rule holds for what is decided on' })
  otherRules?: OtherRuleBody[];
  @Nested(() => DecisionQuorumBody, { description: 'How many of those who may vote must take part' })
  quorum: DecisionQuorumBody;
  @CountField({ min: 1, max: 90, example: 14 }) votingDays: number;
  @FlagField({ description: 'Whether votes are secret' }) secret: boolean;
  @CountField({
    min: 30,
    max: 1_095,
    example: 180,
    description: 'After so many days in which nothing is begun in it, the coalition is dormant',
  })
  dormantAfterDays: number;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 20_000, example: 'The convenor calls the participants together every month.' })
  text?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

class SettledCommitmentBody {
  @UuidField() commitment: string;
  @ChoiceField(COMMITMENT_FATES, {
    example: 'stands',
    description: 'It stands as its promisor’s, a participant takes it over, or it is let go',
  })
  becomes: CommitmentFate;
  @OptionalField() @UuidField({ description: 'The participant that takes it over' }) organisation?: string;
}

/** Ends the coalition. */
export class WindDownBody extends CommandBody {
  @Code_({ example: 'purpose-achieved' }) ground: string;
  @OptionalField()
  @ListOf(() => SettledCommitmentBody, { max: 200, description: 'What becomes of each of its open promises' })
  commitments?: SettledCommitmentBody[];
}
