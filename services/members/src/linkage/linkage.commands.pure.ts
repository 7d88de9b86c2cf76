import type { LinkageKind } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { Outcome } from './linkage.state.ts';

export interface ProposeLinkage {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkageKind;
  /** The side that proposes it. */
  readonly by: string;
  readonly until?: CivilDate | undefined;
  readonly purpose?: string | undefined;
  readonly about?: readonly string[] | undefined;
}
export interface ProposingFacts {
  /** The unit of the member it begins with; undefined: no member. */
  readonly unit: string | undefined;
  readonly toKnown: boolean;
}
/** A step of one side. */
export interface OfSide {
  readonly by: string;
}
export interface OnGround extends OfSide {
  readonly ground: string;
}
export interface Renew extends OfSide {
  readonly until: CivilDate;
}
export interface TellOutcome extends OfSide {
  readonly result: Outcome['result'];
  readonly narrative?: string | undefined;
  readonly about?: readonly string[] | undefined;
}

export type LinkageCommand =
  | { readonly name: 'propose'; readonly of: ProposeLinkage; readonly facts: ProposingFacts }
  | { readonly name: 'accept'; readonly of: OfSide }
  | { readonly name: 'decline'; readonly of: OnGround }
  | { readonly name: 'propose-renewal'; readonly of: Renew }
  | { readonly name: 'renew'; readonly of: OfSide }
  | { readonly name: 'end'; readonly of: OnGround }
  | { readonly name: 'tell-outcome'; readonly of: TellOutcome };
