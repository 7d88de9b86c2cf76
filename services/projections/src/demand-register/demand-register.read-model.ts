import { DELIVERY_CHANNELS, DEMAND_ANSWERS } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** What a campaign asks of a duty-bearer, and what became of it. */
export interface DemandRow extends RegisterRow {
  readonly campaign: string;
  readonly dutyBearer: string;
  /** As it was called when the demand was delivered. */
  readonly office: string | null;
  readonly lead: string;
  readonly channel: string | null;
  readonly deliveredOn: CivilDate | null;
  readonly answerBy: CivilDate;
  readonly answeredOn: CivilDate | null;
  readonly answer: string | null;
  /** The promise that answered it, in the register of commitments. */
  readonly commitment: string | null;
  readonly promisedBy: CivilDate | null;
  readonly doneOn: CivilDate | null;
  readonly ground: string | null;
}

export const DEMAND_ROW_STATUSES = [
  'made',
  'dropped',
  'delivered',
  'silent',
  'refused',
  'promised',
  'implemented',
  'reneged',
  'excused',
  'withdrawn',
] as const;

export const demandColumns: readonly Column<DemandRow>[] = [
  column('name', 'name', { sortable: true }),
  column('campaign', 'entity'),
  column('office', 'text'),
  column('dutyBearer', 'entity', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('lead', 'entity', { detail: true }),
  column('themes', 'codes', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('channel', 'code', { detail: true }),
  column('deliveredOn', 'date', { sortable: true }),
  column('answerBy', 'date', { sortable: true }),
  column('answeredOn', 'date', { sortable: true, detail: true }),
  column('answer', 'code'),
  column('commitment', 'entity', { detail: true }),
  column('promisedBy', 'date', { sortable: true }),
  column('doneOn', 'date', { sortable: true }),
  column('ground', 'code', { detail: true }),
];

export const demandFilters: readonly Filter<DemandRow>[] = [
  { name: 'answer', values: DEMAND_ANSWERS, value: ({ answer }) => answer },
  { name: 'channel', values: DELIVERY_CHANNELS, value: ({ channel }) => channel },
];
