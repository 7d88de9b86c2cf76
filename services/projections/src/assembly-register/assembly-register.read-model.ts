import type { CivilDate } from '@baraza/domain';
import { type Column, column, type Filter, type RegisterRow } from '../registers/register.ts';

/** The seats of a body, as they were declared. */
export interface BodyRow {
  readonly elected: readonly { readonly candidacy: string; readonly organisation: string }[];
  readonly hasEnded: boolean;
}

/** What is elected at a convening, on which roll, and who has the seats. */
export interface AssemblyRow extends RegisterRow {
  readonly convening: string;
  readonly rollOn: CivilDate;
  readonly nominationsUntil: CivilDate;
  readonly bodies: readonly string[];
  readonly onRoll: number | null;
  readonly ballots: number | null;
  /** By body, those that were declared. */
  readonly seats: Readonly<Record<string, BodyRow>>;
  /** The candidacies whose seats became free before their time. */
  readonly vacated: readonly string[];
  readonly ground: string | null;
}

export const ASSEMBLY_STATUSES = ['called', 'nominated', 'voting', 'counted', 'declared', 'cancelled'] as const;

/** The members whose candidates hold a seat, body by body. */
function seatedIn({ seats, vacated }: AssemblyRow): readonly string[] {
  const held = Object.values(seats).flatMap(({ elected, hasEnded }) =>
    hasEnded ? [] : elected.filter(({ candidacy }) => !vacated.includes(candidacy)),
  );
  return [...new Set(held.map(({ organisation }) => organisation))];
}

export const assemblyColumns: readonly Column<AssemblyRow>[] = [
  column('name', 'name', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('rollOn', 'date', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('onRoll', 'count', { sortable: true }),
  column('ballots', 'count', { sortable: true }),
  { name: 'elected', kind: 'entities', value: seatedIn },
  column('bodies', 'codes', { detail: true }),
  { name: 'declared', kind: 'codes', detail: true, value: ({ seats }) => Object.keys(seats) },
  column('nominationsUntil', 'date', { detail: true }),
  column('convening', 'entity', { detail: true }),
  column('ground', 'code', { detail: true }),
];

export const assemblyFilters: readonly Filter<AssemblyRow>[] = [];
