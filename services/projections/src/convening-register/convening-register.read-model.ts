import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A meeting of the forum, and whether enough came to decide. */
export interface ConveningRow extends RegisterRow {
  readonly mode: string;
  readonly meetsOn: CivilDate;
  readonly quorumPercent: number;
  readonly agenda: readonly string[];
  readonly heldOn: CivilDate | null;
  readonly membersInvited: number | null;
  readonly membersPresent: number | null;
  readonly membersNeeded: number | null;
  readonly quorum: string | null;
  readonly reportedOn: CivilDate | null;
  readonly report: string | null;
  readonly ground: string | null;
}

export const CONVENING_STATUSES = ['called', 'held', 'reported', 'cancelled'] as const;
export const QUORUMS = ['met', 'not-met'] as const;

export const conveningColumns: readonly Column<ConveningRow>[] = [
  column('name', 'name', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('meetsOn', 'date', { sortable: true }),
  column('mode', 'code'),
  column('status', 'code', { sortable: true }),
  column('membersInvited', 'count', { sortable: true }),
  column('membersPresent', 'count', { sortable: true }),
  column('membersNeeded', 'count', { detail: true }),
  column('quorumPercent', 'count', { detail: true }),
  column('quorum', 'code'),
  column('agenda', 'codes', { detail: true }),
  column('heldOn', 'date', { detail: true }),
  column('reportedOn', 'date', { detail: true }),
  column('report', 'text', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const conveningFilters: readonly Filter<ConveningRow>[] = [
  { name: 'quorum', values: QUORUMS, value: ({ quorum }) => quorum },
];
