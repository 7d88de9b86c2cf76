import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** What a member asked for, and what came of it. */
export interface ServiceRequestRow extends RegisterRow {
  readonly organisation: string;
  readonly service: string;
  readonly code: string;
  readonly category: string;
  readonly requestedOn: CivilDate;
  readonly acknowledgeBy: CivilDate;
  readonly acknowledgedOn: CivilDate | null;
  readonly deliverBy: CivilDate;
  /** When it was delivered or declined; null where it is owed. */
  readonly answeredOn: CivilDate | null;
  /** Why it was declined, withdrawn, or its dispute dismissed. */
  readonly ground: string | null;
  readonly disputedOn: CivilDate | null;
  readonly settleBy: CivilDate | null;
  readonly rating: number | null;
  readonly closedOn: CivilDate | null;
  readonly because: string | null;
  /** When it was seen that a promise was missed. */
  readonly acknowledgementMissedOn: CivilDate | null;
  readonly deliveryMissedOn: CivilDate | null;
  readonly settlementMissedOn: CivilDate | null;
}

export const SERVICE_REQUEST_STATUSES = [
  'asked',
  'acknowledged',
  'assigned',
  'delivered',
  'declined',
  'disputed',
  'closed',
  'withdrawn',
] as const;

export const PROMISES_KEPT = ['kept', 'missed'] as const;

/** What was done in time is kept, though it was entered after it had been seen as missed. */
export function promiseOf(row: ServiceRequestRow): (typeof PROMISES_KEPT)[number] {
  const { acknowledgedOn, acknowledgeBy, answeredOn, deliverBy } = row;
  const isLate =
    (acknowledgedOn === null ? row.acknowledgementMissedOn !== null : acknowledgedOn > acknowledgeBy) ||
    (answeredOn === null ? row.deliveryMissedOn !== null : answeredOn > deliverBy) ||
    row.settlementMissedOn !== null;
  return isLate ? 'missed' : 'kept';
}

const promise: Column<ServiceRequestRow> = { name: 'promise', kind: 'code', value: promiseOf };

export const serviceRequestColumns: readonly Column<ServiceRequestRow>[] = [
  column('name', 'name', { sortable: true }),
  column('organisation', 'entity'),
  column('service', 'entity', { detail: true }),
  column('code', 'code', { sortable: true, detail: true }),
  column('category', 'code', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('requestedOn', 'date', { sortable: true }),
  column('acknowledgeBy', 'date', { detail: true }),
  column('acknowledgedOn', 'date', { detail: true }),
  column('deliverBy', 'date', { sortable: true }),
  column('answeredOn', 'date', { sortable: true }),
  promise,
  column('rating', 'count', { sortable: true }),
  column('ground', 'code', { detail: true }),
  column('disputedOn', 'date', { detail: true }),
  column('settleBy', 'date', { detail: true }),
  column('closedOn', 'date', { sortable: true, detail: true }),
  column('because', 'code', { detail: true }),
  column('acknowledgementMissedOn', 'date', { detail: true }),
  column('deliveryMissedOn', 'date', { detail: true }),
  column('settlementMissedOn', 'date', { detail: true }),
];

export const serviceRequestFilters: readonly Filter<ServiceRequestRow>[] = [
  { name: 'promise', values: PROMISES_KEPT, value: promiseOf },
];
