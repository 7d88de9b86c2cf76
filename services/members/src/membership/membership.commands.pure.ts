import type { MembershipBasis } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
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

/** How long a membership is new, runs and may be late, and whether it runs out at all: by the rules of the day. */
export interface TermFacts {
  readonly term: { readonly newForDays: number; readonly months: number; readonly graceDays: number };
  /** Of the membership's category. */
  readonly paysDues: boolean;
}
export interface AdmissionFacts extends Whereabouts, TermFacts {}

/** Enters as a member what was one before this record: a founder, by resolution, or from an earlier register. */
export interface BringInMember {
  readonly organisation: string;
  readonly category: string;
  readonly basis: Exclude<MembershipBasis, 'application'>;
  readonly resolution?: string | undefined;
}

export interface DeferApplication {
  readonly missing: readonly string[];
  /** The last day for it; as many days from the decision as the rules say where it is left out. */
  readonly until?: CivilDate | undefined;
}
export interface DeferralFacts extends Whereabouts {
  readonly checklist: readonly string[];
  readonly deferralDays: number;
}

export interface OnGround {
  readonly ground: string;
}
export interface GroundFacts {
  readonly grounds: readonly string[];
}
export interface RenewMembership extends OnGround {
  /** The last day of the term that it is renewed for; one term after the present one where it is left out. */
  readonly until?: CivilDate | undefined;
}
export interface ChangeCategory {
  readonly category: string;
}
export interface CategoryFacts extends TermFacts {
  readonly categories: readonly string[];
}

export interface SuspendMembership {
  /** The id of what led to it: the complaint's. */
  readonly suspension: string;
  /** The last day; it holds until it is lifted where this is left out. */
  readonly until?: CivilDate | undefined;
}
export interface LiftSuspension {
  readonly suspension: string;
}
export interface ReinstateAfterAppeal {
  /** What the decision rested on that was overturned: the complaint's id. */
  readonly suspension: string;
  /** The organisation's unit now; the last known where it is left out. */
  readonly unit?: string | undefined;
}

export type MembershipCommand =
  | { readonly name: 'apply'; readonly of: ApplyForMembership; readonly facts: ApplicationFacts }
  | { readonly name: 'bring-in'; readonly of: BringInMember; readonly facts: ApplicationFacts & TermFacts }
  | { readonly name: 'screen'; readonly of: ScreenApplication; readonly facts: ScreeningFacts }
  | { readonly name: 'endorse'; readonly of: EndorseApplication; readonly facts: EndorsementFacts }
  | { readonly name: 'defer'; readonly of: DeferApplication; readonly facts: DeferralFacts }
  | { readonly name: 'admit'; readonly facts: AdmissionFacts }
  | { readonly name: 'reject'; readonly of: RejectApplication; readonly facts: RejectionFacts }
  | { readonly name: 'withdraw'; readonly facts: Whereabouts }
  | { readonly name: 'renew'; readonly of: RenewMembership; readonly facts: GroundFacts & TermFacts }
  | { readonly name: 'reinstate'; readonly of: OnGround; readonly facts: GroundFacts & TermFacts & Whereabouts }
  | { readonly name: 'change-category'; readonly of: ChangeCategory; readonly facts: CategoryFacts }
  | { readonly name: 'resign' }
  | { readonly name: 'suspend'; readonly of: SuspendMembership }
  | { readonly name: 'lift-suspension'; readonly of: LiftSuspension }
  | { readonly name: 'expel' }
  | { readonly name: 'reinstate-after-appeal'; readonly of: ReinstateAfterAppeal }
  | { readonly name: 'dissolve' }
  | { readonly name: 'move'; readonly facts: Whereabouts };
