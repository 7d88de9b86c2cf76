import type { Money } from '@baraza/domain';
import type { DuesLine } from '../dues-schedule/dues-schedule.state.ts';
import type { RuleSet } from '../rules/rule-set.pure.ts';
import type { Term } from './invoice.state.ts';
import type { Whose } from './invoice.steps.ts';

/** The commands on an invoice, each with the facts that were looked up for it. */

/** The term that runs, or the one after it. */
export const TERMS = ['current', 'next'] as const;
export type WhichTerm = (typeof TERMS)[number];

export interface IssueInvoice {
  readonly term: Term;
}
export interface IssueFacts {
  /** Whose membership it is today; undefined where the forum knows no such membership. */
  readonly whose: Whose | undefined;
  /** The status of the membership. */
  readonly status: string;
  readonly paysDues: boolean;
  /** What the tariff asks of such a member; undefined where no adopted schedule says. */
  readonly found: { readonly schedule: string; readonly line: DuesLine } | undefined;
  /** Of the rules in force. */
  readonly dues: RuleSet['dues'];
  /** The terms of the membership for which another invoice stands. */
  readonly invoiced: readonly Term[];
}

/** One that an older register tells of: what was asked is said by it, and by no schedule. */
export interface BringIn {
  readonly term: Term;
  readonly amount: Money;
  readonly dueOn: string;
}
export interface BringInFacts {
  readonly whose: Whose | undefined;
  readonly invoiced: readonly Term[];
}

export interface ApplyPayment {
  readonly payment: string;
  readonly organisation: string;
  readonly amount: Money;
}
export interface TakePaymentBack {
  readonly payment: string;
  readonly ground: string;
}

export interface AskWaiver {
  readonly ground: string;
  /** All that is open where it is left out. */
  readonly minor?: number | undefined;
  readonly statement?: string | undefined;
}
export interface GrantWaiver {
  /** All that was asked for, as far as it is still open, where it is left out. */
  readonly minor?: number | undefined;
}
export interface OnGround {
  readonly ground: string;
}
export interface GroundFacts {
  readonly grounds: readonly string[];
}

export type InvoiceCommand =
  | { readonly name: 'issue'; readonly of: IssueInvoice; readonly facts: IssueFacts }
  | { readonly name: 'bring-in'; readonly of: BringIn; readonly facts: BringInFacts }
  | { readonly name: 'apply-payment'; readonly of: ApplyPayment }
  | { readonly name: 'take-payment-back'; readonly of: TakePaymentBack }
  | { readonly name: 'ask-waiver'; readonly of: AskWaiver; readonly facts: GroundFacts }
  | { readonly name: 'grant-waiver'; readonly of: GrantWaiver }
  | { readonly name: 'refuse-waiver'; readonly of: OnGround; readonly facts: GroundFacts }
  | { readonly name: 'write-off'; readonly of: OnGround; readonly facts: GroundFacts }
  | { readonly name: 'cancel'; readonly of: OnGround; readonly facts: GroundFacts }
  | { readonly name: 'move'; readonly unit: string };
