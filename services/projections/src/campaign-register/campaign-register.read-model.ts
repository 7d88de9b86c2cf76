import { CAMPAIGN_RESULTS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

export interface CampaignRow extends RegisterRow {
  readonly cause: string;
  /** The organisation that leads it. */
  readonly lead: string;
  readonly coalition: string | null;
  readonly rights: readonly string[];
  /** Whose rights they are: constituencies, and other groups. */
  readonly rightsHolders: readonly string[];
  /** Of the change agenda: those that it serves. */
  readonly goals: readonly string[];
  readonly launchedOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly result: string | null;
  readonly ground: string | null;
}

/** `planned` is no status here: a plan is sealed until the launch releases what is public of it. */
export const CAMPAIGN_STATUSES = ['draft', 'launched', 'paused', 'concluded', 'abandoned'] as const;

export const campaignColumns: readonly Column<CampaignRow>[] = [
  column('name', 'name', { sortable: true }),
  column('cause', 'text', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('lead', 'entity'),
  column('coalition', 'entity', { detail: true }),
  column('themes', 'codes'),
  column('rights', 'codes', { detail: true }),
  column('rightsHolders', 'codes', { detail: true }),
  column('goals', 'entities', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('launchedOn', 'date', { sortable: true }),
  column('endedOn', 'date', { detail: true }),
  column('result', 'code'),
  column('ground', 'code', { detail: true }),
];

export const campaignFilters: readonly Filter<CampaignRow>[] = [
  { name: 'result', values: CAMPAIGN_RESULTS, value: (row) => row.result },
];
