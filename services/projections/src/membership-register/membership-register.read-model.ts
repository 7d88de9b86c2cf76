import { MEMBERSHIP_CATEGORIES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/**
 * An organisation's standing in the forum: its open membership, or the last one it had. The row is the organisation's, so
 * that it moves and is renamed with it; memberships before this one are in its trail.
 */
export interface MembershipRow extends RegisterRow {
  readonly membership: string;
  readonly organisation: string;
  readonly kind: string;
  readonly category: string;
  readonly appliedOn: CivilDate | null;
  /** How many full members must stand up for it; null until it has been screened. */
  readonly endorsersRequired: number | null;
  /** The full members that stood up for it, in order. */
  readonly endorsers: readonly string[];
  readonly admittedOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
  /** How many memberships it had before this one. */
  readonly earlier: number;
  /** The organisation's own unit; undefined on dates before the forum knew it. */
  readonly ownUnit?: string;
  /** The unit its last membership event named: where the organisation's own is not known. */
  readonly heldIn: string;
}

export const MEMBERSHIP_STATUSES = [
  'applied',
  'screened',
  'endorsed',
  'admitted',
  'rejected',
  'withdrawn',
  'resigned',
] as const;

/** An application that nothing has been decided on. */
export const PENDING_STATUSES: readonly string[] = ['applied', 'screened', 'endorsed'];
/** In these an organisation is a member. */
export const MEMBER_STATUSES: readonly string[] = ['admitted'];
/** A membership that was, and is over. */
export const FORMER_STATUSES: readonly string[] = ['resigned'];

export const membershipColumns: readonly Column<MembershipRow>[] = [
  column('name', 'name', { sortable: true }),
  column('organisation', 'entity', { detail: true }),
  column('kind', 'code', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('category', 'code', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('appliedOn', 'date', { sortable: true }),
  column('endorsersRequired', 'count', { detail: true }),
  column('endorsers', 'entities', { detail: true }),
  column('admittedOn', 'date', { sortable: true }),
  column('endedOn', 'date', { sortable: true }),
  column('ground', 'code', { detail: true }),
  column('themes', 'codes', { detail: true }),
  column('earlier', 'count', { detail: true }),
];

export const membershipFilters: readonly Filter<MembershipRow>[] = [
  { name: 'category', values: MEMBERSHIP_CATEGORIES, value: (row) => row.category },
];
