import type { UnitState } from '../unit/unit.state.ts';
import type { ServiceTerms } from './service.state.ts';

/** The commands on a service, each with the facts that were looked up for it. */

export type ChangedTerms = Partial<Pick<ServiceTerms, 'title' | 'promise' | 'answerDays' | 'whoMayAsk'>>;

export interface OfferFacts extends CategoryFacts {
  /** The unit that offers it, as its stream tells it. */
  readonly unit: UnitState | undefined;
}
export interface CategoryFacts {
  /** Those that the rules in force name. */
  readonly categories: readonly string[];
}
export interface WithdrawService {
  readonly ground: string;
}

export type ServiceCommand =
  | { readonly name: 'offer'; readonly of: ServiceTerms; readonly facts: OfferFacts }
  | { readonly name: 'change'; readonly of: ChangedTerms; readonly facts: CategoryFacts }
  | { readonly name: 'withdraw'; readonly of: WithdrawService };
