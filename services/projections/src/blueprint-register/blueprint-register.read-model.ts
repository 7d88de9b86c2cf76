import { LICENCES, type PeopleCount } from '@baraza/contracts';
import { type CivilDate, shownCount } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** What came of a blueprint in one place. */
export interface ReplicationRow {
  readonly organisation: string;
  readonly status: 'begun' | 'running' | 'ended';
  /** The replication that it was learned from. */
  readonly copiedFrom: string | null;
  /** By circle: those who belong to it; nobody once it is dissolved. */
  readonly circles: Readonly<Record<string, PeopleCount | null>>;
}

/** A way of organising citizens, as its newest version says; to the public from its being published on. */
export interface BlueprintRow extends RegisterRow {
  readonly version: number;
  readonly languages: readonly string[];
  readonly licence: string;
  readonly steps: number;
  readonly guide: string | null;
  readonly publishedOn: CivilDate | null;
  /** By its id. */
  readonly replications: Readonly<Record<string, Partial<ReplicationRow>>>;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
}

export const BLUEPRINT_STATUSES = ['draft', 'published', 'withdrawn', 'dropped'] as const;

const all = ({ replications }: BlueprintRow): readonly Partial<ReplicationRow>[] => Object.values(replications);
const meeting = (row: BlueprintRow): readonly PeopleCount[] =>
  all(row).flatMap(({ circles = {} }) => Object.values(circles).filter((people) => people !== null));

export const blueprintColumns: readonly Column<BlueprintRow>[] = [
  column('name', 'name', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes'),
  column('version', 'count', { sortable: true }),
  column('languages', 'codes'),
  column('licence', 'text', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('publishedOn', 'date', { sortable: true }),
  column('steps', 'count', { detail: true }),
  column('guide', 'text', { detail: true }),
  column('organisations', 'entities', { detail: true }),
  { name: 'replications', kind: 'count', sortable: true, value: (row) => all(row).length },
  { name: 'running', kind: 'count', value: (row) => all(row).filter(({ status }) => status === 'running').length },
  {
    name: 'learnedFromOthers',
    kind: 'count',
    detail: true,
    value: (row) => all(row).filter(({ copiedFrom = null }) => copiedFrom !== null).length,
  },
  {
    name: 'replicatedBy',
    kind: 'entities',
    detail: true,
    value: (row) => [...new Set(all(row).flatMap(({ organisation }) => organisation ?? []))],
  },
  { name: 'circles', kind: 'count', sortable: true, value: (row) => meeting(row).length },
  {
    name: 'citizensOrganised',
    kind: 'count',
    value: (row) => shownCount(meeting(row).reduce((so, { total }) => so + total, 0)) ?? null,
  },
  column('endedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const blueprintFilters: readonly Filter<BlueprintRow>[] = [
  { name: 'licence', values: LICENCES, value: (row) => row.licence },
];
