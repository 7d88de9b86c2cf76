import { INNOVATION_KINDS, INNOVATION_STAGES } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** Something new, from its being put forward on; to the public from its being shared on. */
export interface InnovationRow extends RegisterRow {
  readonly kind: string;
  /** From when it is at its stage. */
  readonly since: CivilDate;
  readonly proposedOn: CivilDate | null;
  readonly sharedOn: CivilDate | null;
  /** By its id: what came of an experiment, or that it goes on. */
  readonly experiments: Readonly<Record<string, string>>;
  /** By organisation: that it took it up, or whether it worked for it. */
  readonly adoptions: Readonly<Record<string, string>>;
  readonly ground: string | null;
}

export const INNOVATION_STATUSES = [...INNOVATION_STAGES, 'stopped'] as const;

const found =
  (finding: string) =>
  ({ adoptions }: InnovationRow): number =>
    Object.values(adoptions).filter((one) => one === finding).length;

export const innovationColumns: readonly Column<InnovationRow>[] = [
  column('name', 'name', { sortable: true }),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes'),
  column('status', 'code', { sortable: true }),
  column('since', 'date', { sortable: true }),
  column('organisations', 'entities', { detail: true }),
  column('proposedOn', 'date', { detail: true }),
  column('sharedOn', 'date', { sortable: true }),
  { name: 'experiments', kind: 'count', detail: true, value: (row) => Object.keys(row.experiments).length },
  { name: 'adoptions', kind: 'count', sortable: true, value: (row) => Object.keys(row.adoptions).length },
  { name: 'worked', kind: 'count', value: found('worked') },
  { name: 'partlyWorked', kind: 'count', detail: true, value: found('partly-worked') },
  { name: 'didNotWork', kind: 'count', detail: true, value: found('did-not-work') },
  column('ground', 'code', { detail: true }),
];

export const innovationFilters: readonly Filter<InnovationRow>[] = [
  { name: 'kind', values: INNOVATION_KINDS, value: (row) => row.kind },
];
