import { STRUGGLE_KINDS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** What citizens face, and what became of it; never who of them spoke. */
export interface StruggleRow extends RegisterRow {
  readonly kind: string;
  /** In clear, where two have published them. */
  readonly text: string | null;
  readonly since: CivilDate | null;
  /** An organisation, a movement or a community; null to whoever may not know, and of somebody protected. */
  readonly reporter: string | null;
  readonly firstReportedOn: CivilDate | null;
  readonly verifiedOn: CivilDate | null;
  readonly how: string | null;
  /** What nobody has done in time. */
  readonly waitsFor: string | null;
  readonly joinedTo: string | null;
  readonly campaigns: readonly string[];
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

/** `published`: all that the public is told. */
export const STRUGGLE_ROW_STATUSES = [
  'reported',
  'not-verified',
  'verified',
  'joined',
  'taken-up',
  'resolved',
  'closed',
  'published',
] as const;

/** Not sorted by unit: the order would tell the public of a place that is not named. */
export const struggleColumns: readonly Column<StruggleRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit'),
  column('themes', 'codes'),
  column('status', 'code', { sortable: true }),
  column('since', 'date', { sortable: true, detail: true }),
  column('reporter', 'code', { detail: true }),
  column('firstReportedOn', 'date', { sortable: true }),
  column('verifiedOn', 'date', { sortable: true }),
  column('how', 'code', { detail: true }),
  column('waitsFor', 'code'),
  column('joinedTo', 'text', { detail: true }),
  { name: 'campaigns', kind: 'count', value: ({ campaigns }) => (campaigns ?? []).length },
  column('endedOn', 'date', { sortable: true, detail: true }),
  column('ground', 'code', { detail: true }),
  column('text', 'text', { detail: true }),
];

export const struggleFilters: readonly Filter<StruggleRow>[] = [
  { name: 'kind', values: STRUGGLE_KINDS, value: ({ kind }) => kind },
];
