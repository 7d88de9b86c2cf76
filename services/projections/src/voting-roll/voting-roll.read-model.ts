import type { MembershipStatus, RuleSet } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

/** What an event says of an organisation, as far as its standing goes by it. */
export type Said =
  | { readonly of: 'organisation'; readonly name?: string; readonly unit?: string }
  | {
      readonly of: 'membership';
      readonly membership: string;
      readonly category: string;
      readonly unit: string;
      /** Undefined for what is no step of its life. */
      readonly status?: MembershipStatus;
      readonly termUntil?: CivilDate;
      readonly graceUntil?: CivilDate;
      /** A suspension that begins, with its last day, or one that ends. */
      readonly suspended?: { readonly id: string; readonly until: CivilDate | null };
      readonly lifted?: string;
      /** From here on it is of another category, and its term is what is said here, or none. */
      readonly isOfAnother?: true;
      /** From here on it has been a member without a break. */
      readonly joins?: true;
    }
  | {
      readonly of: 'invoice';
      readonly invoice: string;
      readonly change: 'issued' | 'overdue' | 'lowered' | 'raised' | 'settled' | 'cancelled';
      /** What was asked for, or is open less or more from now on. */
      readonly minor?: number;
      readonly dueOn?: CivilDate;
    }
  | {
      readonly of: 'proof';
      readonly proof: string;
      readonly proofType: string;
      readonly change: 'verified' | 'ended';
      /** From when it holds no more. */
      readonly expiresOn?: CivilDate;
    };

export interface Mark {
  readonly on: CivilDate;
  readonly sequence: number;
  readonly event: string;
  readonly said: Said;
}

/** All that an organisation's standing is made of, in the order of the record: of whatever date, as known whenever. */
export interface OrganisationDoc {
  readonly is: 'organisation';
  readonly organisation: string;
  readonly marks: readonly Mark[];
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
