import type { CivilDate, OfficeStanding, OrganisationKind as Kind } from '@baraza/domain';
import type { UnitState } from '../unit/unit.state.ts';
import type { ProtectOrganisation } from './organisation.protecting.ts';
import type { Changes, Profile } from './organisation.state.ts';

/** What an organisation says of itself; lists left out are empty. */
export interface ProfileGiven {
  readonly kind: Kind;
  readonly legalName: string;
  readonly acronym?: string | undefined;
  readonly unit: string;
  readonly worksIn?: readonly string[] | undefined;
  readonly themes: readonly string[];
  readonly constituencies?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly web?: readonly string[] | undefined;
  readonly registration?: Profile['registration'] | undefined;
  readonly attestedBy?: { readonly unit: string; readonly members: readonly string[] } | undefined;
  /** A year, a month or a day: `1998`, `1998-07`, `1998-07-14`. */
  readonly founded?: string | undefined;
  readonly budgetBand?: string | undefined;
  readonly staffBand?: string | undefined;
}

/** What was looked up for a profile. */
export interface ProfileFacts {
  /** Every unit the profile names, as its stream tells it. */
  readonly units: ReadonlyMap<string, UnitState>;
  readonly themes: readonly string[];
  readonly constituencies: readonly string[];
  /** Those of the attesting organisations that are members on the date of the command. */
  readonly attestingMembers: ReadonlySet<string>;
}

interface OnOrganisation {
  readonly id: string;
}
export interface RegisterOrganisation extends OnOrganisation {
  readonly profile: ProfileGiven;
}
export interface CorrectOrganisation extends OnOrganisation {
  readonly reason: string;
  readonly changes: Changes;
  /** Codes of the fields that are taken away: `acronym`, `registration`, `attested-by`, `founded`, `budget-band`, `staff-band`. */
  readonly without?: readonly string[] | undefined;
}
export interface CloseOrganisation extends OnOrganisation {
  readonly ground: string;
}
export interface NameContact extends OnOrganisation {
  readonly person: string;
  readonly role: string;
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
}
export interface RemoveContact extends OnOrganisation {
  readonly person: string;
}
export interface NameRepresentative extends OnOrganisation {
  readonly person: string;
  readonly office: string;
  readonly name: string;
}
export interface EndRepresentative extends OnOrganisation {
  readonly person: string;
}
export interface TakeOffice extends OnOrganisation {
  readonly person: string;
  readonly office: string;
  readonly standing: OfficeStanding;
  readonly name: string;
  /** The first day on which they hold it no more, where that is known. */
  readonly until?: CivilDate | undefined;
}
export interface LeaveOffice extends OnOrganisation {
  readonly person: string;
  readonly office: string;
  readonly ground: string;
}
export interface MergeOrganisation extends OnOrganisation {
  readonly into: string;
  readonly ground: string;
}
export interface ReverseMerge extends OnOrganisation {
  readonly ground: string;
}

export type OrganisationCommand =
  | { readonly name: 'register'; readonly of: RegisterOrganisation; readonly facts: ProfileFacts }
  | { readonly name: 'correct'; readonly of: CorrectOrganisation; readonly facts: ProfileFacts }
  | { readonly name: 'close'; readonly of: CloseOrganisation }
  | { readonly name: 'name-contact'; readonly of: NameContact }
  | { readonly name: 'remove-contact'; readonly of: RemoveContact }
  | { readonly name: 'name-representative'; readonly of: NameRepresentative }
  | { readonly name: 'end-representative'; readonly of: EndRepresentative }
  | { readonly name: 'take-office'; readonly of: TakeOffice }
  | { readonly name: 'leave-office'; readonly of: LeaveOffice }
  | { readonly name: 'merge'; readonly of: MergeOrganisation }
  | { readonly name: 'reverse-merge'; readonly of: ReverseMerge }
  | { readonly name: 'take-in'; readonly of: OnOrganisation }
  | { readonly name: 'give-back'; readonly of: OnOrganisation }
  | { readonly name: 'protect'; readonly of: ProtectOrganisation }
  | { readonly name: 'show-again'; readonly of: Pick<ProtectOrganisation, 'protection'> };
