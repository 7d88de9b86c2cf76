import {
  type HappenedOf,
  MEMBERSHIP_STATUSES as STATUSES,
  type MembershipBasis,
  type membershipContracts,
} from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';
import { also, next, take } from './membership.calendar.ts';
import { diagram } from './membership.diagram.ts';
import { evolve } from './membership.evolve.ts';

export type MembershipEvent = HappenedOf<(typeof membershipContracts)[number]>;

/** Whose membership it is. */
export interface Whose {
  readonly organisation: string;
  readonly category: string;
  /** The organisation's, as of the last event. */
  readonly unit: string;
}
export interface Finding {
  readonly item: string;
  readonly finding: 'met' | 'not-met';
}
export interface Endorsement {
  readonly endorser: string;
  readonly on: CivilDate;
}
/** Fixed when it was decided, by the rules in force then, so that the calendar needs nothing else. */
export interface Term {
  /** The last day on which the member counts as new. */
  readonly newUntil: CivilDate;
  /** The last day of the term; absent where the category pays no dues: such a membership does not run out. */
  readonly termUntil?: CivilDate;
  /** The last day of grace after it. */
  readonly graceUntil?: CivilDate;
}
export interface Suspension {
  /** The id of what led to it: the complaint's. */
  readonly suspension: string;
  /** The last day; absent where it holds until it is lifted. */
  readonly until?: CivilDate;
}

interface Begun extends Whose {
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
  /** The persons who applied, screened and endorsed: none of them decides. */
  readonly involved: readonly string[];
  readonly statement?: PersonalRef;
}
interface Asked extends Begun {
  readonly appliedOn: CivilDate;
}
export interface Checked extends Asked {
  readonly items: readonly Finding[];
  readonly endorsersRequired: number;
  readonly endorsements: readonly Endorsement[];
}
/** From the admission on. What it was asked for and checked by is absent for founders and for what was brought in. */
export interface Held extends Begun, Term, Partial<Omit<Checked, keyof Begun>> {
  readonly basis: MembershipBasis;
  readonly resolution?: string;
  readonly admittedOn: CivilDate;
  /** Those that hold; it is a suspended membership while there are any. */
  readonly suspensions: readonly Suspension[];
}
interface Ended extends Held {
  readonly endedOn: CivilDate;
}

export type Applied = { readonly status: 'applied' } & Asked;
/** Checked in its unit; endorsements are still missing. */
export type Screened = { readonly status: 'screened' } & Checked;
/** As many full members as required stand up for it. */
export type Endorsed = { readonly status: 'endorsed' } & Checked;
/** Put off until what is missing is supplied: then it is screened again. */
export type Deferred = {
  readonly status: 'deferred';
  readonly missing: readonly string[];
  readonly deferredUntil: CivilDate;
} & Checked;
export type Rejected = {
  readonly status: 'rejected';
  readonly rejectedOn: CivilDate;
  readonly grounds: string;
  readonly narrative: PersonalRef;
} & Asked;
export type Withdrawn = { readonly status: 'withdrawn'; readonly withdrawnOn: CivilDate } & Asked;

export type Member = { readonly status: 'new' | 'current' | 'grace' } & Held;
export type Suspended = { readonly status: 'suspended' } & Held;
export type Lapsed = { readonly status: 'lapsed' } & Ended;
export type Expelled = { readonly status: 'expelled' } & Ended;
export type Resigned = { readonly status: 'resigned' } & Ended;
export type Dissolved = { readonly status: 'dissolved' } & Ended;
export type Merged = { readonly status: 'merged'; readonly into: string } & Ended;

export type Pending = Applied | Screened | Endorsed | Deferred;
/** It belongs to the forum; while it is suspended its rights rest. */
export type Belonging = Member | Suspended;
export type Former = Lapsed | Expelled | Resigned | Dissolved | Merged;
export type MembershipState = { readonly status: 'none' } | Pending | Rejected | Withdrawn | Belonging | Former;

export const MEMBERSHIP_STATUSES = ['none', ...STATUSES] as const satisfies readonly MembershipState['status'][];

export const membership: Aggregate<MembershipState, MembershipEvent> = {
  name: 'membership',
  service: 'members',
  stateVersion: 2,
  initialState: { status: 'none' },
  evolve,
  diagram,
  calendar: { next, take, also },
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};
