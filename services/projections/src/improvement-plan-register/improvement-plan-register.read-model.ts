import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** That an organisation has a plan of what it improves. What it means to improve is its own: it stands in no register. */
export interface ImprovementPlanRow extends RegisterRow {
  readonly organisation: string;
  readonly assessment: string;
  readonly madeOn: CivilDate;
  readonly closedOn: CivilDate | null;
  readonly done: number | null;
  readonly dropped: number | null;
}

export const IMPROVEMENT_PLAN_STATUSES = ['running', 'closed'] as const;

export const improvementPlanColumns: readonly Column<ImprovementPlanRow>[] = [
  column('name', 'name', { sortable: true }),
  column('organisation', 'entity'),
  column('assessment', 'entity', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('madeOn', 'date', { sortable: true }),
  column('closedOn', 'date', { sortable: true }),
  column('done', 'count'),
  column('dropped', 'count'),
];

export const improvementPlanFilters: readonly Filter<ImprovementPlanRow>[] = [];
