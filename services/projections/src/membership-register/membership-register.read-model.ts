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
  /** What a deferred application lacks, and the last day for it. */
  readonly missing: readonly string[];
  readonly deferredUntil: CivilDate | null;
  readonly admittedOn: CivilDate | null;
  readonly basis: string | null;
  /** The last day of its term and of the grace after it; null where it does not run out. */
  readonly termUntil: CivilDate | null;
  readonly graceUntil: CivilDate | null;
  /** The last day of its suspension; null where it is none, or holds until it is lifted. */
  readonly suspendedUntil: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
  /** The organisation that this one was found to be. */
  readonly into: string | null;
  /** How many memberships it had before this one. */
  readonly earlier: number;
  /** The organisation's own unit; undefined on dates before the forum knew it. */
  readonly ownUnit?: string;
  /** The unit its last membership event named: where the organisation's own is not known. */
  readonly heldIn: string;
}

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
  column('missing', 'codes', { detail: true }),
  column('deferredUntil', 'date', { detail: true, sortable: true }),
  column('admittedOn', 'date', { sortable: true }),
  column('basis', 'code', { detail: true }),
  column('termUntil', 'date', { sortable: true }),
  column('graceUntil', 'date', { detail: true, sortable: true }),
  column('suspendedUntil', 'date', { detail: true, sortable: true }),
  column('endedOn', 'date', { sortable: true }),
  column('ground', 'code', { detail: true }),
  column('into', 'entity', { detail: true }),
  column('themes', 'codes', { detail: true }),
  column('earlier', 'count', { detail: true }),
];

export const membershipFilters: readonly Filter<MembershipRow>[] = [
  { name: 'category', values: MEMBERSHIP_CATEGORIES, value: (row) => row.category },
];
