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
  /** Other services react to it, and their commands belong before the next step. */
  readonly reacts: boolean;
}

/** An organisation of the sample as its story goes on. */
export interface SampleOrganisation extends InventedOrganisation {
  readonly id: string;
  readonly district: string;
  membership?: { readonly id: string; readonly category: string; status: 'applied' | 'member' | 'ended' };
}

export interface SamplePlan {
  readonly seed: number;
  readonly units: readonly SampleUnit[];
  readonly begins: CivilDate;
  /** The last day of the story. */
  readonly ends: CivilDate;
  readonly organisations: number;
}

/** What stories need to go on: who is there, and a way to let something happen on a later day. */
export interface SampleWorld {
  readonly chance: SeededChance;
  readonly districts: readonly SampleUnit[];
  readonly organisations: SampleOrganisation[];
  readonly plan: SamplePlan;
  on(day: CivilDate, deed: Deed): void;
  id(kind: string, index: number): string;
}
/** Something that happens on a day: the commands it comes to. */
export type Deed = (day: CivilDate) => readonly Omit<SampleStep, 'at'>[];

export const secretariat: SampleOfficer = { subject: 'sample-secretariat', roles: [{ role: 'secretariat' }] };
export const board: SampleOfficer = { subject: 'sample-board', roles: [{ role: 'secretariat' }] };
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

export function fullMembers(world: SampleWorld): readonly SampleOrganisation[] {
  return members(world).filter((one) => one.membership?.category === 'full');
}

export function members(world: SampleWorld): readonly SampleOrganisation[] {
  return world.organisations.filter((one) => one.membership?.status === 'member');
}
