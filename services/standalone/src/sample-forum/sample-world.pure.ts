import type { CivilDate, Instant, RoleHeld } from '@baraza/domain';
import type { InventedOrganisation, SampleUnit } from './invented-organisations.pure.ts';
import type { SeededChance } from './seeded-chance.pure.ts';

/** Who sends a command of the sample: a made-up officer with their roles. */
export interface SampleOfficer {
  /** Tells officers apart; not a name of anybody. */
  readonly subject: string;
  readonly roles: readonly RoleHeld[];
}

/** One command of the sample forum, as an admin client would send it. */
export interface SampleStep {
  readonly at: Instant;
  readonly as: SampleOfficer;
  readonly path: string;
  readonly body: object;
  /** Policies react to it, and their commands belong before the next step. */
  readonly reacts: boolean;
  /** What is only known when the steps before have been taken, and goes into the body. */
  readonly takes?: Taken;
}

/**
 * A field of the body: the id that the step before was answered with, or a field of an event of a type, whom a ballot
 * chooses. A field within others is named by its path, as `goals.0.goal`, in the body as in the event; `:commitment` goes
 * into the path of the request, where that stands.
 */
export type Taken =
  | { readonly into: string; readonly answered: true }
  | {
      readonly into: string;
      readonly answered: false;
      readonly events: string;
      readonly type: string;
      /** What it is called in the event, where that is something else. */
      readonly field?: string;
      /** Which of them, the first being 0; the last where it is left out. */
      readonly nth?: number;
    }
  | { readonly into: 'choices'; readonly answered: false; readonly events: string; readonly chosen: readonly number[] };

/** An organisation of the sample as its story goes on. */
export interface SampleOrganisation extends InventedOrganisation {
  readonly id: string;
  unit: string;
  district: string;
  membership?: SampleMembership;
  /** Of those with a story of their own: it pays on time and does not leave. */
  readonly isSteady: boolean;
}

export interface SampleMembership {
  readonly id: string;
  readonly category: string;
  status: 'applied' | 'member' | 'suspended' | 'lapsed' | 'ended';
  /** The last day of the term; absent where it does not run out. */
  termUntil?: CivilDate;
  /** The last day of the last term that was invoiced. */
  invoicedUntil?: CivilDate;
  /** The invoice that is open, where it is. */
  owes?: string;
  hasPaidPart?: boolean;
}

export interface SamplePlan {
  readonly seed: number;
  readonly units: readonly SampleUnit[];
  readonly begins: CivilDate;
  /** The last day of the story. */
  readonly ends: CivilDate;
  readonly organisations: number;
  /** The questionnaires that the sample goes by: the items of each domain. */
  readonly instruments: Readonly<
    Record<string, readonly { readonly code: string; readonly items: readonly string[] }[] | undefined>
  >;
}

/** What stories need to go on: who is there, and a way to let something happen on a later day. */
export interface SampleWorld {
  readonly chance: SeededChance;
  readonly districts: readonly SampleUnit[];
  readonly organisations: SampleOrganisation[];
  readonly plan: SamplePlan;
  on(day: CivilDate, deed: Deed): void;
  id(kind: string, index: number): string;
  /** A reference that the bank, the operator or a receipt book gave a payment. */
  reference(method: string): string;
  /** How often this has been counted, this time included. */
  count(what: string): number;
}

/** Something that happens on a day: the commands it comes to. */
export type Deed = (day: CivilDate) => readonly Omit<SampleStep, 'at'>[];

export const secretariat: SampleOfficer = { subject: 'sample-secretariat', roles: [{ role: 'secretariat' }] };
export const board: SampleOfficer = { subject: 'sample-board', roles: [{ role: 'secretariat' }] };
export const treasurer: SampleOfficer = { subject: 'sample-treasurer', roles: [{ role: 'secretariat' }] };
export const auditor: SampleOfficer = { subject: 'sample-auditor', roles: [{ role: 'auditor' }] };
/** Four sit on the committee, so that two can look at what two decided. */
export const COMMITTEE = [1, 2, 3, 4].map((seat): SampleOfficer => ({
  subject: `sample-committee-${seat}`,
  roles: [{ role: 'conduct-committee' }],
}));
export const officerOf = (unit: string): SampleOfficer => ({
  subject: `sample-officer-${unit}`,
  roles: [{ role: 'unit-officer', unit }],
});
export const representativeOf = (organisation: string): SampleOfficer => ({
  subject: `sample-representative-${organisation}`,
  roles: [{ role: 'member-representative', organisation }],
});

export function command(as: SampleOfficer, path: string, body: object = {}, reacts = false): Omit<SampleStep, 'at'> {
  return { as, path, body, reacts };
}

export function rootOf({ plan }: SampleWorld): string {
  return plan.units.find((unit) => unit.parent === undefined)!.code;
}

export function fullMembers(world: SampleWorld): readonly SampleOrganisation[] {
  return members(world).filter((one) => one.membership?.category === 'full');
}

export function members(world: SampleWorld): readonly SampleOrganisation[] {
  return world.organisations.filter((one) => one.membership?.status === 'member');
}
