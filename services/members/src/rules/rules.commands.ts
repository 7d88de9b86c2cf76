import {
  CommandBody,
  CountField,
  CountList,
  Code_,
  FlagField,
  ListOf,
  Nested,
  OptionalField,
  Text,
  UuidField,
} from '@baraza/service-kit';
import { FIRST_RULES } from './rule-set.pure.ts';

const { admission, conduct, dues, term } = FIRST_RULES;
const DAYS = { max: 3_650 } as const;

class CategoryBody {
  @Code_({ example: 'full' }) code: string;
  @FlagField() votes: boolean;
  @FlagField() endorses: boolean;
  @FlagField({ description: 'May stand for the board and its committees' }) stands: boolean;
  @FlagField() paysDues: boolean;
}

class AdmissionBody {
  @ListOf('code', { example: admission.checklist, description: 'What an application is screened against' })
  checklist: string[];
  @CountField({ max: 20, example: 2, description: 'How many members of a category that endorses stand up for it' })
  endorsers: number;
  @ListOf('code', { example: admission.rejectionGrounds }) rejectionGrounds: string[];
  @CountField({ ...DAYS, example: admission.deferralDays, description: 'How long what is missing may be brought' })
  deferralDays: number;
}

class MembershipTermBody {
  @CountField({ ...DAYS, example: term.newForDays }) newForDays: number;
  @CountField({ min: 1, max: 120, example: term.months }) months: number;
  @CountField({ ...DAYS, example: term.graceDays, description: 'After the last day of the term; then it lapses' })
  graceDays: number;
}

class ConductBody {
  @ListOf('code', { example: conduct.grounds }) grounds: string[];
  @CountField({ ...DAYS, example: conduct.replyDays, description: 'From the proven delivery of the notice' })
  replyDays: number;
  @CountField({ ...DAYS, example: conduct.decideDays }) decideDays: number;
  @CountField({ ...DAYS, example: conduct.appealDays }) appealDays: number;
  @CountField({ ...DAYS, example: conduct.suspensionDays, description: 'The longest that a suspension lasts' })
  suspensionDays: number;
  @CountField({ max: 20, example: conduct.panel, description: 'How many judge together' }) panel: number;
}

class StandingBody {
  @CountField({ ...DAYS, example: 90 }) memberForDays: number;
  @FlagField() duesPaid: boolean;
  @ListOf('code', { max: 20, example: [], description: 'Types of proof that must be valid' }) compliance: string[];
}

class DuesBody {
  @CountField({ ...DAYS, example: dues.dueDays, description: 'From the day of the invoice' }) dueDays: number;
  @CountList({ min: -3_650, max: 3_650, example: dues.remindOn, description: 'Days from the due date' })
  remindOn: number[];
  @ListOf('code', { example: dues.waiverGrounds }) waiverGrounds: string[];
}

class ProofTypeBody {
  @Code_({ example: 'ngo-permit' }) code: string;
  @CountField({ ...DAYS, example: 90, description: 'How long before its end a proof shows as expiring' })
  expiringDays: number;
}

class ComplianceBody {
  @ListOf(() => ProofTypeBody) types: ProofTypeBody[];
}

/** The whole of the rules, so that what is adopted stands in one place. */
class RulesTextBody {
  @ListOf(() => CategoryBody, { min: 1, max: 20 }) categories: CategoryBody[];
  @Nested(() => AdmissionBody) admission: AdmissionBody;
  @Nested(() => MembershipTermBody) term: MembershipTermBody;
  @Nested(() => ConductBody) conduct: ConductBody;
  @Nested(() => StandingBody) standing: StandingBody;
  @Nested(() => DuesBody) dues: DuesBody;
  @Nested(() => ComplianceBody) compliance: ComplianceBody;
}

export class ProposeRulesBody extends CommandBody {
  @Nested(() => RulesTextBody) rules: RulesTextBody;
}

export class AdoptRulesBody extends CommandBody {
  @UuidField({ description: 'The proposal, as the rules show it' }) proposal: string;
  @OptionalField()
  @Text({ max: 80, example: 'GA/2026/04', description: 'The number of the resolution that adopted them' })
  resolution?: string;
}
