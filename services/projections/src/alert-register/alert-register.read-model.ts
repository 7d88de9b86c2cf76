import { ALERT_RESULTS, ALERT_SOURCES } from '@baraza/contracts';
import type { CivilDate, PersonalRef } from '@baraza/domain';
import { column, type Column, type Filter, personalColumn, type RegisterRow } from '../registers/register.ts';

/** What calls for a coalition's answer, and how it answered. */
export interface AlertRow extends RegisterRow {
  readonly coalition: string;
  readonly arisingFrom: string;
  readonly sourceId: string | null;
  /** What has happened, in the vault: opened for a page to those who may. */
  readonly what: PersonalRef | string | null;
  readonly raisedOn: CivilDate;
  readonly answerBy: CivilDate;
  /** The participants that have heard it, by when. */
  readonly heard: Readonly<Record<string, CivilDate>>;
  readonly decision: string | null;
  readonly positionOn: CivilDate | null;
  /** What it acts with: the joint action or the campaign. */
  readonly actsWith: string | null;
  readonly action: string | null;
  readonly actedOn: CivilDate | null;
  /** The day its answer fell due, where there was none by then. */
  readonly fellDueOn: CivilDate | null;
  readonly closedOn: CivilDate | null;
  readonly result: string | null;
}

export const ALERT_ROW_STATUSES = ['raised', 'acknowledged', 'positioned', 'acting', 'closed'] as const;

const firstHeard = ({ heard }: AlertRow): CivilDate | null => Object.values(heard).sort()[0] ?? null;

export const alertColumns: readonly Column<AlertRow>[] = [
  column('name', 'name', { sortable: true }),
  column('coalition', 'entity'),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes', { detail: true }),
  personalColumn('what'),
  column('arisingFrom', 'code', { sortable: true }),
  column('sourceId', 'text', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('raisedOn', 'date', { sortable: true }),
  { name: 'firstHeardOn', kind: 'date', sortable: true, detail: true, value: firstHeard },
  { name: 'participantsHeard', kind: 'count', sortable: true, value: ({ heard }) => Object.keys(heard).length },
  { name: 'heardBy', kind: 'entities', detail: true, value: ({ heard }) => Object.keys(heard) },
  column('answerBy', 'date', { sortable: true }),
  column('fellDueOn', 'date', { detail: true }),
  column('decision', 'entity', { detail: true }),
  column('positionOn', 'date', { sortable: true, detail: true }),
  column('actsWith', 'code', { detail: true }),
  column('action', 'entity', { detail: true }),
  column('actedOn', 'date', { sortable: true }),
  column('closedOn', 'date', { sortable: true, detail: true }),
  column('result', 'code'),
];

export const alertFilters: readonly Filter<AlertRow>[] = [
  { name: 'arisingFrom', values: ALERT_SOURCES, value: (row) => row.arisingFrom },
  { name: 'result', values: ALERT_RESULTS, value: (row) => row.result },
];
