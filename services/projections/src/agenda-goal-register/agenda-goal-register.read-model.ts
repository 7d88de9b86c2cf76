import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A long-term goal of the change agenda. */
export interface AgendaGoalRow extends RegisterRow {
  readonly goal: string;
  readonly convening: string;
  readonly adoptedOn: CivilDate;
  readonly horizon: CivilDate;
  readonly indicators: readonly string[];
  readonly goalClosedOn: CivilDate | null;
  readonly outcome: string | null;
}

export const AGENDA_GOAL_STATUSES = ['adopted', 'horizon-reached', 'closed'] as const;

export const agendaGoalColumns: readonly Column<AgendaGoalRow>[] = [
  column('name', 'name', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes'),
  column('status', 'code', { sortable: true }),
  column('horizon', 'date', { sortable: true }),
  column('indicators', 'codes'),
  column('goal', 'text', { detail: true }),
  column('convening', 'entity', { detail: true }),
  column('adoptedOn', 'date', { detail: true }),
  column('goalClosedOn', 'date', { detail: true }),
  column('outcome', 'code', { detail: true }),
];

export const agendaGoalFilters: readonly Filter<AgendaGoalRow>[] = [];
