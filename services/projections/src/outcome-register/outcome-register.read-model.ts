import { OUTCOME_CHANGES, OUTCOME_VERDICTS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A change that the forum contributed to. Its words are in the vault; who told of it is in no register. */
export interface OutcomeRow extends RegisterRow {
  /** Who harvested it. */
  readonly organisation: string;
  readonly change: string | null;
  /** Who changed: an office by its name, or an organisation. */
  readonly changedOffice: string | null;
  readonly changedOrganisation: string | null;
  readonly changedOn: CivilDate | null;
  readonly changedIn: string | null;
  readonly direction: 'positive' | 'negative' | null;
  readonly intended: 'intended' | 'unintended' | null;
  readonly version: number | null;
  readonly contributions: readonly string[];
  readonly goals: readonly string[];
  readonly substantiator: string | null;
  readonly answerBy: CivilDate | null;
  readonly verdict: string | null;
  readonly answeredOn: CivilDate | null;
  readonly statement: string | null;
  readonly ground: string | null;
}

export const OUTCOME_ROW_STATUSES = ['draft', 'formulated', 'sent', 'substantiated', 'contested', 'withdrawn'] as const;

export const outcomeColumns: readonly Column<OutcomeRow>[] = [
  column('name', 'name', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('organisation', 'entity'),
  column('themes', 'codes'),
  column('status', 'code', { sortable: true }),
  column('change', 'code'),
  column('changedOffice', 'text'),
  column('changedOrganisation', 'entity', { detail: true }),
  column('changedOn', 'date', { sortable: true }),
  column('changedIn', 'unit', { detail: true }),
  column('direction', 'code'),
  column('intended', 'code', { detail: true }),
  column('version', 'count', { detail: true }),
  column('contributions', 'entities', { detail: true }),
  column('goals', 'entities', { detail: true }),
  column('substantiator', 'entity'),
  column('answerBy', 'date', { sortable: true }),
  column('verdict', 'code'),
  column('answeredOn', 'date', { detail: true }),
  column('statement', 'text', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const outcomeFilters: readonly Filter<OutcomeRow>[] = [
  { name: 'change', values: OUTCOME_CHANGES, value: (row) => row.change },
  { name: 'verdict', values: OUTCOME_VERDICTS, value: (row) => row.verdict },
];
