import type { IndicatorScores } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A public service as communities score it, and what changed from the round before the last. */
export interface ReportCardRow extends RegisterRow {
  readonly service: string;
  readonly provider: string | null;
  readonly organisation: string;
  readonly campaign: string | null;
  readonly rounds: number;
  readonly communities: number | null;
  readonly scoredUntil: CivilDate | null;
  /** What communities scored in the last round. */
  readonly scores: readonly IndicatorScores[];
  /** Of the indicators that were scored in both rounds: how many stand better, and how many worse. */
  readonly improved: number | null;
  readonly worsened: number | null;
  readonly nextRoundBy: CivilDate | null;
  readonly publishedOn: CivilDate | null;
  readonly ground: string | null;
}

export const REPORT_CARD_ROW_STATUSES = ['kept', 'scoring', 'retired'] as const;

export const reportCardColumns: readonly Column<ReportCardRow>[] = [
  column('name', 'name', { sortable: true }),
  column('service', 'code', { sortable: true }),
  column('provider', 'text', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('organisation', 'entity'),
  column('campaign', 'entity', { detail: true }),
  column('themes', 'codes'),
  column('status', 'code', { sortable: true }),
  column('rounds', 'count', { sortable: true }),
  column('communities', 'count'),
  column('scoredUntil', 'date', { sortable: true }),
  column('improved', 'count', { sortable: true }),
  column('worsened', 'count', { sortable: true }),
  column('nextRoundBy', 'date', { sortable: true }),
  column('publishedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const reportCardFilters: readonly Filter<ReportCardRow>[] = [];
