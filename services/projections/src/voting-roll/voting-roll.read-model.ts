import type { StandingMark, RuleSet } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** All that an organisation's standing is made of, in the order of the record: of whatever date, as known whenever. */
export interface OrganisationDoc {
  readonly is: 'organisation';
  readonly organisation: string;
  readonly marks: readonly StandingMark[];
  /** False for an organisation that never asked to be a member. */
  readonly asked: boolean;
}

export interface AdoptedRules {
  readonly from: CivilDate;
  readonly sequence: number;
  readonly event: string;
  readonly rules: RuleSet;
}

/** The versions of the rules that the forum adopted, in the order of the record. */
export interface RulesDoc {
  readonly is: 'rules';
  readonly adopted: readonly AdoptedRules[];
}

export type RollDoc = OrganisationDoc | RulesDoc;

export const RULES_KEY = 'rules';
export const rollKey = (organisation: string): string => `organisation/${organisation}`;

/** For those who may read what is for auditors: a roll says who owes what. It is made of nothing narrower. */
export const votingRollModel: ReadModel<RollDoc> = {
  name: 'voting-roll',
  version: 1,
  keepsPast: false,
  indexes: ['listed'],
  index: (doc) => ({ listed: doc.is === 'organisation' && doc.asked ? 'yes' : 'no' }),
};
