import { COMMITMENT_DIRECTIONS, COMMITMENT_SOURCES } from '@baraza/contracts';
import type { CivilDate, PersonalRef } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A promise, in whichever of the three directions. */
export interface CommitmentRow extends RegisterRow {
  readonly direction: string;
  /** The organisations that promised, and to whom it was promised; null where it was none. */
  readonly promisor: string | null;
  readonly promisee: string | null;
  /** The office of a duty-bearer that promised. */
  readonly dutyBearer: string | null;
  /** In clear, where its words have been published. */
  readonly words: string | null;
  /** In the vault: opened for a page to those who may. */
  readonly promise: PersonalRef | string | null;
  readonly arisingFrom: string;
  readonly sourceId: string | null;
  readonly madeOn: CivilDate;
  readonly acceptedOn: CivilDate | null;
  /** As it stood first, and stands since it was renegotiated. */
  readonly firstDueBy: CivilDate;
  readonly dueBy: CivilDate;
  /** The day on which its promisor said that it is kept, until that was denied. */
  readonly reportedOn: CivilDate | null;
  readonly doneOn: CivilDate | null;
  readonly timeliness: 'in-time' | 'late' | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const COMMITMENT_ROW_STATUSES = ['made', 'accepted', 'fell-due', 'kept', 'broken', 'excused'] as const;

export const commitmentColumns: readonly Column<CommitmentRow>[] = [
  column('name', 'name', { sortable: true }),
  {
    name: 'promise',
    kind: 'personal',
    value: ({ promise, words }) => (words === null && typeof promise === 'string' ? promise : null),
  },
  column('direction', 'code', { sortable: true }),
  column('promisor', 'entity'),
  column('dutyBearer', 'text', { detail: true }),
  column('promisee', 'entity'),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('dueBy', 'date', { sortable: true }),
  column('firstDueBy', 'date', { detail: true }),
  column('arisingFrom', 'code', { sortable: true }),
  column('sourceId', 'text', { detail: true }),
  column('words', 'text', { detail: true }),
  column('madeOn', 'date', { sortable: true, detail: true }),
  column('acceptedOn', 'date', { detail: true }),
  column('reportedOn', 'date', { detail: true }),
  column('doneOn', 'date', { detail: true }),
  column('timeliness', 'code'),
  column('endedOn', 'date', { sortable: true, detail: true }),
  column('ground', 'code', { detail: true }),
];

export const commitmentFilters: readonly Filter<CommitmentRow>[] = [
  { name: 'direction', values: COMMITMENT_DIRECTIONS, value: (row) => row.direction },
  { name: 'arisingFrom', values: COMMITMENT_SOURCES, value: (row) => row.arisingFrom },
];
