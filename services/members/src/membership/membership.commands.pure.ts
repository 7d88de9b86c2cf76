import type { Finding } from './membership.state.ts';

/** The commands on a membership, each with the facts that were looked up for it. */

export interface ApplyForMembership {
  readonly organisation: string;
  readonly category: string;
  readonly statement?: string | undefined;
  /** The persons whom the statement is about. */
  readonly about?: readonly string[] | undefined;
}
export interface ApplicationFacts {
  /** The organisation's unit today; undefined where the forum knows no such organisation, or it is closed. */
  readonly unit: string | undefined;
  readonly categories: readonly string[];
}

/** Where the organisation stands today: every event of a membership says so. */
export interface Whereabouts {
  readonly unit: string;
}

export interface ScreenApplication {
  readonly items: readonly Finding[];
}
export interface ScreeningFacts extends Whereabouts {
  readonly checklist: readonly string[];
  /** How many full members stand up for an applicant, where there are as many. */
  readonly endorsers: number;
  /** Full members on the date of the screening, without the applicant; more than `endorsers` need not be counted. */
  readonly fullMembers: number;
}

export interface EndorseApplication {
  readonly endorser: string;
}
export interface EndorsementFacts extends Whereabouts {
  /** The endorser's full membership on the date of the endorsement, where it has one. */
  readonly fullMembership: string | undefined;
}

export interface RejectApplication {
  readonly grounds: string;
  readonly narrative: string;
  /** The persons whom the narrative is about. */
  readonly about?: readonly string[] | undefined;
}
export interface RejectionFacts extends Whereabouts {
  readonly grounds: readonly string[];
}

export type MembershipCommand =
  | { readonly name: 'apply'; readonly of: ApplyForMembership; readonly facts: ApplicationFacts }
  | { readonly name: 'screen'; readonly of: ScreenApplication; readonly facts: ScreeningFacts }
  | { readonly name: 'endorse'; readonly of: EndorseApplication; readonly facts: EndorsementFacts }
  | { readonly name: 'admit'; readonly facts: Whereabouts }
  | { readonly name: 'reject'; readonly of: RejectApplication; readonly facts: RejectionFacts }
  | { readonly name: 'withdraw'; readonly facts: Whereabouts }
  | { readonly name: 'resign'; readonly facts: Whereabouts }
  | { readonly name: 'move'; readonly facts: Whereabouts };
